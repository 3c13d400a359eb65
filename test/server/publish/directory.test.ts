import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { filesOf } from '#server/publish/directory.ts';
import { searchPage } from '#server/publish/pages/index-pages.ts';
import { publicRecord } from '#server/publish/public-record.ts';
import { createSearch } from '#server/publish/search.ts';
import { newAddress, type SiteRow, siteOf } from '#server/publish/site.ts';
import type { ApprovedRecord } from '#shared/document/approved-record.ts';
import { canonicalText } from '#shared/document/canonical.ts';
import { NOTHING_CHOSEN } from '#shared/domain/publication.ts';
import { toItemId } from '#shared/ids.ts';
import {
  action,
  approvedMinutes,
  decision,
  paragraph,
  recordedItem,
} from '#test/harness/approved-minutes.ts';
import { published, received, recordOf } from '#test/harness/published-rows.ts';

const pages = (rows: readonly SiteRow[]) => filesOf(siteOf(rows));
const meeting = 'joint-committee/2018-03-01/index.html';

test('there is a page for the meeting, each item and each decision, by the minute’s reference', () => {
  expect([...pages([published()]).keys()]).toEqual([
    'feed.xml',
    'index.html',
    'joint-committee/2018-03-01/index.html',
    'joint-committee/2018-03-01/record.json',
    'joint-committee/2018/index.html',
    'joint-committee/feed.xml',
    'joint-committee/index.html',
    'joint-committee/jc-1819-001/index.html',
    'joint-committee/jc-1819-002/decision-1/index.html',
    'joint-committee/jc-1819-002/index.html',
  ]);
});

test('without references items stand under their meeting, by number', () => {
  const items = [recordedItem(1, { reference: null, blocks: [decision('Agreed.')] })];
  const paths = [...pages([published({ items })]).keys()];
  expect(paths).toContain('joint-committee/2018-03-01/item-1/index.html');
  expect(paths).toContain('joint-committee/2018-03-01/item-1/decision-1/index.html');
});

