import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import type { Choice } from './committee-names.ts';
import { useFieldDraft } from './use-field-draft.ts';

export interface PersonFieldProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  /** `person:…` or `post:…`. */
  readonly id: string | null;
  /** Words for somebody who is not in the list. */
  readonly text: string | null;
  readonly disabled?: boolean;
  readonly onChange: (who: { readonly id: string | null; readonly text: string | null }) => void;
}

/** A person or post of the committee, or words for somebody outside it. What is typed counts when the
 *  field is left, or after a rest; Escape gives it up. */
export function PersonField({ label, choices, id, text, disabled, onChange }: PersonFieldProps) {
  const shown = choices.find((choice) => choice.id === id)?.name ?? text ?? '';
  const { typed, draft } = useFieldDraft({
    value: shown,
    onKeep: (words) => onChange(whoIs(choices, words.trim())),
    // The beginning of a name is mostly a search in the list, and not an answer yet.
    rest: (words) => (matching(choices, words, shown).length > 0 ? SEARCH_REST : WORDS_REST),
  });

  return (
    <ComboBox
      className="fact fact--person"
      allowsCustomValue
      menuTrigger="focus"
      items={matching(choices, typed, shown)}
      inputValue={typed}
      value={id}
      isDisabled={disabled ?? false}
      onInputChange={draft.type}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.id === key);
        if (chosen === undefined) return;
        onChange({ id: chosen.id, text: null });
        draft.chosen(chosen.name);
      }}
      onFocus={draft.enter}
      onBlur={draft.leave}
    >
      <Label className="fact__label">{label}</Label>
      <Input
        className="fact__input fact__input--person"
        placeholder="Not recorded"
        onKeyDown={(event) => {
          if (event.key === 'Escape') draft.giveUp();
        }}
      />
      <Popover className="choices" offset={2} maxHeight={320}>
        <ListBox<Choice> className="choices__list">
          {(choice) => (
            <ListBoxItem className="choices__item" id={choice.id} textValue={choice.name}>
              <Text slot="label">{choice.name}</Text>
              {choice.detail === null ? null : (
                <Text slot="description" className="choices__detail">
                  {choice.detail}
                </Text>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** How long typing rests before it counts, in milliseconds. */
const WORDS_REST = 700;
const SEARCH_REST = 3_000;

function whoIs(choices: readonly Choice[], words: string) {
  const named = choices.find((choice) => choice.name.toLowerCase() === words.toLowerCase());
  if (named !== undefined) return { id: named.id, text: null };
  return { id: null, text: words === '' ? null : words };
}

/** Everybody until something is typed; then those whose name or organisation holds it. */
function matching(choices: readonly Choice[], typed: string, shown: string): readonly Choice[] {
  const words = typed.trim().toLowerCase();
  if (words === '' || typed === shown) return choices;
  return choices.filter(({ name, detail }) =>
    `${name} ${detail ?? ''}`.toLowerCase().includes(words),
  );
}
