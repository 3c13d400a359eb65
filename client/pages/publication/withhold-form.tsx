import { type FormEvent, useState } from 'react';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { Radios } from '#client/ui/fields/radios.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import {
  GROUNDS,
  type Ground,
  groundInWords,
  type WithheldPlace,
  type Withholding,
} from '#shared/domain/publication.ts';
import { hasWords } from '#shared/lang/find-words.ts';
import { errorAt } from '../form-faults.ts';
import type { PaneRow } from './panes-table.tsx';

/** How much is withheld at a place, on what ground, and what the public reads instead. */
export function WithholdForm({
  row,
  onDone,
  onClose,
}: {
  readonly row: PaneRow;
  readonly onDone: (withheld: Withholding) => void;
  readonly onClose: () => void;
}) {
  const [how, setHow] = useState('place');
  const [words, setWords] = useState('');
  const [ground, setGround] = useState<Ground | ''>('');
  const [wording, setWording] = useState('');
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const at = (field: string) => `${field}-${row.key}`;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = [
      ...(how !== 'words'
        ? []
        : words.trim() === ''
          ? [{ fieldId: at('words'), message: 'Enter the words to withhold' }]
          : hasWords(row.internal, words)
            ? []
            : [{ fieldId: at('words'), message: 'Copy whole words as they stand there' }]),
      ...(ground === '' ? [{ fieldId: at('ground'), message: 'Choose a ground' }] : []),
    ];
    setFaults(wrong);
    if (wrong.length > 0 || ground === '') return;
    onDone({ place: placeOf(), ground, wording: wording.trim() === '' ? null : wording.trim() });
  };

  function placeOf(): WithheldPlace {
    const { place } = row;
    if (how === 'item' && 'itemId' in place) return { kind: 'item', itemId: place.itemId };
    if (how === 'words' && place.kind === 'paragraph') {
      return { ...place, kind: 'phrase', words: words.trim() };
    }
    return place;
  }

  return (
    <form className="form withhold-form" onSubmit={submit} noValidate>
      <ErrorSummary faults={faults} />
      {'itemId' in row.place ? (
        <Radios
          id={at('how')}
          label="What is withheld?"
          takesFocus
          value={how}
          options={[
            { value: 'place', name: `This ${row.name.toLowerCase()}` },
            ...(row.phrases ? [{ value: 'words', name: 'Some words in it' }] : []),
            { value: 'item', name: 'The whole item' },
          ]}
          onChange={setHow}
        />
      ) : null}
      {how === 'words' ? (
        <TextArea
          id={at('words')}
          label="The words to withhold"
          hint="Whole words of the text. They are withheld wherever they stand in this paragraph. Who owns an action, when it is due and who spoke cannot be withheld by themselves: withhold the whole action or contribution."
          rows={2}
          error={errorAt(faults, at('words'))}
          value={words}
          onChange={setWords}
        />
      ) : null}
      <Select
        id={at('ground')}
        label="On what ground?"
        hint="The public reads this."
        error={errorAt(faults, at('ground'))}
        value={ground}
        options={[
          { value: '', name: 'Choose a ground' },
          ...GROUNDS.map((one) => ({ value: one, name: groundInWords(one) })),
        ]}
        onChange={(value) => setGround(GROUNDS.find((one) => one === value) ?? '')}
      />
      <TextField
        id={at('wording')}
        label="What the public reads instead (optional)"
        hint="For example “Members received legal advice.”"
        value={wording}
        onChange={setWording}
      />
      <div className="button-row">
        <Button type="submit">Withhold</Button>
        <Button weight="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
