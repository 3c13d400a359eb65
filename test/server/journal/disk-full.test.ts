import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteJournal } from '#server/journal/sqlite-journal.ts';
import { verifyBook } from '#server/journal/verify-book.ts';
import { toDocumentId } from '#shared/ids.ts';
import { until } from '#test/harness/until.ts';

const MARCH = toDocumentId('march.1');
const LONG = { author: 'chair', clientId: null, update: new Uint8Array(3000).fill(7) };

/** A disk of 2 MB of the test's own; `null` where the machine does not let us have one. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'matters-arising-disk-'));
  const mounted =
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]).status === 0;
  onTestFinished(() => {
    if (mounted) spawnSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return mounted ? folder : null;
}

test('[J4] [J6] [J22] a full disk: nothing is claimed, it is told, and it passes', async ({
  skip,
}) => {
  const folder = smallDisk();
  if (folder === null) return skip('This needs a small disk, and only root may mount one.');
  const file = join(folder, 'journal.db');
  const ballast = join(folder, 'ballast');
  writeFileSync(ballast, Buffer.alloc(700_000));
  let broken = 0;
  const journal = await openSqliteJournal({
    file,
    now: () => 0,
    log: () => {},
    onBroken: () => {
      broken += 1;
    },
    snapshotEntries: 1e9,
    snapshotBytes: 1e9,
  });
  let saved = 0;
  const fill = async () => {
    for (;;) {
      await journal.append(MARCH, LONG);
      saved += 1;
    }
  };
  await expect(fill()).rejects.toMatchObject({ kind: 'full', message: /disk is full/ });
  expect(saved).toBeGreaterThan(50);
  expect(journal.trouble()).toBe('The disk is full. Nothing can be saved until there is room.');
  // Reading goes on, and there is exactly what was claimed.
  expect((await journal.load(MARCH)).head).toBe(saved);
  await expect(
    journal.append(MARCH, { ...LONG, update: new Uint8Array(500_000) }),
  ).rejects.toThrow();

  rmSync(ballast);
  await until('the trouble to pass', () => journal.trouble() === null);
  expect((await journal.load(MARCH)).head).toBe(saved);
  expect(await journal.append(MARCH, LONG)).toBe(saved + 1);
  await journal.close();
  expect(broken).toBe(0);
  const connection = new Database(file);
  expect(verifyBook(connection)).toEqual([]);
  connection.close();
});
