import { randomBytes } from 'node:crypto';
import { openRecords } from '#server/db/open-records.ts';
import { loadDemonstration } from '#server/demo/demonstration.ts';
import type { Journal } from '#server/journal/journal.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { MARCH } from './approving.ts';
import { appOn, callerOf } from './dying-server.ts';
import { putMinutes } from './minutes-in.ts';
import { until } from './until.ts';

const now = () => Date.now();
const never = () => new Promise<never>(() => {});

/** A journal whose server dies before or after its so many'th entry from a moment on. */
export function dyingAtEntry(journal: Journal, nth: number, when: 'before' | 'after') {
  let dead = false;
  let armed = false;
  let left = nth;
  return {
    died: () => dead,
    arm: () => {
      armed = true;
    },
    journal: new Proxy(journal, {
      get: (target, name: keyof Journal) => {
        const method = (target[name] as (...of: unknown[]) => unknown).bind(target);
        if (name !== 'append') return method;
        return async (...order: unknown[]) => {
          if (dead) return never();
          if (armed) left -= 1;
          if (armed && left === 0 && when === 'before') dead = true;
          if (dead) return never();
          const done = await method(...order);
          if (armed && left === 0) dead = true;
          return dead ? never() : done;
        };
      },
    }),
  };
}

/** Each entry of an approval: the amendments of two minutes, and what the approving minute says. */
export const EACH_ENTRY = [
  [1, 'before'],
  [1, 'after'],
  [2, 'before'],
  [2, 'after'],
  [3, 'before'],
  [3, 'after'],
] as const;

export const APPROVAL = '/api/meetings/practice/approval';
const CHOICE = { of: MARCH, part: 'I', how: 'subject_to_amendments' };
export const orderOf = (sha256: string) => ({ ...CHOICE, moverId: null, reason: null, sha256 });

/** Minutes with an agreed amendment in each of two, shown to whoever approves them at the practice meeting. */
export async function prepared() {
  const records = openRecords(':memory:');
  const journal = createMemoryJournal({ now });
  const first = appOn(records, journal);
  await loadDemonstration({ founding: first.founding, now, randomBytes });
  await first.start();
  putMinutes(records.db, MARCH, 'unconfirmed', { parts: ['I'] });
  const caller = await callerOf(first, 'secretary');
  const { items } = await caller.get(`/api/meetings/${MARCH}/minutes`);
  // Two minutes are amended, so that there is a moment between them.
  for (const item of items.slice(0, 2)) {
    const block = item.blocks.find((one: { kind: string }) => one.kind === 'paragraph');
    const change = {
      itemId: item.itemId,
      blockId: block.id,
      from: 0,
      quote: '',
      words: 'Indeed, ',
    };
    const put = await caller.post(`${APPROVAL}/amendments`, { ...change, reason: null });
    const { amendmentId } = await put.json();
    await caller.post(`${APPROVAL}/amendments/${amendmentId}`, { outcome: 'agreed' });
  }
  const shown = await caller.get(`${APPROVAL}/record?${new URLSearchParams(CHOICE)}`);
  await first.stop();
  return { records, journal, shown, before: wordsOf({ items }) };
}

export async function dieAt(
  records: ReturnType<typeof openRecords>,
  journal: Journal,
  sha256: string,
  nth: number,
  when: 'before' | 'after',
): Promise<void> {
  const dying = dyingAtEntry(journal, nth, when);
  const app = appOn(records, dying.journal);
  await app.start();
  const caller = await callerOf(app, 'secretary');
  dying.arm();
  void caller.post(APPROVAL, orderOf(sha256));
  await until('the server dead', async () => dying.died());
  await app.projector.stop();
}

export function wordsOf({
  items,
}: {
  readonly items: readonly { readonly blocks: unknown }[];
}): unknown {
  return items.map((one) => one.blocks);
}
