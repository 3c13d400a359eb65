import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { balanced } from '#test/harness/balanced.ts';

/** Units of work that write no entry into the record of who did what, each with its reason. Whatever is not
 *  named here writes one: see server/commands/on-record.ts for how. */
const WITHOUT_ENTRY: Record<string, string> = {
  'server/records/audit-book.ts faultsInAudit': 'reads',
  'server/records/verify-sealed.ts faultsInSealed': 'reads',
  'server/records/founding-store.ts isEmpty': 'reads',
  'server/records/purge-store.ts intend': 'a wish; the entry comes with what came of it',
  'server/records/amendment-store.ts wish': 'a wish; the entry comes with what came of it',
  'server/records/amendment-store.ts unwish':
    'the wish is taken back by the service: nothing happened',
  'server/records/purge-store.ts undo': 'the wish is taken back by the service: nothing happened',
  'server/records/purge-store.ts cleared':
    'the file of the records was rewritten; the entry came with the deed',
  'server/records/acceptance-store.ts claim': 'a wish; the entry comes with what came of it',
  'server/records/acceptance-store.ts release': 'the wish is taken back: nothing happened',
  'server/records/approval-store.ts intend': 'a wish; the entry comes with what came of it',
  'server/records/approval-store.ts giveUp': 'the wish is taken back: nothing happened',
  'server/records/look-store.ts put': 'what somebody has read is told to nobody else',
  'server/records/projection-store.ts':
    'a projection of documents, whose own history is the journal',
  'server/records/move-store.ts settle': 'the agendas have followed what is on record already',
  'server/accounts/accounts.ts lastSignedInAt': 'when people last signed in',
  'server/accounts/sign-in-links.ts take':
    'no change of a right: the link that was made is on record',
  'server/accounts/sign-in-links.ts dropExpired': 'time is over',
  'server/accounts/letters.ts': 'people sign themselves in',
  'server/accounts/first-administrator.ts makeLink':
    'a link that nobody has used; the entry comes with who did',
  'server/accounts/sessions.ts endEverywhere': 'people sign themselves out',
  'server/accounts/organisations.ts dropExpired': 'time is over',
  'server/accounts/sessions.ts endSession': 'people sign themselves out',
  'server/accounts/sessions.ts endOne': 'people sign themselves out',
  'server/accounts/sessions.ts endExpired': 'time is over, and when sessions were last used',
};

const UNIT = /(?:unitOfWork\.run|db\.transaction)\(|\bdb\s*\.(?:insert|update|delete)\(/g;
const METHOD =
  /^(?:export )?(?:async )?function (\w+)|^ {2,4}(?:async )?(?:const )?(\w+)(?::| = |\()/gm;

const units = globSync('server/{records,accounts,commands,app}/**/*.ts').flatMap((path) => {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(UNIT)].map(({ index, 0: call }) => {
    const named = [...text.slice(0, index).matchAll(METHOD)].at(-1);
    const method = named?.[1] ?? named?.[2];
    return { path, method, work: balanced(text, index + call.length - 1) };
  });
});

const isExcused = ({ path, method }: (typeof units)[number]) =>
  [path, `${path} ${method}`].some((name) => name in WITHOUT_ENTRY);

test('every unit of work writes an entry into the record of who did what, or says here why not', () => {
  const silent = units
    .filter((one) => !isExcused(one) && !/\baudit\w*\.write\(\s*\w+/.test(one.work))
    .map(({ path, method }) => `${path} ${method}`);
  expect(silent).toEqual([]);
});

test('every excuse is one of something that there is', () => {
  const there = new Set(units.flatMap(({ path, method }) => [path, `${path} ${method}`]));
  expect(Object.keys(WITHOUT_ENTRY).filter((name) => !there.has(name))).toEqual([]);
});
