import type { MinutedStore } from '#server/records/minuted-store.ts';
import type { ResponseStore } from '#server/records/response-store.ts';
import { findGaps } from '#shared/domain/gaps.ts';
import { PROPOSAL_OUTCOMES } from '#shared/domain/vocabulary.ts';
import {
  type MeetingId,
  type PersonId,
  toActionId,
  toContributionId,
  toItemId,
  toProposalId,
} from '#shared/ids.ts';
import type { GapsView } from '#shared/protocol/http/committee.ts';
import type { Reading } from './reading.ts';

export interface GapQueries {
  /** What the minutes of a meeting leave unsaid, in the order of its agenda; `null`: not for this reader. */
  ofMeeting(person: PersonId, meeting: MeetingId): Promise<GapsView | null>;
}

type GapKind = GapsView['items'][number]['kind'];

export function createGapQueries(deps: {
  readonly reading: Reading;
  readonly minuted: MinutedStore;
  readonly responses: ResponseStore;
}): GapQueries {
  const { reading, minuted, responses } = deps;
  return {
    async ofMeeting(person, meetingId) {
      const readable = await reading.meeting(person, meetingId);
      if (readable === null) return null;
      const items = new Map(readable.items.map((item, index) => [item.id, { item, index }]));
      const inText = <Row extends { itemId: string; removedAt: number | null }>(
        rows: readonly Row[],
      ) => rows.filter((row) => row.removedAt === null && items.has(toItemId(row.itemId)));

      const actions = inText(await minuted.actions([meetingId]));
      const decisions = inText(await minuted.decisions([meetingId]));
      const proposals = inText(await minuted.proposals([meetingId]));
      const contributions = inText(await minuted.contributions([meetingId]));
      const answered = new Set(
        (await responses.of(contributions.map((row) => row.id))).map((one) => one.contributionId),
      );

      const gaps = findGaps({
        items: readable.items,
        decisions: decisions.map((row) => ({ itemId: toItemId(row.itemId) })),
        actions: actions.map((row) => ({
          ...row,
          id: toActionId(row.id),
          itemId: toItemId(row.itemId),
        })),
        proposals: proposals.map((row) => ({
          id: toProposalId(row.id),
          itemId: toItemId(row.itemId),
          outcome: PROPOSAL_OUTCOMES.find((one) => one === row.outcome) ?? 'not_recorded',
        })),
        contributions: contributions.map((row) => ({
          id: toContributionId(row.id),
          itemId: toItemId(row.itemId),
          answered: answered.has(row.id),
        })),
      });

      const rows = new Map(
        [...actions, ...proposals, ...contributions].map((row) => [row.id, row] as const),
      );
      const ofRecords = (kind: GapKind, ids: readonly string[]) =>
        ids.flatMap((id) => {
          const row = rows.get(id);
          const at = row === undefined ? undefined : items.get(toItemId(row.itemId));
          if (row === undefined || at === undefined) return [];
          return [{ kind, at, ordinal: row.ordinal, recordId: id, text: row.text }];
        });
      const found = [
        ...gaps.itemsWithoutOutcome.flatMap((id) => {
          const at = items.get(id);
          if (at === undefined) return [];
          const kind: GapKind = 'item_without_outcome';
          return [{ kind, at, ordinal: -1, recordId: null, text: at.item.title }];
        }),
        ...ofRecords('open_proposal', gaps.openProposals),
        ...ofRecords('action_without_owner', gaps.actionsWithoutOwner),
        ...ofRecords('action_without_due', gaps.actionsWithoutDue),
        ...ofRecords('contribution_unanswered', gaps.contributionsUnanswered),
      ];
      return {
        meetingId,
        items: found
          .sort((a, b) => a.at.index - b.at.index || a.ordinal - b.ordinal)
          .map(({ kind, at, recordId, text }) => ({
            kind,
            itemId: at.item.id,
            itemTitle: at.item.title,
            recordId,
            text,
          })),
      };
    },
  };
}
