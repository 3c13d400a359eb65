import { Counter, Histogram, type Registry } from 'prom-client';
import type { ProjectionLag } from '#server/projector/lag.ts';
import type { ProjectorMeter } from '#server/projector/meter.ts';
import { FINE_SECONDS } from './buckets.ts';
import { createGauges } from './gauges.ts';

/** What is asked of the projector when somebody reads the series. */
export interface ProjectorFigures {
  readonly lag: ProjectionLag;
  /** Documents whose rows have stopped following them. */
  readonly stopped: number;
}

export function projectorSeries(
  registry: Registry,
  figures: () => ProjectorFigures,
): ProjectorMeter {
  const registers = [registry];
  const wrote = new Histogram({
    name: 'projection_write_seconds',
    help: 'Reading rows out of documents and writing them, one transaction',
    buckets: FINE_SECONDS,
    registers,
  });
  const documents = new Counter({
    name: 'projection_documents_written_total',
    help: 'Documents whose rows were written',
    registers,
  });
  const gauge = createGauges(registry, figures);
  gauge('projection_lag_places', 'Commits that are in no row yet', ({ lag }) => lag.places);
  gauge('projection_lag_documents', 'Documents with such commits', ({ lag }) => lag.documents);
  gauge('projection_lag_seconds', 'How long the oldest has waited', ({ lag }) => lag.ms / 1000);
  gauge('projection_stopped_documents', 'Documents that rows do not follow', (now) => now.stopped);
  return {
    wrote: (ms, many) => {
      wrote.observe(ms / 1000);
      documents.inc(many);
    },
  };
}
