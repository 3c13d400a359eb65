import { mayBy, NO_ITEM } from '#shared/access/policy.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import { isToTakeOut } from '#shared/domain/comment.ts';
import { inWords } from '#shared/domain/vocabulary.ts';
import type { PersonId } from '#shared/ids.ts';
import type { CommentView } from '#shared/protocol/http/comments.ts';
import type { Home, HomeTask } from '#shared/protocol/http/committee.ts';
import type { ActionQueries } from './actions.ts';
import type { CommentQueries } from './comments.ts';
import type { CommitteeQueries } from './committees.ts';
import type { ContributionQueries } from './contributions.ts';
import { meetingSummary } from './meetings.ts';
import type { ReadableMeeting, Reading } from './reading.ts';

export interface HomeQueries {
  home(person: PersonId): Promise<Home>;
}

type Task = HomeTask;

/** What one area of the work has for a person to do, of the meetings they may see (newest first). app.ts puts the
 *  areas together. */
export type TaskSource = (
  person: PersonId,
  readable: readonly ReadableMeeting[],
) => Promise<readonly HomeTask[]>;

export interface HomeQueriesDeps {
  readonly reading: Reading;
  readonly committees: CommitteeQueries;
  readonly actions: ActionQueries;
  readonly contributions: ContributionQueries;
  readonly comments: CommentQueries;
  readonly tasks: readonly TaskSource[];
  readonly now: () => number;
}

/** How long what became of a comment is told to its author at the door. It stays in the list for good. */
const NEWS_MS = 28 * 24 * 60 * 60 * 1000;

/** What a person sees first: their committees, their actions, and what waits for them. */
export function createHomeQueries(deps: HomeQueriesDeps): HomeQueries {
  const { reading, committees, actions, contributions, comments, tasks, now } = deps;

  async function commentTasks(person: PersonId, { meeting, standing, items }: ReadableMeeting) {
    // With archived minutes nothing more is to be done. What was left open can still be settled in the list.
    const closed = new Set<string>(
      items.filter(({ part }) => meeting.minutes[part].state === 'archived').map((item) => item.id),
    );
    const settles = mayBy(standing, 'settle-comments', NO_ITEM).allowed;
    const all = (await comments.ofMeeting(person, meeting.id)) ?? [];
    return all.flatMap((one): Task[] => {
      const text = one.text === '' ? proposedInWords(one) : one.text;
      const href = `/meetings/${meeting.id}/comments#comment-${one.id}`;
      if (settles && one.state === 'open' && !one.mine && !closed.has(one.itemId)) {
        return [{ kind: 'comment', text: `${one.author}: ${text}`, href }];
      }
      if (!one.mine || !isNews(one, now())) return [];
      const state = inWords(one.state).toLowerCase();
      return [{ kind: 'answer', text: `Your comment was ${state}: ${text}`, href }];
    });
  }

  return {
    async home(person) {
      const today = dayInLondon(now());
      const mine = await committees.list(person);
      const readable = await reading.meetings(person, {});
      const open = (await actions.list(person, {})).filter(
        (one) => one.inText && one.state !== 'closed',
      );
      const waiting = (await contributions.list(person, {})).filter(
        (one) => one.inText && one.mayRespond && one.responses.length === 0,
      );
      const said: Task[] = [];
      for (const one of readable) said.push(...(await commentTasks(person, one)));
      const asked: Task[] = [];
      for (const source of tasks) asked.push(...(await source(person, readable)));
      return {
        committees: mine.map((committee) => {
          const next = readable
            .filter(({ meeting }) => meeting.committeeId === committee.id && meeting.date >= today)
            .at(-1);
          return { ...committee, nextMeeting: next === undefined ? null : nextMeeting(next) };
        }),
        myActionIds: open.filter((one) => one.mine).map((one) => one.id),
        awaiting: [
          ...asked,
          ...open
            .filter((one) => one.state === 'proposed_for_closure' && one.may.close)
            .map((one): Task => ({ kind: 'closure', text: one.text, href: `/actions/${one.id}` })),
          ...said,
          ...waiting.map(
            (one): Task => ({
              kind: 'contribution',
              text: one.text,
              href: `/committees/${one.committeeId}/patient-voice#contribution-${one.id}`,
            }),
          ),
        ],
      };
    },
  };
}

function nextMeeting(next: ReadableMeeting) {
  const { allowed } = mayBy(next.standing, 'edit-minutes', NO_ITEM);
  return { ...meetingSummary(next), mayEdit: allowed };
}

function isNews({ state, settledAt }: CommentView, now: number): boolean {
  if (state === 'open' || state === 'withdrawn' || settledAt === null) return false;
  return now - Date.parse(settledAt) < NEWS_MS;
}

function proposedInWords(one: Pick<CommentView, 'quote' | 'proposedText'>): string {
  return isToTakeOut(one) ? `Take out “${one.quote}”` : (one.proposedText ?? '');
}
