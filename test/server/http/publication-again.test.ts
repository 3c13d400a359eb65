import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { PublicChoices } from '#shared/domain/publication.ts';
import {
  AT,
  MEETING,
  NOTHING,
  type PublishedWorld,
  publish,
  withPublishedMinutes,
} from '#test/harness/published-minutes.ts';
import type { Caller } from '#test/harness/test-server.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });

const SHEET = `/api/meetings/${MEETING}/attendance`;

const bring = async (secretary: Caller, name: string) => {
  const others = [{ id: null, name, note: null }];
  expect((await secretary.post(SHEET, { seats: [], others, removed: [] })).status).toBe(204);
};

/** Where somebody without a seat stands in the record. */
async function placeOf(secretary: Caller, name: string): Promise<number> {
  const { choices, basis } = (await secretary.get(AT)).body;
  const { panes } = (await secretary.post(`${AT}/preview`, { choices, basis })).body;
  const line = panes.attendance.find((one: { internal: string }) => one.internal.includes(name));
  return line.index;
}

function wordsOnDisk({ server: { publishedFolder } }: PublishedWorld): string {
  return readdirSync(publishedFolder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => readFileSync(join(one.parentPath, one.name), 'utf8'))
    .join('\n');
}

test('whoever comes to the sheet later is not named because somebody else was', async () => {
  const world = await withPublishedMinutes();
  const { secretary, chair } = world;
  await bring(secretary, 'Zoe Speaker');
  await publish(secretary, chair, { ...NOTHING, named: [await placeOf(secretary, 'Zoe Speaker')] });
  expect(wordsOnDisk(world)).toContain('Zoe Speaker');

  // A patient in the public seats is written down afterwards.
  await bring(secretary, 'Anna Patient');
  const { choices, dropped }: { choices: PublicChoices; dropped: string[] } = (
    await secretary.get(AT)
  ).body;
  expect(dropped).toEqual([]);
  await publish(secretary, chair, choices);
  expect(wordsOnDisk(world)).toContain('Zoe Speaker');
  expect(wordsOnDisk(world)).not.toContain('Anna Patient');
});

test('what was chosen on a page that was opened before the minutes changed is refused', async () => {
  const { secretary, chair } = await withPublishedMinutes();
  const { choices, basis } = (await secretary.get(AT)).body;
  const { sha256 } = (await secretary.post(`${AT}/preview`, { choices, basis })).body;
  expect((await secretary.post(`${AT}/draft`, { choices, basis, sha256 })).status).toBe(204);
  const { id: draftId } = (await chair.get(AT)).body.waiting;
  await bring(secretary, 'Anna Patient');
  for (const what of ['preview', 'draft']) {
    const refused = await secretary.post(`${AT}/${what}`, { choices, basis, sha256 });
    expect([refused.status, refused.body.message]).toEqual([
      409,
      'These minutes have changed since you opened this page, and what you chose may stand in another place now. Load the page again.',
    ]);
  }
  expect((await chair.post(`${AT}/confirmation`, { draftId, sha256 })).status).toBe(409);
});
