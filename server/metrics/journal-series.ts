import { Counter, Histogram, type Registry } from 'prom-client';
import type { Backlog } from '#server/journal/journal.ts';
import type { JournalMeter } from '#server/journal/meter.ts';
import { COUNTS, FEW_SECONDS, FINE_SECONDS } from './buckets.ts';
import { createGauges } from './gauges.ts';

/** What is asked of the journal when somebody reads the series. */
export interface JournalFigures {
  readonly backlog: Backlog;
  readonly canWrite: boolean;
}

export function journalSeries(registry: Registry, figures: () => JournalFigures): JournalMeter {
  const registers = [registry];
  const histogram = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name, help, buckets, registers });

  const committed = histogram(
    'journal_commit_seconds',
    'One transaction with its wait for the disk',
    FINE_SECONDS,
  );
  const entries = histogram('journal_commit_entries', 'Updates in one transaction', COUNTS);
  const written = new Counter({ name: 'journal_written_bytes_total', help: 'Written', registers });
  const condensed = histogram('journal_snapshot_seconds', 'Making a snapshot', FEW_SECONDS);
  const loaded = histogram('journal_load_seconds', 'Reading and checking a document', FEW_SECONDS);

  const gauge = createGauges(registry, figures);
  gauge('journal_queue_entries', 'Updates that wait to be written', (now) => now.backlog.entries);
  gauge('journal_queue_bytes', 'Bytes that wait to be written', (now) => now.backlog.bytes);
  gauge('journal_queue_age_seconds', 'How long the oldest waits', (now) => now.backlog.age / 1000);
  gauge('journal_writable', 'Whether the last write went well', (now) => Number(now.canWrite));
  return {
    committed: (ms, many, bytes) => {
      committed.observe(ms / 1000);
      entries.observe(many);
      written.inc(bytes);
    },
    condensed: (ms) => condensed.observe(ms / 1000),
    loaded: (ms) => loaded.observe(ms / 1000),
  };
}
