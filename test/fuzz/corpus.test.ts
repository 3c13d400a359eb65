import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { faultOfNew } from '#server/relay/guard/fault-of-new.ts';
import { minuteGrammar } from '#shared/document/minute-grammar.ts';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import { AUTHOR, verdictOn } from '#test/harness/judging.ts';

/** An update that was found by chance, or that teaches something: a file each in `corpus`. */
interface Kept {
  readonly why: string;
  readonly document: string;
  readonly update: string;
  readonly says: string;
  /** What is wrong once it was applied; `null`: nothing. */
  readonly afterwards: string | null;
}

const folder = new URL('./corpus/', import.meta.url);

test.each(readdirSync(folder))('[R44] [R45] [R47] [R49] kept: %s', (file) => {
  const kept: Kept = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  const doc = new Y.Doc();
  doc.getXmlFragment(MINUTE_FRAGMENT);
  Y.applyUpdate(doc, Buffer.from(kept.document, 'base64'));
  const update = Uint8Array.from(Buffer.from(kept.update, 'base64'));
  const before = Y.decodeStateVector(Y.encodeStateVector(doc));
  const verdict = verdictOn(update, {
    doc,
    mayWriteAs: (client) => client !== AUTHOR || kept.says === 'malformed',
  });
  expect(verdict.state).toBe(kept.says);
  if (verdict.state !== 'sound') return;
  Y.applyUpdate(doc, update);
  const from = new Map(verdict.clients.map((client) => [client, before.get(client) ?? 0]));
  expect(faultOfNew(doc, minuteGrammar, from)).toBe(kept.afterwards);
  const newcomer = new Y.Doc();
  Y.applyUpdate(newcomer, Y.encodeStateAsUpdate(doc));
  if (kept.afterwards === null) expect(readMinute(newcomer)).toEqual(readMinute(doc));
});
