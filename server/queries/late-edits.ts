import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { LateEditRow, LateEditStore } from '#server/records/late-edit-store.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import { mayBy } from '#shared/access/policy.ts';
import type { LateChange } from '#shared/domain/late-change.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import type { MeetingId, PersonId } from '#shared/ids.ts';
import type { HomeTask } from '#shared/protocol/http/committee.ts';
import type { LateEditView } from '#shared/protocol/http/late-edits.ts';
import { toInstant } from './calendar.ts';
import { itemInWords } from './item-words.ts';
import { type Names, namesOf } from './names.ts';
import type { ReadableMeeting, Reading } from './reading.ts';

export interface LateEditQueries {
  /** Their own, and with the right those of others, as far as they may see the text itself. `null`: no such
   *  meeting, or not for this reader. */
  ofMeeting(person: PersonId, meeting: MeetingId): Promise<readonly LateEditView[] | null>;
  /** Whose words wait, for the start page. */
  tasks(person: PersonId, readable: readonly ReadableMeeting[]): Promise<readonly HomeTask[]>;
}

export interface LateEditQueriesDeps {
  readonly reading: Reading;
  readonly lateEdits: LateEditStore;
  readonly meetings: MeetingStore;
  readonly committees: CommitteeStore;
}

export function createLateEditQueries(deps: LateEditQueriesDeps): LateEditQueries {
  const { reading, lateEdits, meetings, committees } = deps;

  async function seen(
    person: PersonId,
    readable: ReadableMeeting,
  ): Promise<readonly LateEditView[]> {
    const { meeting, standing, items } = readable;
    const rows = await lateEdits.ofMeeting(meeting.id);
    if (rows.length === 0) return [];
    const names = await namesOf(committees, meeting.committeeId);
    const views: LateEditView[] = [];
    for (const row of rows) {
      const item = items.find((one) => one.id === row.itemId) ?? null;
      if (row.itemId !== null && item === null) continue;
      const part = item?.part ?? (await meetings.document(row.documentId))?.part ?? 'II';
      const thing = { part, itemId: row.itemId };
      const can = (deed: Parameters<typeof mayBy>[1]) => mayBy(standing, deed, thing);
      if (item === null && !can('open-agenda').allowed) continue;
      const mine = row.authorId === person;
      if (!mine && !can('see-late-edits').allowed) continue;
      const changes = row.itemId === null ? toldOf(row, items) : row.changes;
      if (changes.length === 0) continue;
      const titles = new Map<string, string>(items.map((one) => [one.id, one.title]));
      const comment = can('comment');
      const waits = row.state === 'waiting';
      views.push({
        ...facts(row, names),
        title: item === null ? agendaOf(part) : itemInWords(item),
        part,
        mine,
        changes: changes.map((one) => ({
          where: whereOf(one, titles),
          before: one.before,
          after: one.after,
        })),
        maySend: waits && mine && comment.allowed,
        whyNotSend: waits && mine && !comment.allowed ? comment.reason : null,
        mayPutAside: waits && (mine || can('keep-minutes').allowed),
      });
    }
    return views;
  }

  return {
    ofMeeting: async (person, id) => {
      const readable = await reading.meeting(person, id);
      return readable === null ? null : seen(person, readable);
    },

    tasks: async (person, readable) => {
      const tasks: HomeTask[] = [];
      for (const one of readable) {
        const waiting = (await seen(person, one)).filter(({ state }) => state === 'waiting');
        const href = `/meetings/${one.meeting.id}#late-words`;
        for (const { mine, author, title } of waiting) {
          const asked = mine ? 'Send your words as a comment' : 'Look at words that came too late';
          const text = `${mine ? 'You' : author} wrote in “${title}” after it had been sent round`;
          tasks.push({ kind: 'minutes', asked, text, href });
        }
      }
      return tasks;
    },
  };
}

function facts(row: LateEditRow, names: Names) {
  const { id, itemId, authorId, at, state, settledBy, settledAt } = row;
  return {
    ...{ id, itemId, state },
    author: names.person(authorId),
    at: toInstant(at),
    settledBy: settledBy === null ? null : names.person(settledBy),
    settledAt: settledAt === null ? null : toInstant(settledAt),
  };
}

/** Of an agenda what was said of items that the reader may see. */
function toldOf({ changes }: LateEditRow, items: ReadableMeeting['items']): readonly LateChange[] {
  return changes.filter((one) => items.some(({ id }) => id === one.blockId));
}

function agendaOf(part: Part): string {
  return part === 'I' ? 'The agenda' : 'The agenda of Part II';
}

const WHERE: Readonly<Record<string, string>> = {
  paragraph: 'A paragraph',
  heading: 'A heading',
  action: 'An action',
  decision: 'A decision',
  contribution: 'A contribution',
  proposal: 'A proposal',
  owner: 'The owner of an action',
  due: 'When an action is due',
  verb: 'The verb of a decision',
  title: 'The title',
  recommendation: 'The recommendation',
  paper: 'The paper',
  lead: 'Who leads',
};

/** Words on the agenda are those of an item. */
function whereOf({ kind, blockId }: LateChange, titles: ReadonlyMap<string, string>): string {
  const title = blockId === null ? undefined : titles.get(blockId);
  const where = WHERE[kind] ?? 'A text';
  return title === undefined ? where : `${where} of “${title}”`;
}
