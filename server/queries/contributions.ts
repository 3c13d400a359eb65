import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { ConfirmationStore } from '#server/records/confirmation-store.ts';
import type { MinutedStore } from '#server/records/minuted-store.ts';
import type { ResponseStore } from '#server/records/response-store.ts';
import { mayBy } from '#shared/access/policy.ts';
import { dayInLondon, daysBetween } from '#shared/domain/calendar.ts';
import { confirmationState, seatSpeaking } from '#shared/domain/confirmation.ts';
import { CONTRIBUTION_KINDS } from '#shared/domain/vocabulary.ts';
import {
  type CommitteeId,
  type MeetingId,
  type PersonId,
  type SeatId,
  toContributionId,
} from '#shared/ids.ts';
import type { ContributionView } from '#shared/protocol/http/records.ts';
import { toInstant } from './calendar.ts';
import { type Names, namesOf } from './names.ts';
import { bySource, locator, type MeetingFilter, type Reading, sourceOf } from './reading.ts';

export interface ContributionQueries {
  list(person: PersonId, filter: MeetingFilter): Promise<readonly ContributionView[]>;
}

export function createContributionQueries(deps: {
  readonly reading: Reading;
  readonly minuted: MinutedStore;
  readonly responses: ResponseStore;
  readonly confirmations: ConfirmationStore;
  readonly committees: CommitteeStore;
  readonly now: () => number;
}): ContributionQueries {
  return {
    async list(person, filter) {
      const readable = await deps.reading.meetings(person, filter);
      const find = locator(readable);
      const rows = await deps.minuted.contributions(readable.map((one) => one.meeting.id));
      const responses = await deps.responses.of(rows.map((row) => row.id));
      const confirmed = await deps.confirmations.of(rows.map((row) => row.id));
      const names = new Map<CommitteeId, Names>();
      for (const { meeting } of readable) {
        names.set(meeting.committeeId, await namesOf(deps.committees, meeting.committeeId));
      }
      const today = dayInLondon(deps.now());
      const seats = new Map<MeetingId, ReadonlySet<SeatId>>();
      for (const { meeting } of readable) {
        const days = [today, meeting.date];
        seats.set(meeting.id, await deps.confirmations.seatsOf(person, days, [meeting.id]));
      }
      const located = rows.flatMap((row) => {
        const at = find(row);
        const words = at === null ? undefined : names.get(at.reader.meeting.committeeId);
        return at === null || words === undefined ? [] : [{ row, at, words }];
      });
      return located.sort(bySource).map(({ row, at, words }) => {
        const answers = responses.filter((one) => one.contributionId === row.id);
        const thing = { part: at.item.part, itemId: at.item.id };
        const confirmation = confirmed.get(row.id) ?? null;
        const state = confirmationState(row, confirmation);
        const seat = seatSpeaking(row);
        const owned = seat !== null && seats.get(at.reader.meeting.id)?.has(seat) === true;
        const mayConfirm =
          row.removedAt === null &&
          (state === 'waiting' || state === 'changed_since') &&
          mayBy(at.reader.standing, 'confirm-wording', { ...thing, owned }).allowed;
        const waited = Math.max(0, daysBetween(at.reader.meeting.date, today));
        return {
          ...sourceOf(at, row.removedAt),
          id: toContributionId(row.id),
          voice: row.voice,
          seatId: row.seatId,
          voiceName: words.voice(row.voice, row.seatId),
          capacity: row.capacity,
          kind: CONTRIBUTION_KINDS.find((kind) => kind === row.kind) ?? null,
          text: row.text,
          responses: answers.map((one) => ({
            id: one.id,
            at: toInstant(one.at),
            by: words.person(one.by),
            text: one.text,
          })),
          waitingDays: answers.length > 0 ? null : waited,
          mayRespond: mayBy(at.reader.standing, 'respond', thing).allowed,
          confirmation: {
            state,
            by: confirmation === null ? null : words.person(confirmation.by),
            at: confirmation === null ? null : toInstant(confirmation.at),
            mayConfirm,
          },
        };
      });
    },
  };
}
