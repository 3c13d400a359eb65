import { collectDefaultMetrics, Registry } from 'prom-client';
import type { JournalMeter } from '#server/journal/meter.ts';
import type { ProjectorMeter } from '#server/projector/meter.ts';
import type { RelayMeter } from '#server/relay/meter.ts';
import { type JournalFigures, journalSeries } from './journal-series.ts';
import { type ProjectorFigures, projectorSeries } from './projector-series.ts';
import { type RelayFigures, relaySeries } from './relay-series.ts';

/** What is asked, and not counted as it happens, when somebody reads the series. */
export interface Figures {
  readonly relay: RelayFigures;
  readonly journal: JournalFigures;
  readonly projector: ProjectorFigures;
}

/** What is measured of the running service, in the text format of Prometheus. Labels come from closed lists
 *  in the code: no person, document or title is ever one, so the number of series does not grow. */
export interface Metrics {
  readonly relay: RelayMeter;
  readonly journal: JournalMeter;
  readonly projector: ProjectorMeter;
  /** Where the figures come from, once everything is open; until then they are nothing. */
  watch(figures: () => Figures): void;
  page(): Promise<MetricsPage>;
}

export interface MetricsPage {
  readonly type: string;
  readonly text: string;
}

const NOTHING: Figures = {
  relay: { rooms: 0, connections: 0, documentBytes: 0, unsentBytes: 0 },
  journal: { backlog: { entries: 0, bytes: 0, age: 0 }, canWrite: true },
  projector: { lag: { documents: 0, places: 0, ms: 0 }, stopped: 0 },
};

export function createMetrics(): Metrics {
  const registry = new Registry();
  let figures = () => NOTHING;
  // The process's memory and processor time, the loop's delay and the garbage collector's pauses.
  collectDefaultMetrics({ register: registry });
  return {
    relay: relaySeries(registry, () => figures().relay),
    journal: journalSeries(registry, () => figures().journal),
    projector: projectorSeries(registry, () => figures().projector),
    watch: (from) => {
      figures = from;
    },
    page: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}
