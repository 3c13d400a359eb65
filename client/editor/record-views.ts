import { ReactNodeViewRenderer } from '@tiptap/react';
import { ActionNode } from './action-node.tsx';
import { ContributionNode } from './contribution-node.tsx';
import { DecisionNode } from './decision-node.tsx';
import { ProposalNode } from './proposal-node.tsx';
import type { RecordViews } from './record-nodes.ts';

export const recordViews: RecordViews = {
  action: () => ReactNodeViewRenderer(ActionNode),
  decision: () => ReactNodeViewRenderer(DecisionNode),
  contribution: () => ReactNodeViewRenderer(ContributionNode),
  proposal: () => ReactNodeViewRenderer(ProposalNode),
};
