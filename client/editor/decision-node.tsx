import type { NodeViewProps } from '@tiptap/react';
import { DECISION_VERBS, inWords } from '#shared/domain/vocabulary.ts';
import { FactSelect } from './fact-fields.tsx';
import { attributeText, orNull, RecordFrame } from './record-frame.tsx';

const VERB_OPTIONS = [
  { value: '', name: 'Not recorded' },
  ...DECISION_VERBS.map((verb) => ({ value: verb, name: inWords(verb) })),
];

export function DecisionNode(props: NodeViewProps) {
  const { node, editor, updateAttributes } = props;
  return (
    <RecordFrame {...props} kind="decision" prompt="What was decided">
      <FactSelect
        label="The committee"
        value={attributeText(node, 'verb')}
        options={VERB_OPTIONS}
        disabled={!editor.isEditable}
        onChange={(value) => updateAttributes({ verb: orNull(value) })}
      />
    </RecordFrame>
  );
}
