import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AUDIT_KINDS, isBusiness, THINGS_OF_KIND } from '#shared/domain/audit-kinds.ts';
import {
  type AuditValues,
  auditSentence,
  whoInWords,
  wholeSentence,
} from '#shared/domain/audit-sentence.ts';
import { changesInWords } from '#shared/domain/audit-values.ts';
import { DEED_WORDS } from '#shared/domain/deed-words.ts';

const ITEM = 'item 4, “Hosting of shared posts”';

function told(deed: string, before: AuditValues | null = null, after: AuditValues | null = null) {
  return auditSentence({ who: 'The secretary', deed, thing: ITEM, before, after });
}

test('an entry reads as a sentence, with its moment and its reason', () => {
  expect(
    wholeSentence(
      told('item-withdrawn', { state: 'accepted' }, { state: 'withdrawn' }),
      'on 3 March 2018 at 10:12am',
      'It was raised too late',
    ),
  ).toBe(
    'The secretary withdrew item 4, “Hosting of shared posts” on 3 March 2018 at 10:12am: It was raised too late.',
  );
  expect(wholeSentence('The chair did it', 'on 3 March 2018 at midday', null)).toBe(
    'The chair did it on 3 March 2018 at midday.',
  );
});

test.each([
  ['item-added', null, null, `added ${ITEM}`],
  [
    'item-started',
    { meeting: 'planned' },
    { meeting: 'open' },
    `started ${ITEM}, which opened the meeting`,
  ],
  ['item-started', { meeting: 'open' }, { meeting: 'open' }, `started ${ITEM}`],
  [
    'comment-added',
    null,
    { kind: 'factual_correction' },
    `made a comment (factual correction) on ${ITEM}`,
  ],
  ['comment-settled', null, { state: 'accepted_in_part' }, `accepted in part a comment on ${ITEM}`],
  ['comment-settled', null, { state: 'declined' }, `declined a comment on ${ITEM}`],
  [
    'action-due-moved',
    { due: null },
    { due: '2018-05-01' },
    `moved the due date of an action of ${ITEM}, to 1 May 2018`,
  ],
  [
    'action-due-moved',
    { due: '2018-03-29' },
    { due: '2018-05-01' },
    `moved the due date of an action of ${ITEM}, from 29 March 2018 to 1 May 2018`,
  ],
  [
    'item-made-private',
    { part: 'I' },
    { shownAs: 'neutral', neutralTitle: 'Staff' },
    `moved ${ITEM}, to Part II; others see “Staff”`,
  ],
] as const)('%s: %j to %j', (deed, before, after, did) => {
  expect(told(deed, before, after)).toBe(`The secretary ${did}`);
});

/** Whatever any deed tells of. */
const EVERYTHING: AuditValues = {
  person: 'Kim Lee',
  inPlaceOf: 'Sam Ray',
  seat: 'Chair',
  title: 'Chair',
  name: 'A body',
  into: 'Another body',
  state: 'declined',
  kind: 'question',
  type: 'financial',
  level: 'leaves',
  shownAs: 'full',
  neutralTitle: 'Staff',
  due: '2018-03-29',
  from: '2018-03-29',
  firstDay: '2018-03-29',
  lastDay: '2018-03-29',
  version: 2,
  meeting: 'open',
  part: 'I',
};

test('no deed shows anything raw, and none ends before its moment and its reason', () => {
  for (const deed of Object.keys(DEED_WORDS)) {
    for (const [before, after] of [
      [EVERYTHING, { ...EVERYTHING, title: 'Convener' }],
      [null, EVERYTHING],
      [EVERYTHING, EVERYTHING],
    ] as const) {
      const sentence = told(deed, before, after);
      expect(sentence).not.toMatch(/undefined|null|\[object|\d{4}-\d{2}-\d{2}|_|[.:,]$/);
      expect(sentence).toMatch(/^The secretary [a-z]/);
    }
  }
});

test('no deed has words that is never written', () => {
  const written = globSync('server/{commands,records,demo,accounts,app,cli}/**/*.ts')
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  expect(Object.keys(DEED_WORDS).filter((deed) => !written.includes(`'${deed}'`))).toEqual([]);
});

test('every thing that an entry is about is of a kind by which the record can be narrowed', () => {
  const things = globSync('server/{commands,records,demo,accounts,app,cli}/**/*.ts').flatMap(
    (path) =>
      [...readFileSync(path, 'utf8').matchAll(/\bthing: '(\w+)'/g)].map((one) => one[1] ?? ''),
  );
  expect(things.length).toBeGreaterThan(20);
  const known = new Set(AUDIT_KINDS.flatMap((kind) => THINGS_OF_KIND[kind]));
  expect(things.filter((thing) => !known.has(thing))).toEqual([]);
});

test('what is not known to be of the constitution or of accounts is business, and not for administrators', () => {
  const nowhere = { meetingId: null, itemId: null };
  expect(isBusiness({ thing: 'seat', ...nowhere })).toBe(false);
  expect(isBusiness({ thing: 'account', ...nowhere })).toBe(false);
  expect(isBusiness({ thing: 'interest', ...nowhere })).toBe(true);
  expect(isBusiness({ thing: 'something-new', ...nowhere })).toBe(true);
  expect(isBusiness({ thing: 'seat', meetingId: 'march', itemId: null })).toBe(true);
});

test('a deed without words of its own is told by its name', () => {
  expect(told('stone-turned')).toBe(`The secretary did this: stone turned, ${ITEM}`);
});

test('somebody is told by name and by what they acted as, unless the name says it', () => {
  expect(whoInWords('Kim Lee', 'secretary')).toBe('Kim Lee (secretary)');
  expect(whoInWords('Kim Lee', 'patient_voice')).toBe('Kim Lee (patient voice)');
  expect(whoInWords('Secretary', 'secretary')).toBe('The secretary');
  expect(whoInWords('Lay member (demonstration)', 'lay_member')).toBe(
    'The lay member (demonstration)',
  );
  expect(whoInWords('Somebody (demonstration)', 'member')).toBe('Somebody (demonstration, member)');
  expect(whoInWords('The service', 'server')).toBe('The service');
});

test('what is another than before is told by name', () => {
  expect(
    changesInWords(
      { title: 'Chair', countsToQuorum: true, lastDay: null, areas: ['Brent'] },
      { title: 'Convener', countsToQuorum: false, lastDay: '2018-03-01', areas: ['Brent'] },
    ),
  ).toBe(
    'title: Chair to Convener; counts to quorum: yes to no; last day: nothing to 1 March 2018',
  );
});
