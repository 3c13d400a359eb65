import type { NodeViewProps } from '@tiptap/react';
import { CONTRIBUTION_KINDS, inWords } from '#shared/domain/vocabulary.ts';
import { confirmationInWords } from './confirmation-note.tsx';
import { useEditorFacts } from './editor-facts.ts';
import { FactInput, FactSelect } from './fact-fields.tsx';
import { attributeText, orNull, RecordFrame } from './record-frame.tsx';

const KIND_OPTIONS = [
  { value: '', name: 'Not recorded' },
  ...CONTRIBUTION_KINDS.map((kind) => ({ value: kind, name: inWords(kind) })),
];

export function ContributionNode(props: NodeViewProps) {
  const { node, editor, updateAttributes } = props;
  const { names, confirmationOf } = useEditorFacts();
  const note = confirmationOf(attributeText(node, 'id'));
  const confirmation = note === null ? null : confirmationInWords(note);
  const voice = attributeText(node, 'voice');
  const disabled = !editor.isEditable;
  const voices = [
    { value: '', name: 'Not recorded' },
    ...names.voices,
    // A seat that is no longer offered stays what the minute says.
    ...(voice === '' || names.voices.some((one) => one.value === voice)
      ? []
      : [
          {
            value: voice,
            name: names.ofVoice(voice, orNull(attributeText(node, 'seatId'))) ?? voice,
          },
        ]),
  ];
  return (
    <RecordFrame
      {...props}
      kind="contribution"
      prompt="What was said"
      below={confirmation ?? undefined}
    >
      <FactSelect
        label="Whose voice"
        value={voice}
        options={voices}
        disabled={disabled}
        onChange={(value) =>
          updateAttributes({
            voice: orNull(value),
            seatId: names.voices.find((one) => one.value === value)?.seatId ?? null,
          })
        }
      />
      <FactInput
        label="Speaking as"
        value={attributeText(node, 'capacity')}
        placeholder="Not recorded"
        disabled={disabled}
        onChange={(value) => updateAttributes({ capacity: orNull(value) })}
      />
      <FactSelect
        label="Kind"
        value={attributeText(node, 'kind')}
        options={KIND_OPTIONS}
        disabled={disabled}
        onChange={(value) => updateAttributes({ kind: orNull(value) })}
      />
    </RecordFrame>
  );
}
