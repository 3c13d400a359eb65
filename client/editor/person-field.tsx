import { useEffect, useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import type { Choice } from './committee-names.ts';

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
 *  field is left. */
export function PersonField({ label, choices, id, text, disabled, onChange }: PersonFieldProps) {
  const shown = choices.find((choice) => choice.id === id)?.name ?? text ?? '';
  const [typed, setTyped] = useState(shown);
  const [focused, setFocused] = useState(false);
  useEffect(() => {
    if (!focused) setTyped(shown);
  }, [shown, focused]);

  const settle = () => {
    setFocused(false);
    const words = typed.trim();
    if (words === shown) return;
    const named = choices.find((choice) => choice.name.toLowerCase() === words.toLowerCase());
    if (named !== undefined) onChange({ id: named.id, text: null });
    else onChange({ id: null, text: words === '' ? null : words });
  };

  return (
    <ComboBox
      className="fact fact--person"
      allowsCustomValue
      menuTrigger="focus"
      items={matching(choices, typed, shown)}
      inputValue={typed}
      value={id}
      isDisabled={disabled ?? false}
      onInputChange={setTyped}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.id === key);
        if (chosen === undefined) return;
        setTyped(chosen.name);
        onChange({ id: chosen.id, text: null });
      }}
      onFocus={() => setFocused(true)}
      onBlur={settle}
    >
      <Label className="fact__label">{label}</Label>
      <Input className="fact__input fact__input--person" placeholder="Not recorded" />
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

/** Everybody until something is typed; then those whose name or organisation holds it. */
function matching(choices: readonly Choice[], typed: string, shown: string): readonly Choice[] {
  const words = typed.trim().toLowerCase();
  if (words === '' || typed === shown) return choices;
  return choices.filter(({ name, detail }) =>
    `${name} ${detail ?? ''}`.toLowerCase().includes(words),
  );
}
