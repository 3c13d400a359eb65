import { unbegun } from '../lang/capital.ts';
import type { ToldEntry } from './audit-sentence.ts';
import { changesInWords, valueInWords } from './audit-values.ts';
import { goneWhenInWords } from './history-kept.ts';
import { moveInWords } from './minutes-words.ts';
import { inWords, MINUTES_STATES } from './vocabulary.ts';

/** What was done, as the rest of a sentence that begins with who did it. Every deed that is written has its
 *  words here: an entry takes no other. */
export const DEED_WORDS = {
  'item-added': ({ thing }) => `added ${thing}`,
  'item-withdrawn': ({ thing }) => `withdrew ${thing}`,
  'item-started': ({ thing, before }) =>
    `started ${thing}${before?.meeting === 'planned' ? ', which opened the meeting' : ''}`,
  'no-item-taken': ({ thing }) => `said that no item was being taken at ${thing}`,
  'agenda-published': ({ thing, after }) => `published ${thing}${late(after)}${numbered(after)}`,
  'agenda-published-again': ({ thing, after }) =>
    `published ${thing} again${late(after)}${numbered(after)}`,
  'attendance-recorded': ({ thing, before, after }) =>
    `recorded who was at ${thing}${attended(before, after)}`,
  'item-made-private': ({ thing, after }) =>
    `moved ${thing}, to Part II${shownTo(after?.shownAs, after?.neutralTitle)}`,
  'private-item-shown': ({ thing, after }) =>
    `changed how ${thing}, appears${shownTo(after?.shownAs, after?.neutralTitle)}`,
  'text-copied-to-part-one': ({ thing }) => `copied text of ${thing}, into a new item of Part I`,

  'person-excluded': ({ thing, after }) =>
    `excluded ${valueInWords(after?.person)} from ${thing} (${levelOf(after?.level)})`,
  'exclusion-changed': ({ thing, before, after }) =>
    `changed how ${valueInWords(after?.person)} takes part in ${thing}, from “${levelOf(before?.level)}” to “${levelOf(after?.level)}”`,
  'exclusion-ended': ({ thing, before }) =>
    `ended the exclusion of ${valueInWords(before?.person)} from ${thing}`,
  'interest-declared': ({ thing, after }) =>
    `wrote down an interest of ${valueInWords(after?.person)} in ${thing}`,
  'no-interest-declared': ({ after }) =>
    `wrote down that ${valueInWords(after?.person)} has no interests to declare`,
  'declaration-withdrawn': ({ after }) =>
    `took back a declaration of ${valueInWords(after?.person)}`,
  'interest-registered': ({ after }) =>
    `put an interest of ${valueInWords(after?.person)} (${kindOf(after?.type)}) into the register`,
  'interest-ended': ({ after }) =>
    `ended an interest of ${valueInWords(after?.person)} in the register`,

  'minutes-approved': ({ thing, after }) =>
    `recorded that the minutes (Part ${after?.part}) of ${thing}, were approved${
      after?.byCorrespondence === true ? ' by correspondence' : ''
    }`,
  'approval-given-up': ({ thing, after }) =>
    `gave up recording that the minutes (Part ${after?.part}) of ${thing}, were approved, because they or the minutes that were to say so had changed; nothing of it stands`,
  'approval-deferred': ({ thing, after }) =>
    `recorded that the approval of the minutes (Part ${after?.part}) of ${thing}, was put off`,
  'amendment-proposed': ({ thing }) => `put an amendment to the minutes of ${thing}`,
  'amendment-settled': ({ thing, after }) =>
    `recorded that an amendment to the minutes of ${thing}, was ${kindOf(after?.state)}`,
  'minutes-signed': ({ thing, after }) => `signed the minutes (Part ${after?.part}) of ${thing}`,
  'correction-noted': ({ thing, after }) =>
    `put a note of correction beside the minutes (Part ${after?.part}) of ${thing}`,
  'minutes-moved': ({ thing, before, after }) =>
    `${moved(before?.minutes, after?.minutes)} (Part ${after?.part} of ${thing}${
      after?.commentsUntil == null ? '' : `, comments until ${valueInWords(after.commentsUntil)}`
    })`,

  'comment-added': ({ thing, after }) => `made a comment (${kindOf(after?.kind)}) on ${thing}`,
  'comment-answered': ({ thing }) => `answered a comment on ${thing}`,
  'comment-settled': ({ thing, after }) => `${settled(after?.state)} a comment on ${thing}`,
  'suggestion-accepted': ({ thing, after }) =>
    `accepted a suggested wording${after?.state === 'accepted_in_part' ? ' in part' : ''} for ${thing}`,
  'late-words-kept': ({ thing }) =>
    `brought words for ${thing}, that came after the minutes had been sent round`,
  'late-words-sent': ({ thing }) => `sent words for ${thing}, that had come too late, as a comment`,
  'late-words-put-aside': ({ thing }) => `put aside words for ${thing}, that had come too late`,
  'minutes-corrected': ({ thing }) => `corrected the minutes of ${thing}`,
  'comment-withdrawn': ({ thing }) => `took back a comment on ${thing}`,

  'action-progressed': ({ thing }) => `reported progress on an action of ${thing}`,
  'action-closure-proposed': ({ thing }) => `proposed to close an action of ${thing}`,
  'action-closed': ({ thing }) => `closed an action of ${thing}`,
  'action-reopened': ({ thing }) => `opened an action of ${thing}, again`,
  'action-due-moved': ({ thing, before, after }) =>
    `moved the due date of an action of ${thing}, ${
      before?.due == null ? '' : `from ${valueInWords(before.due)} `
    }to ${valueInWords(after?.due)}`,
  'contribution-answered': ({ thing }) => `answered a contribution under ${thing}`,
  'wording-confirmed': ({ thing }) => `confirmed how a contribution is worded under ${thing}`,
  'history-deleted': ({ thing }) => `deleted for good what had been taken out of ${thing}`,

  'history-let-go': ({ thing, after }) =>
    `let the history of ${thing} go, ${goneWhenInWords(Number(after?.months ?? 0), 'the minutes')}`,

  'version-named': ({ thing, after }) =>
    `named the present words of ${thing}, “${String(after?.name)}”`,
  'version-restored': ({ thing, after }) =>
    `put ${thing}, back to what it said in the version “${String(after?.version)}”`,
  'publication-prepared': ({ thing }) => `prepared the public version of the minutes of ${thing}`,
  'publication-sent-back': ({ thing }) => `sent the public version of the minutes of ${thing} back`,
  'minutes-published': ({ thing, after }) =>
    `compared the public version of the minutes of ${thing}, and published it${
      after?.standing === 'unconfirmed' ? ' as unconfirmed' : ''
    }`,
  'publication-taken-down': ({ thing }) =>
    `took down the public version of the minutes of ${thing}`,
  'minutes-received': ({ thing, after }) =>
    `wrote down that ${valueInWords(after?.organisation)} received the minutes of ${thing}, on ${valueInWords(after?.receivedOn)}`,
  'body-secretary-named': ({ thing, after }) =>
    `named ${valueInWords(after?.person)} as the secretary of ${thing}, from ${valueInWords(after?.firstDay)}`,
  'body-secretary-ended': ({ thing, before }) =>
    `ended ${valueInWords(before?.person)} as the secretary of ${thing}`,

  'sign-in-link-made': ({ thing }) => `made a sign-in link for ${thing}`,
  'account-added': ({ thing, after }) =>
    `added ${thing}${after?.administrator === true ? ', as an administrator' : ''}`,
  'person-invited': ({ thing }) => `invited ${thing}`,
  'address-changed': ({ thing }) => `changed the e-mail address of ${thing}`,
  'account-closed': ({ thing }) => `closed the account of ${thing}`,
  'account-reopened': ({ thing }) => `opened the account of ${thing} again`,
  'sessions-ended': ({ thing }) => `signed ${thing} out everywhere`,

  'committee-founded': ({ thing }) => `founded ${thing}`,
  'committee-changed': ({ thing, before, after }) =>
    `changed ${thing}: ${changesInWords(before, after)}`,
  'committee-closed': ({ thing }) => `closed ${thing}`,
  'terms-recorded': ({ after }) =>
    `recorded version ${after?.version} of the terms of reference, in force from ${valueInWords(
      after?.firstDay,
    )}`,
  'meeting-added': ({ thing }) => `added ${thing}`,

  'area-added': ({ thing }) => `added the area ${thing}`,
  'organisation-added': ({ thing }) => `added the body ${thing}`,
  'organisation-changed': ({ thing, before, after }) =>
    `changed the body ${thing}: ${changesInWords(before, after)}`,
  'organisation-merged': ({ thing, after }) =>
    `recorded that ${thing} went into “${after?.into}” on ${valueInWords(after?.from)}`,

  'seat-added': ({ thing }) => `added the seat ${thing}`,
  'seat-changed': ({ thing, before, after }) =>
    `changed the seat ${thing}: ${changesInWords(before, after)}`,
  'seat-ended': ({ thing, after }) => `ended the seat ${thing}${ended(after)}`,
  nominated: ({ after }) => `nominated ${after?.person} for the seat “${after?.seat}”`,
  appointed: ({ after }) => `appointed ${after?.person} to the seat “${after?.seat}”${term(after)}`,
  'appointment-confirmed': ({ after }) =>
    `confirmed ${after?.person} in the seat “${after?.seat}”${term(after)}`,
  'term-changed': ({ before, after }) =>
    `moved the last day of ${after?.person} in the seat “${after?.seat}” from ${valueInWords(
      before?.lastDay,
    )} to ${valueInWords(after?.lastDay)}`,
  'appointment-ended': ({ after }) =>
    `ended the appointment of ${after?.person} to the seat “${after?.seat}”${ended(after)}`,
  'nomination-ended': ({ after }) =>
    `ended the nomination of ${after?.person} for the seat “${after?.seat}”`,
  'deputy-named': ({ after }) =>
    `named ${after?.person} as deputy for ${after?.inPlaceOf} in the seat “${after?.seat}”${
      after?.meetingOn === undefined
        ? term(after)
        : ` at the meeting on ${valueInWords(after.meetingOn)}`
    }`,
  'deputy-ended': ({ after }) =>
    `ended the standing in of ${after?.person} in the seat “${after?.seat}”${ended(after)}`,
  'person-added': ({ thing }) => `added ${thing}`,
  'person-changed': ({ thing, before, after }) =>
    `changed ${thing}: ${changesInWords(before, after)}`,
} satisfies Readonly<Record<string, (entry: ToldEntry) => string>>;

