import { type MinutesOfParts, type Stage, stageOf } from '../domain/minutes.ts';
import type { DraftRight, ExclusionLevel, Part } from '../domain/vocabulary.ts';
import type { ItemId } from '../ids.ts';
import { dayInWords } from '../lang/date-words.ts';

/** What somebody is on a committee, from the seats they hold or stand in for at the moment of use. A
 *  `deputy` stands in at some other meeting: known to the committee, and no part of this business. A vice chair is a member besides. A
 *  `body_secretary` keeps the minutes of a body that the committee is a committee of: receives what was
 *  approved in Part I, and sees no draft. */
export type Capacity =
  | 'secretary'
  | 'chair'
  | 'vice_chair'
  | 'member'
  | 'lay_member'
  | 'patient_voice'
  | 'observer'
  | 'deputy'
  | 'body_secretary';

/** Whoever asks, as they stand at one meeting or on one committee. */
export interface Asker {
  /** Sets up committees and looks after accounts; sees no committee's business by it. */
  readonly administrator: boolean;
  /** The account was closed. */
  readonly disabled: boolean;
  readonly capacities: readonly Capacity[];
  /** The seat's right to drafts, or the explicit one given for this meeting (decision 25). `null`: takes
   *  no part in the business. */
  readonly draftRight: DraftRight | null;
  /** Takes part in private business (Part II). */
  readonly seesPrivate: boolean;
  /** The items of this meeting that they are kept from, whatever seat they sit in. */
  readonly exclusions: readonly Exclusion[];
  /** The parts of these minutes that were approved by a meeting at which they were to stand in for the chair, and
   *  take part in no other business. Whether they did is asked of that meeting. */
  readonly chairedApprovalOf: readonly Part[];
}

export interface Exclusion {
  readonly itemId: ItemId;
  /** The part the item is in now. */
  readonly part: Part;
  readonly level: ExclusionLevel;
  /** The chair's, which the person is told. */
  readonly reason: string;
}

/** How things stand at the committee and the meeting that the thing belongs to. */
export interface Facts {
  readonly committeeClosed: boolean;
  /** The minutes of each part; `null`: no meeting is asked about. */
  readonly minutes: MinutesOfParts | null;
  /** The calendar day in London, `2018-03-01`. */
  readonly today: string;
  /** What the terms of reference say; `null`: they do not say, and the seat decides. */
  readonly membersEditDrafts: boolean | null;
}

/** A person's standing at one meeting, on one committee, or in the service. */
export interface Standing {
  readonly person: Asker;
  readonly facts: Facts;
}

export type Deed =
  // The business of a meeting.
  | 'see'
  | 'open-agenda'
  | 'edit-minutes'
  | 'edit-agenda'
  | 'manage-items'
  | 'start-item'
  | 'comment'
  | 'settle-comments'
  | 'respond'
  | 'report-progress'
  | 'close-action'
  | 'see-notes'
  | 'edit-notes'
  | 'see-removed'
  | 'purge-document'
  | 'make-private'
  | 'exclude'
  | 'see-exclusions'
  | 'declare'
  | 'record-declaration'
  | 'see-register'
  | 'see-audit'
  // From draft to signed record.
  | 'see-history'
  | 'name-version'
  | 'keep-minutes'
  | 'review-minutes'
  | 'correct-minutes'
  | 'accept-suggestion'
  | 'see-late-edits'
  | 'confirm-wording'
  | 'publish-agenda'
  | 'record-attendance'
  | 'record-approval'
  | 'sign-minutes'
  | 'prepare-publication'
  | 'confirm-publication'
  | 'add-correction'
  | 'see-record'
  | 'receive-minutes'
  // The committee's constitution.
  | 'see-constitution'
  | 'keep-constitution'
  | 'invite'
  // The service.
  | 'found-committee'
  | 'keep-accounts';

export interface Thing {
  readonly part: Part;
  /** The item it belongs to; `null`: it belongs to no item. */
  readonly itemId: ItemId | null;
  /** Is it the person's own: an action they own in person or through a post, a contribution of their seat? */
  readonly owned?: boolean;
  /** For entries of the record of who did what: `false`, it is about the constitution or accounts. */
  readonly business?: boolean;
}

/** A refusal that is `hidden` must read as if there were no such thing. */
export type Answer =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly hidden: boolean; readonly reason: string };

/** What is asked of a committee or of the service, and not of an item. */
export const NO_ITEM: Thing = { part: 'I', itemId: null };

/** No committee is asked about. */
export const NO_COMMITTEE: Facts = {
  committeeClosed: false,
  minutes: null,
  today: '',
  membersEditDrafts: null,
};

const yes: Answer = { allowed: true };
const no = (reason: string): Answer => ({ allowed: false, hidden: false, reason });
const noSuchPage: Answer = { allowed: false, hidden: true, reason: 'There is no such page.' };

