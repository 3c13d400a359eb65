import type { NodeViewProps } from '@tiptap/react';
import { inWords, PROPOSAL_OUTCOMES } from '#shared/domain/vocabulary.ts';
import { FactSelect } from './fact-fields.tsx';
import { attributeText, RecordFrame } from './record-frame.tsx';

const OUTCOME_OPTIONS = [...PROPOSAL_OUTCOMES]
  .sort((a, b) => Number(b === 'not_recorded') - Number(a === 'not_recorded'))
  .map((outcome) => ({ value: outcome, name: inWords(outcome) }));

export function ProposalNode(props: NodeViewProps) {
  const { node, editor, updateAttributes } = props;
  return (
    <RecordFrame {...props} kind="proposal" prompt="What was proposed">
      <FactSelect
        label="What became of it"
        value={attributeText(node, 'outcome') || 'not_recorded'}
        options={OUTCOME_OPTIONS}
        disabled={!editor.isEditable}
        onChange={(outcome) => updateAttributes({ outcome })}
      />
    </RecordFrame>
  );
}
