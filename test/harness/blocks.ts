import type { MinuteBlock, TextRun } from '#shared/document/minute-content.ts';
import {
  toActionId,
  toBlockId,
  toContributionId,
  toDecisionId,
  toProposalId,
} from '#shared/ids.ts';

/** Blocks of a minute in a few words, for tests. */

const runs = (text: string): TextRun[] => (text === '' ? [] : [{ text }]);

export const said = (id: string, text: string): MinuteBlock => ({
  kind: 'paragraph',
  id: toBlockId(id),
  text: runs(text),
});

export const action = (id: string, text: string, ownerText: string | null = null): MinuteBlock => ({
  kind: 'action',
  id: toActionId(id),
  ownerId: null,
  ownerText,
  dueKind: null,
  dueDate: null,
  dueText: null,
  text: runs(text),
});

export const decision = (id: string, text: string): MinuteBlock => ({
  kind: 'decision',
  id: toDecisionId(id),
  verb: 'agreed',
  text: runs(text),
});

export const contribution = (id: string, text: string): MinuteBlock => ({
  kind: 'contribution',
  id: toContributionId(id),
  voice: 'lay',
  seatId: null,
  capacity: null,
  contributionKind: 'concern',
  text: runs(text),
});

export const proposal = (id: string, text: string): MinuteBlock => ({
  kind: 'proposal',
  id: toProposalId(id),
  outcome: 'not_recorded',
  text: runs(text),
});