test('the page says what stands: status, attendance, decisions, actions, amendments, signature', () => {
  const page = pages([published(), received]).get(meeting) ?? '';
  for (const words of [
    'CONFIRMED',
    'the committee approved these minutes with changes at its meeting of 3 May 2018 (minute JC/1819/021).',
    'Member for Brent, NHS Brent CCG',
    'Apologies',
    'The committee agreed the framework for 2018.',
    'Amended as agreed at the meeting of 3 May 2018',
    'Signed by The chair, Independent chair, at 2pm on 3 May 2018.',
    '23 May 2018',
    'BGB/18/40',
    'Not yet',
    'sha256sum',
  ]) {
    expect(page).toContain(words);
  }
  expect(page).not.toMatch(/<script|javascript:|\bon\w+="/i);
});

test('the hash at the foot is that of the file beside the page', () => {
  const files = pages([published()]);
  const json = files.get('joint-committee/2018-03-01/record.json') ?? '';
  const sha256 = createHash('sha256').update(json).digest('hex');
  for (const [path, text] of files) {
    if (/jc-1819|2018-03-01\/index/.test(path)) expect(text).toContain(sha256);
  }
  expect(files.get(meeting)).toContain('ab'.repeat(32));
});

test('everything that is withheld is told where it stood and in one list, with its ground', () => {
  const itemId = toItemId('item-id-2');
  const withheld = [
    {
      place: { kind: 'paragraph' as const, itemId, block: 0 },
      ground: 'legal_advice' as const,
      wording: 'Members received legal advice.',
    },
  ];
  const page = pages([published({}, { withheld, privateItems: 1 })]).get(meeting) ?? '';
  expect(page.split('Members received legal advice.')).toHaveLength(3);
  expect(page).toContain('Freedom of Information Act 2000, section 42');
  expect(page).toContain('One thing is withheld.');
  expect(page).toContain('One item was considered in private.');
  expect(page).not.toContain('Members heard of the risk.');
});

test('a later publication takes the place of the one before, at the same address', () => {
  const itemId = toItemId('item-id-2');
  const withheld = [
    { place: { kind: 'item' as const, itemId }, ground: 'commercial' as const, wording: null },
  ];
  const files = pages([published(), received, published({}, { withheld }, 3)]);
  const all = [...files.values()].join('');
  expect(all).not.toContain('framework');
  expect(all).toContain('23 May 2018');
  expect([...files.keys()]).toContain(meeting);
});

test('minutes that were taken down leave a sentence at every address of theirs, and none of their words', () => {
  const down: SiteRow = {
    ...received,
    kind: 'taken_down',
    seq: 3,
    body: canonicalText({ format: 1 }),
  };
  const before = pages([published(), received]);
  const files = pages([published(), received, down]);
  expect([...files.keys()]).toEqual([...before.keys()]);
  const sentence = 'withdrawn until there is a new version';
  for (const [path, text] of files) {
    if (path.endsWith('record.json')) expect(text).toBe('{"format":1,"status":"WITHDRAWN"}');
    else expect([path, text.includes(sentence)]).toEqual([path, true]);
    for (const words of ['ramework', 'Meeting in public', 'Brent', 'supplier']) {
      expect([path, words, text.includes(words)]).toEqual([path, words, false]);
    }
  }
  expect([...pages([published(), received, down, published({}, {}, 4)]).keys()]).toEqual([
    ...before.keys(),
  ]);
});

test('where an item stood that the newest version does not have, the address says so', () => {
  const items = [recordedItem(1, { title: 'Welcome' })];
  const files = pages([published(), published({ items, amendments: [] }, {}, 3)]);
  const page = files.get('joint-committee/jc-1819-002/decision-1/index.html') ?? '';
  expect(page).toContain('Not published any more');
  expect(page).toContain('<meta name="robots" content="noindex, noarchive">');
  expect([...files.values()].join('')).not.toContain('ramework');
});

test('what is not confirmed says so in words on every page of it', () => {
  const record = publicRecord(
    {
      record: { ...approvedMinutes(), approval: null },
      sealedSha256: null,
      signature: null,
      corrections: [],
    },
    NOTHING_CHOSEN,
  );
  const address = { committee: 'joint-committee', meeting: '2018-03-01' };
  const row = { ...published(), body: canonicalText({ address, record }) };
  for (const [path, text] of pages([row])) {
    if (!/jc-1819|2018-03-01\/index/.test(path)) continue;
    expect(text).toContain('<strong class="word">UNCONFIRMED</strong>');
    expect(text).toContain('<body class="unconfirmed">');
    expect(text.replace(/<style>[^<]*<\/style>/, '')).not.toMatch(/\bCONFIRMED\b/);
  }
});

test('a meeting of twenty items is under 60 kB with its style', () => {
  const sentence = 'Members heard from the chief officer and asked about the pace of change. ';
  const items = Array.from({ length: 20 }, (_, index) =>
    recordedItem(index + 1, {
      blocks: [
        paragraph(sentence.repeat(6)),
        paragraph(sentence.repeat(6)),
        decision('The committee agreed to go on as the paper proposed.'),
        action('Bring a further paper to the next meeting.'),
      ],
    }),
  );
  const page = pages([published({ items })]).get(meeting) ?? '';
  expect(Buffer.byteLength(page)).toBeLessThan(60_000);
});

test('markup in any field comes out as words', () => {
  const attack = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`;
  const poisoned = JSON.parse(
    JSON.stringify(approvedMinutes(), (key, value) =>
      typeof value === 'string' && !KEPT.has(key) ? `${value}${attack}` : value,
    ),
  ) as ApprovedRecord;
  const withheld = [
    {
      place: { kind: 'item' as const, itemId: toItemId('item-id-1') },
      ground: 'commercial' as const,
      wording: attack,
    },
  ];
  const row = { ...received, body: received.body.replace('BGB/18/40', '<script>1</script>') };
  const rows = [published(poisoned, { withheld, named: [2] }), row];
  const { found } = createSearch(siteOf(rows)).search({ word: 'script', year: '', body: '' });
  expect(found).not.toEqual([]);
  for (const [path, text] of pages(rows)) {
    if (path.endsWith('.json')) continue;
    expect(text).not.toContain('<script');
    expect(text).not.toContain('<img');
    if (path === meeting) expect(text).toContain('&lt;script&gt;');
  }
});

/** Values of the vocabulary, ids and days, which no form lets anybody write. */
const KEPT = new Set([
  ...['format', 'part', 'code', 'how', 'outcome', 'kind', 'dueKind', 'dueDate', 'verb', 'date'],
  ...['startsAt', 'state', 'purpose', 'authorityMode', 'ownerId', 'voice', 'contributionKind'],
  ...['id', 'itemId', 'reference', '0'],
]);

test('search finds a word, a year and a body, in what is public alone', () => {
  const { search } = createSearch(siteOf([published()]));
  const paths = (word: string, year = '', body = '') =>
    search({ word, year, body }).found.map((one) => one.path);
  expect(paths('FRAMEWORK')).toEqual(['/published/joint-committee/jc-1819-002']);
  expect(paths('framework', '2019')).toEqual([]);
  expect(paths('framework', '2018', 'NHS Ealing CCG')).toHaveLength(1);
  expect(paths('jc/1819/001')).toEqual(['/published/joint-committee/jc-1819-001']);
  expect(paths('', '2018')).toEqual(['/published/joint-committee/2018-03-01/']);
  expect(paths('elephant')).toEqual([]);
});

test('a search tells a hundred places at the most, and says that there are more', () => {
  const many = Array.from({ length: 60 }, (_, index) => recordedItem(index + 1));
  const meetings = [1, 2].map((n) => ({
    ...published({ items: many }),
    meetingId: `meeting-${n}`,
    seq: n,
  }));
  const site = siteOf(meetings);
  const { search } = createSearch(site);
  const query = { word: 'BUSINESS', year: '', body: '' };
  const { found, more } = search(query);
  expect([found.length, more]).toEqual([100, true]);
  expect(searchPage(site, query, { found, more })).toContain('More than 100 places were found.');
  expect(search({ ...query, word: 'business 60' })).toMatchObject({ more: false });
});

test('a search finds words without their accents, marks and case', () => {
  const items = [
    recordedItem(1, { blocks: [paragraph('Re\u00adne\u0301e’s café – two  tables')] }),
  ];
  const { search } = createSearch(siteOf([published({ items })]));
  for (const word of ['renee’s', "renee's CAFE", 'café', 'two tables', 'JC/1819/001']) {
    expect([word, search({ word, year: '', body: '' }).found.length]).toEqual([word, 1]);
  }
});

test('an address is new, is not another’s, and stays the committee’s', () => {
  const record = recordOf({});
  const address = { committee: 'joint-committee-of-the-eight', meeting: '2018-03-01' };
  expect(newAddress(record, [], 'one')).toEqual(address);
  expect(newAddress(record, [{ committeeId: 'two', address }], 'one').committee).toBe(
    'joint-committee-of-the-eight-2',
  );
  expect(newAddress(record, [{ committeeId: 'one', address }], 'one')).toEqual({
    committee: 'joint-committee-of-the-eight',
    meeting: '2018-03-01-2',
  });
});

test('whatever stands in a name or a reference, addresses are plain letters, digits and hyphens', () => {
  const named = (name: string) =>
    newAddress(
      recordOf({ committee: { ...approvedMinutes().committee, name } }),
      [],
      'committee-id',
    ).committee;
  expect(named('Été & Ärzte’s “Board” / 2018')).toBe('ete-arztes-board-2018');
  expect(named('../../etc/passwd')).toBe('etc-passwd');
  expect(named('委員会')).toBe('committee');
  expect(named('Search')).toBe('search-2');
  expect(named('a'.repeat(300))).toHaveLength(80);
  const references = ['É&/1819/001', '../..//1819/002', '%2e%2e/1819/003', '委/1819/004'];
  const items = references.map((reference, index) => recordedItem(index + 1, { reference }));
  const paths = [...pages([published({ items, amendments: [] })]).keys()];
  for (const path of paths) expect(path).toMatch(/^[a-z0-9][a-z0-9/-]*\.?(html|xml|json)?$/);
  const own = paths.filter((path) => /1819/.test(path));
  expect(own).toHaveLength(references.length);
});

test('a committee that has a new name keeps its address, and its pages have the new name', () => {
  const committee = { ...approvedMinutes().committee, name: 'Board of the Eight' };
  const second: SiteRow = {
    ...published({ committee, meeting: { ...approvedMinutes().meeting, date: '2018-05-03' } }),
    ...{ seq: 2, meetingId: 'meeting-2' },
  };
  const later = { ...second, body: second.body.replace('"2018-03-01"}', '"2018-05-03"}') };
  const files = pages([published(), later]);
  const page = files.get('joint-committee/index.html') ?? '';
  expect(page).toContain('<h1>Board of the Eight</h1>');
  expect(page).toContain('/published/joint-committee/2018-03-01/');
  expect(files.get(meeting)).toContain('Minutes: Joint Committee of the Eight, 1 March 2018');
  const names = files.get('index.html') ?? '';
  for (const name of ['Board of the Eight', 'Joint Committee of the Eight']) {
    expect(names).toContain(`<option value="${name}">`);
  }
});

test('the same records give the same bytes, in whatever order they come', () => {
  const rows = [published(), received, published({}, { privateItems: 2 }, 3)];
  expect([...pages(rows.toReversed())]).toEqual([...pages(rows)]);
});