/** An order in the past tense: `seat-added`, `appointment-ended`, `item-made-private`. */
export type AuditDeed = keyof typeof DEED_WORDS;

/** The words of a deed; `null`: it was written by a version of this program that knew more. */
export function wordsOfDeed(deed: string): ((entry: ToldEntry) => string) | null {
  return Object.hasOwn(DEED_WORDS, deed) ? DEED_WORDS[deed as AuditDeed] : null;
}

/** “, 3 days late”. */
function late(told: ToldEntry['after']): string {
  const days = Number(told?.daysLate ?? 0);
  if (days === 0) return '';
  return days === 1 ? ', 1 day late' : `, ${days} days late`;
}

/** “, with the references JC/1819/001 to JC/1819/006”. */
function numbered(told: ToldEntry['after']): string {
  const [first, last] = Array.isArray(told?.references) ? told.references : [];
  if (first === undefined) return '';
  return last === undefined
    ? `, with the reference ${first}`
    : `, with the references ${first} to ${last}`;
}

/** “: Chair: present (was not recorded); 1 person in attendance added or changed”. */
function attended(before: ToldEntry['before'], after: ToldEntry['after']): string {
  const seats = Array.isArray(after?.seats) ? after.seats : [];
  const were = Array.isArray(before?.seats) ? before.seats : [];
  const told = seats.map((seat, index) => {
    const was =
      String(were[index] ?? '')
        .split(': ')
        .at(-1) ?? '';
    return was === '' || was === 'not recorded' ? String(seat) : `${seat} (was ${was})`;
  });
  const people = (count: unknown, what: string) =>
    Number(count ?? 0) === 0
      ? []
      : [`${count} ${count === 1 ? 'person' : 'people'} in attendance ${what}`];
  const all = [
    ...told,
    ...people(after?.others, 'added or changed'),
    ...people(after?.removed, 'taken off'),
  ];
  return all.length === 0 ? '' : `: ${all.join('; ')}`;
}

