import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { applyPragmas } from '#server/db/pragmas.ts';
import type { DocumentId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { createJournalReader } from './read-journal.ts';
import { makeSnapshot, type Snapshot } from './snapshot.ts';

export interface SnapshotRequest {
  readonly document: DocumentId;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A snapshot, or why there is none. */
export type SnapshotReport =
  | {
      readonly kind: 'made';
      readonly document: DocumentId;
      readonly snapshot: Snapshot;
      readonly ms: number;
    }
  | { readonly kind: 'failed'; readonly document: DocumentId; readonly why: string };

// The snapshot thread: decoding a long history twice takes a moment that nobody should have to wait for.

const port: MessagePort = must(parentPort, 'a parent thread');
const connection = new Database((workerData as { file: string }).file, { readonly: true });
applyPragmas(connection);
const reader = createJournalReader(connection, () => {});

port.on('message', ({ document, at }: SnapshotRequest) => {
  const report = snapshotOf(document, at);
  port.postMessage(report, report.kind === 'made' ? [report.snapshot.state.buffer] : []);
});

function snapshotOf(document: DocumentId, at: number): SnapshotReport {
  const began = performance.now();
  try {
    const snapshot = makeSnapshot(document, reader.load(document), at);
    return { kind: 'made', document, snapshot, ms: performance.now() - began };
  } catch (error) {
    return { kind: 'failed', document, why: String(error) };
  }
}