/** The one policy. Every route, socket, list and page asks it; the reason is fit to show. */
export function may(person: Asker, deed: Deed, thing: Thing, facts: Facts): Answer {
  if (person.disabled || !knowsOf(person, deed, thing)) return noSuchPage;
  if (facts.committeeClosed && !READING.has(deed) && !OF_THE_SERVICE.has(deed)) {
    return no('This committee has closed. Its papers can be read and nothing is added.');
  }
  const is = (capacity: Capacity) => person.capacities.includes(capacity);
  const secretaryOrChair = is('secretary') || is('chair');
  const stage = stageIn(facts, thing.part);
  switch (deed) {
    case 'see':
    case 'see-constitution':
    case 'see-register':
      return yes;
    case 'open-agenda':
      // It holds the title of every item of its part (decision 18).
      return person.exclusions.some((one) => one.part === thing.part && hides(one.level))
        ? noSuchPage
        : yes;
    case 'edit-minutes':
    case 'edit-agenda':
      return editing(person, thing, facts, secretaryOrChair);
    case 'comment':
      return commenting(person, thing, facts);
    case 'manage-items':
    case 'start-item':
      if (!secretaryOrChair) return no('The secretary or the chair does this.');
      return stage === 'draft' ? yes : no('These minutes are no longer a draft.');
    case 'make-private':
      if (!secretaryOrChair) return no('The secretary or the chair does this.');
      return stage === 'settled' ? no('These minutes are approved.') : yes;
    case 'keep-minutes':
      return is('secretary') ? yes : no('The secretary does this.');
    case 'review-minutes':
      return is('chair') ? yes : no('The chair does this.');
    case 'correct-minutes':
      if (!is('secretary')) return no('The secretary corrects minutes that were sent round.');
      return stage === 'circulated' || stage === 'unconfirmed'
        ? yes
        : no(
            stage === 'draft'
              ? 'These minutes are still a draft: edit their words.'
              : 'These minutes are approved. A later correction stands beside them as a note.',
          );
    case 'accept-suggestion':
      if (stage === 'settled')
        return no('These minutes are approved, so their words do not change.');
      return secretaryOrChair ? yes : no('The secretary or the chair does this.');
    case 'confirm-wording':
      if (stage === 'settled')
        return no('These minutes are approved, so their words do not change.');
      return thing.owned === true ? yes : no('Whoever sits in the seat confirms the wording.');
    case 'see-history':
      return person.draftRight === 'edit'
        ? yes
        : no('Those who may edit the draft see its history.');
    case 'see-record':
      return yes;
    case 'receive-minutes':
      return is('body_secretary') ? yes : no('The secretary of a parent body does this.');
    case 'sign-minutes':
      // Which of them chaired the meeting that approved them is asked of that meeting.
      return is('chair') || is('vice_chair') || person.chairedApprovalOf.includes(thing.part)
        ? yes
        : no('The chair signs the minutes.');
    case 'confirm-publication':
      return secretaryOrChair || is('member')
        ? yes
        : no('The secretary, the chair or a member compares and confirms.');
    case 'publish-agenda':
      if (!secretaryOrChair) return no('The secretary or the chair publishes the agenda.');
      return stage === 'draft'
        ? yes
        : no('The minutes of this meeting were sent round, so its agenda goes out no more.');
    case 'record-attendance':
      if (!secretaryOrChair) return no('The secretary or the chair records who was there.');
      return attendanceApproved(facts) ?? yes;
    case 'see-late-edits':
    case 'name-version':
    case 'record-approval':
    case 'prepare-publication':
    case 'add-correction':
    case 'settle-comments':
    case 'exclude':
    case 'record-declaration':
      return secretaryOrChair ? yes : no('The secretary or the chair does this.');
    case 'see-exclusions':
    case 'see-removed':
      return secretaryOrChair ? yes : no('The secretary or the chair sees this.');
    case 'see-audit':
      return secretaryOrChair || (person.administrator && thing.business === false)
        ? yes
        : no('The secretary or the chair sees this.');
    case 'declare':
      return person.capacities.length > 0 ? yes : no('Members of the committee declare interests.');
    case 'respond':
      return secretaryOrChair || is('member') ? yes : no('The committee answers contributions.');
    case 'report-progress':
      return thing.owned === true || secretaryOrChair
        ? yes
        : no('The owner of the action reports on it.');
    case 'close-action':
      return secretaryOrChair ? yes : no('The committee closes an action; the chair records it.');
    case 'purge-document':
      if (stage !== 'draft') return no('These minutes are no longer a draft.');
      return is('secretary') ? yes : no('The secretary does this.');
    case 'see-notes':
    case 'edit-notes':
      return is('secretary') ? yes : noSuchPage;
    case 'keep-constitution':
    case 'invite':
      return is('secretary') || person.administrator
        ? yes
        : no('The secretary or an administrator does this.');
    case 'found-committee':
    case 'keep-accounts':
      return person.administrator ? yes : no('An administrator does this.');
  }
}

/** The same question of a standing; `null`: a stranger. */
export function mayBy(standing: Standing | null, deed: Deed, thing: Thing): Answer {
  return standing === null ? noSuchPage : may(standing.person, deed, thing, standing.facts);
}