const LEVELS: Readonly<Record<string, string>> = {
  no_vote: 'stays, does not vote',
  no_discussion: 'stays, does not discuss or vote',
  leaves: 'leaves for the item',
  papers_withheld: 'leaves, and gets no papers',
};

function levelOf(level: unknown): string {
  return LEVELS[String(level)] ?? valueInWords(level);
}

/** “, from 1 March 2018 to 28 February 2021, shared with others”. */
function term(told: ToldEntry['after']): string {
  const from = told?.firstDay == null ? '' : `, from ${valueInWords(told.firstDay)}`;
  const to = told?.lastDay == null ? '' : ` to ${valueInWords(told.lastDay)}`;
  return `${from}${to}${told?.shared === true ? ', shared with others' : ''}`;
}

function ended(told: ToldEntry['after']): string {
  return told?.lastDay == null
    ? ' at once'
    : `, with ${valueInWords(told.lastDay)} as the last day`;
}

function moved(before: unknown, after: unknown): string {
  const [from, to] = [before, after].map((one) => MINUTES_STATES.find((state) => state === one));
  return from === undefined || to === undefined ? 'moved the minutes' : moveInWords(from, to);
}

function kindOf(kind: unknown): string {
  return unbegun(inWords(String(kind)));
}

function settled(state: unknown): string {
  if (state === 'accepted') return 'accepted';
  return state === 'declined' ? 'declined' : 'accepted in part';
}

function shownTo(shownAs: unknown, neutralTitle: unknown): string {
  if (shownAs === 'full') return '; others see its title';
  if (shownAs === 'neutral') return `; others see “${String(neutralTitle)}”`;
  return '; others see only that there is a restricted item';
}
