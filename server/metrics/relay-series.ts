import { Counter, Histogram, type Registry } from 'prom-client';
import type { Refusal, RelayMeter } from '#server/relay/meter.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { FEW_SECONDS, FINE_SECONDS } from './buckets.ts';
import { createGauges } from './gauges.ts';

/** What is asked of the relay when somebody reads the series. */
export interface RelayFigures {
  readonly rooms: number;
  readonly connections: number;
  /** Of the documents that are open, as far as the relay keeps them in memory. */
  readonly documentBytes: number;
  /** What waits for slow readers. */
  readonly unsentBytes: number;
}

/** Every reason is there from the start, so that its first occurrence is an increase from nothing. */
const REFUSALS: Record<Refusal, true> = {
  malformed: true,
  too_large: true,
  foreign_client: true,
  gap: true,
  read_only: true,
  page_too_old: true,
  replaced: true,
  spoilt: true,
  too_many: true,
  slow_reader: true,
  overload: true,
  not_signed_in: true,
  foreign_origin: true,
  not_found: true,
  door_full: true,
};

/** The relay's series. An observation costs half a microsecond, and none is made for a single receiver. */
export function relaySeries(registry: Registry, figures: () => RelayFigures): RelayMeter {
  const registers = [registry];
  const histogram = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name, help, buckets, registers });
  const counter = (name: string, help: string) => new Counter({ name, help, registers });

  const refused = new Counter({
    name: 'relay_refusals_total',
    help: 'What was not taken in and who was let go, by reason',
    labelNames: ['reason'],
    registers,
  });
  for (const reason of Object.keys(REFUSALS)) refused.inc({ reason }, 0);
  const acknowledged = histogram(
    'relay_acknowledge_seconds',
    'From a content frame’s arrival until its author was told that it is saved',
    FINE_SECONDS,
  );
  const fannedOut = histogram(
    'relay_fan_out_seconds',
    'From a commit until it was handed to every socket of the document',
    FINE_SECONDS,
  );
  const delivered = counter('relay_delivered_total', 'Updates handed to sockets');
  const tookIn = histogram(
    'relay_take_in_seconds',
    'Judging and applying the updates of one turn of the loop',
    FINE_SECONDS,
  );
  const updates = counter('relay_updates_total', 'Updates that were judged');
  const loaded = histogram(
    'relay_load_seconds',
    'Reading a document from the journal',
    FEW_SECONDS,
  );
  const closed = new Counter({
    name: 'relay_closes_total',
    help: 'Sockets that the relay closed, by code',
    labelNames: ['code'],
    registers,
  });
  for (const code of Object.values(CLOSE)) closed.inc({ code }, 0);
  const rebuilt = counter(
    'relay_rebuilt_total',
    'Rooms thrown away and read from the journal anew',
  );

  const gauge = createGauges(registry, figures);
  gauge('relay_rooms', 'Documents that are open', (now) => now.rooms);
  gauge('relay_connections', 'Sockets that are open', (now) => now.connections);
  gauge('relay_unsent_bytes', 'Bytes that wait for slow readers', (now) => now.unsentBytes);
  gauge('relay_document_bytes', 'Bytes of the open documents', (now) => now.documentBytes);
  return {
    refused: (reason) => refused.inc({ reason }),
    acknowledged: (ms) => acknowledged.observe(ms / 1000),
    fannedOut: (ms, receivers) => {
      fannedOut.observe(ms / 1000);
      delivered.inc(receivers);
    },
    loaded: (ms) => loaded.observe(ms / 1000),
    tookIn: (ms, many) => {
      tookIn.observe(ms / 1000);
      updates.inc(many);
    },
    closed: (code) => closed.inc({ code }),
    rebuilt: () => rebuilt.inc(),
  };
}
