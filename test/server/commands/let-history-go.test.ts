import { expect, test } from 'vitest';
import { createLetHistoryGo, type LetHistoryGoDeps } from '#server/commands/let-history-go.ts';
import { toCommitteeId, toDocumentId, toItemId, toMeetingId, toPlace } from '#shared/ids.ts';

const MINUTE = toDocumentId('minute.1');
const APPROVED = Date.parse('2018-05-03T12:00:00Z');

/** A minute of which it is time, and deeds that fail with somebody's words in what they say. */
function fails(purge: Partial<LetHistoryGoDeps['purge']>) {
  const said: unknown[] = [];
  const meetingId = toMeetingId('march');
  const itemId = toItemId('item');
  const { look, newDay } = createLetHistoryGo({
    keeping: {
      meetings: async () => [
        {
          ...{ meetingId, committeeId: toCommitteeId('sjc'), exclusions: [] },
          ...{ approvedAt: new Map([['I', APPROVED]]), parts: new Set(['I']) },
          partOf: new Map([[itemId, 'I']]),
        },
      ],
    } as LetHistoryGoDeps['keeping'],
    meetings: {
      documents: async () => [
        { id: MINUTE, kind: 'minute', meetingId, itemId, part: 'I', closed: false },
      ],
    } as unknown as LetHistoryGoDeps['meetings'],
    terms: { inForce: async () => null },
    heads: async () => new Map([[MINUTE, toPlace(9)]]),
    purge: {
      ...{ letGo: async () => {}, finishLeft: async () => {}, clear: async () => {} },
      ...purge,
    },
    breathe: async () => {},
    log: (message, facts) => said.push([message, facts]),
    now: () => Date.parse('2020-01-01T12:00:00Z'),
  });
  return { look, newDay, said };
}

const withWords = async () => {
  throw new TypeError('Refused: PATIENT-NAME');
};

test('a history that could not be let go is said by its document and the kind of error, not by words', async () => {
  const { look, said } = fails({ letGo: withWords });
  await look();
  const error = expect.stringMatching(/^TypeError at /);
  expect(said).toEqual([['A history could not be let go', { document: MINUTE, error }]]);
  expect(JSON.stringify(said)).not.toContain('PATIENT-NAME');
});

test('a look that fails is said the same way', async () => {
  const { look, said } = fails({ clear: withWords });
  await look();
  const error = expect.stringMatching(/^TypeError at /);
  expect(said).toEqual([['What has been kept long enough was not looked for', { error }]]);
});

test('the file is cleared at a quiet time, and once a day whatever goes on', async () => {
  const cleared: unknown[] = [];
  const clear = async (when?: string) => void cleared.push(when);
  const { look, newDay } = fails({ clear });
  await newDay();
  await look();
  await newDay();
  expect(cleared).toEqual(['now', 'quiet']);
});
