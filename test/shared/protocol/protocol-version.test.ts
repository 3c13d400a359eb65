import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { FRAME, RELAY, SYNC } from '#shared/protocol/frame.ts';
import * as accounts from '#shared/protocol/http/accounts.ts';
import * as agendaPublication from '#shared/protocol/http/agenda-publication.ts';
import * as amendments from '#shared/protocol/http/amendments.ts';
import * as approval from '#shared/protocol/http/approval.ts';
import * as attendance from '#shared/protocol/http/attendance.ts';
import * as audit from '#shared/protocol/http/audit.ts';
import * as blocks from '#shared/protocol/http/blocks.ts';
import * as commentTable from '#shared/protocol/http/comment-table.ts';
import * as comments from '#shared/protocol/http/comments.ts';
import * as committee from '#shared/protocol/http/committee.ts';
import * as constitution from '#shared/protocol/http/constitution.ts';
import * as fault from '#shared/protocol/http/fault.ts';
import * as interests from '#shared/protocol/http/interests.ts';
import * as lateEdits from '#shared/protocol/http/late-edits.ts';
import * as looks from '#shared/protocol/http/looks.ts';
import * as meeting from '#shared/protocol/http/meeting.ts';
import * as minutesLife from '#shared/protocol/http/minutes-life.ts';
import * as privateBusiness from '#shared/protocol/http/private-business.ts';
import * as publication from '#shared/protocol/http/publication.ts';
import * as records from '#shared/protocol/http/records.ts';
import * as terms from '#shared/protocol/http/terms.ts';
import * as versions from '#shared/protocol/http/versions.ts';
import { liveEvent } from '#shared/protocol/live-events.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/protocol-version.ts';

const bodies = Object.entries({
  agendaPublication,
  attendance,
  approval,
  audit,
  accounts,
  amendments,
  blocks,
  comments,
  commentTable,
  committee,
  constitution,
  fault,
  interests,
  looks,
  lateEdits,
  meeting,
  minutesLife,
  privateBusiness,
  publication,
  records,
  terms,
  versions,
}).flatMap(([file, shapes]) =>
  Object.entries(shapes)
    .filter((entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType)
    .map(([name, schema]) => [`${file}.${name}`, shapeOf(schema)] as const),
);

/** Both sides of it: what may be sent, and what is read from it. */
function shapeOf(schema: z.ZodType) {
  return (['input', 'output'] as const).map((io) =>
    z.toJSONSchema(schema, { io, unrepresentable: 'any' }),
  );
}

/** A page that was not loaded again meets the server of tomorrow: when this fails, give protocol-version.ts
 *  a new number and a line of history, and put the new hash here. */
test('the messages are those that the number of the protocol stands for', () => {
  expect(bodies.length).toBeGreaterThan(20);
  const messages = { FRAME, SYNC, RELAY, CLOSE, live: shapeOf(liveEvent), bodies };
  const hash = createHash('sha256').update(JSON.stringify(messages)).digest('hex').slice(0, 16);
  expect({ version: PROTOCOL_VERSION, hash }).toMatchInlineSnapshot(`
    {
      "hash": "10fd0f1926a961e0",
      "version": 15,
    }
  `);
});