/** Somebody kept from an item at this level is not to know of it. */
export function hides(level: ExclusionLevel): boolean {
  return level === 'leaves' || level === 'papers_withheld';
}

const READING: ReadonlySet<Deed> = new Set<Deed>([
  'see',
  'open-agenda',
  'see-notes',
  'see-removed',
  'see-exclusions',
  'see-register',
  'see-audit',
  'see-constitution',
  'see-history',
  'see-late-edits',
  'see-record',
  // What was approved before a committee closed is still signed, published and received.
  'keep-minutes',
  'sign-minutes',
  'prepare-publication',
  'confirm-publication',
  'receive-minutes',
]);

const OF_THE_CONSTITUTION: ReadonlySet<Deed> = new Set<Deed>([
  'see-constitution',
  'keep-constitution',
  'invite',
]);

const OF_THE_SERVICE: ReadonlySet<Deed> = new Set<Deed>(['found-committee', 'keep-accounts']);

/** What a parent body's secretary does. */
const OF_THE_RECORD: ReadonlySet<Deed> = new Set<Deed>(['see-record', 'receive-minutes']);

/** What a deputy of the chair does with minutes that the meeting approved where they stood in. */
const OF_THE_SIGNATURE: ReadonlySet<Deed> = new Set<Deed>(['see-record', 'sign-minutes']);

/** Whoever does not know of a thing is refused as if there were none. */
function knowsOf(person: Asker, deed: Deed, thing: Thing): boolean {
  if (OF_THE_SERVICE.has(deed)) return true;
  if (OF_THE_CONSTITUTION.has(deed) || (deed === 'see-audit' && thing.business === false)) {
    return person.administrator || person.capacities.length > 0;
  }
  const level = levelAt(person, thing);
  if (level !== undefined && hides(level)) return false;
  const receives = OF_THE_RECORD.has(deed) && person.capacities.includes('body_secretary');
  if (receives && thing.part === 'I') return true;
  if (OF_THE_SIGNATURE.has(deed) && person.chairedApprovalOf.includes(thing.part)) return true;
  return person.draftRight !== null && (thing.part === 'I' || person.seesPrivate);
}

function levelAt({ exclusions }: Asker, { itemId }: Thing): ExclusionLevel | undefined {
  const levels = exclusions.filter((one) => one.itemId === itemId).map((one) => one.level);
  return levels.find(hides) ?? levels.find((one) => one === 'no_discussion') ?? levels[0];
}

/** Stays in the room and takes no part in the discussion. */
function isSilent(person: Asker, thing: Thing): boolean {
  return levelAt(person, thing) === 'no_discussion';
}

function editing(person: Asker, thing: Thing, facts: Facts, secretaryOrChair: boolean): Answer {
  const stage = stageIn(facts, thing.part);
  if (stage === 'settled') return no('These minutes are approved, so their words do not change.');
  if (stage !== 'draft') {
    return no('These minutes have been sent round, so their words do not change here.');
  }
  if (isSilent(person, thing)) return no('You are not part of the discussion of this item.');
  const commenting =
    'You can read this draft and comment on it. The secretary, the chair and members edit it.';
  if (person.draftRight === 'comment') return no(commenting);
  if (person.draftRight !== 'edit') {
    return no('You can read this draft. The secretary, the chair and members edit it.');
  }
  if (secretaryOrChair) return yes;
  if (facts.membersEditDrafts === false) {
    return no(
      'You can read this draft and comment on it. By the terms of reference the secretary and the chair edit it.',
    );
  }
  return facts.minutes?.[thing.part].state === 'chair_review'
    ? no('The chair is reviewing these minutes.')
    : yes;
}

function commenting(person: Asker, thing: Thing, facts: Facts): Answer {
  const stage = stageIn(facts, thing.part);
  if (stage === 'settled') return no('These minutes are approved, so they take no more comments.');
  if (stage === 'unconfirmed') {
    return no('The time for comments has ended. The next meeting decides on these minutes.');
  }
  const until = facts.minutes?.[thing.part].commentsUntil ?? null;
  if (stage === 'circulated' && until !== null && facts.today > until) {
    return no(`The time for comments ended on ${dayInWords(until)}.`);
  }
  if (isSilent(person, thing)) return no('You are not part of the discussion of this item.');
  return person.draftRight === 'view' ? no('Observers can read the draft.') : yes;
}

/** Without a meeting nothing has been sent round. */
/** Who was there is one sheet, and stands in the record of either part. */
function attendanceApproved(facts: Facts): Answer | null {
  if (stageIn(facts, 'I') === 'settled') {
    return no('These minutes are approved, and who was there is approved with them.');
  }
  if (stageIn(facts, 'II') === 'settled') {
    return no(
      'The private minutes of this meeting are approved, and who was there is approved with them.',
    );
  }
  return null;
}

function stageIn({ minutes }: Facts, part: Part): Stage {
  return minutes === null ? 'draft' : stageOf(minutes[part].state);
}
