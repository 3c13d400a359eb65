import { expect, test } from 'vitest';
import { createMetrics } from '#server/metrics/metrics.ts';

const figureOf = (text: string, series: string) =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${series} `))
      ?.slice(series.length),
  );

test('what the rooms tell their meters is on the page', async () => {
  const metrics = createMetrics();
  metrics.relay.refused('foreign_client');
  metrics.relay.fannedOut(2, 100);
  metrics.relay.fannedOut(2, 99);
  metrics.relay.tookIn(1, 7);
  metrics.relay.acknowledged(4);
  metrics.relay.closed(4508);
  metrics.projector.wrote(3, 12);
  metrics.journal.committed(2, 30, 900);
  metrics.journal.committed(2, 1, 100);
  const { text } = await metrics.page();
  expect({
    refused: figureOf(text, 'relay_refusals_total{reason="foreign_client"}'),
    others: figureOf(text, 'relay_refusals_total{reason="spoilt"}'),
    delivered: figureOf(text, 'relay_delivered_total'),
    updates: figureOf(text, 'relay_updates_total'),
    slow: figureOf(text, 'relay_closes_total{code="4508"}'),
    within5ms: figureOf(text, 'relay_acknowledge_seconds_bucket{le="0.005"}'),
    within2ms: figureOf(text, 'relay_acknowledge_seconds_bucket{le="0.0025"}'),
    commits: figureOf(text, 'journal_commit_seconds_count'),
    severalInOne: figureOf(text, 'journal_commit_entries_bucket{le="20"}'),
    bytes: figureOf(text, 'journal_written_bytes_total'),
    documents: figureOf(text, 'projection_documents_written_total'),
  }).toEqual({
    refused: 1,
    others: 0,
    delivered: 199,
    updates: 7,
    slow: 1,
    within5ms: 1,
    within2ms: 0,
    commits: 2,
    severalInOne: 1,
    bytes: 1000,
    documents: 12,
  });
});

test('what is asked for is as it is when somebody looks', async () => {
  const metrics = createMetrics();
  let age = 250;
  metrics.watch(() => ({
    relay: { rooms: 2, connections: 3, documentBytes: 4, unsentBytes: 5 },
    journal: { backlog: { entries: 5, bytes: 6, age }, canWrite: false },
    projector: { lag: { documents: 1, places: 8, ms: 9000 }, stopped: 1 },
  }));
  const first = (await metrics.page()).text;
  age = 500;
  const second = (await metrics.page()).text;
  expect(figureOf(first, 'journal_queue_age_seconds')).toBe(0.25);
  expect(figureOf(second, 'journal_queue_age_seconds')).toBe(0.5);
  expect(figureOf(second, 'journal_writable')).toBe(0);
  expect(figureOf(second, 'relay_connections')).toBe(3);
  expect(figureOf(second, 'projection_lag_places')).toBe(8);
  expect(figureOf(second, 'projection_lag_seconds')).toBe(9);
});

test('the number of series does not grow with what happens', async () => {
  const metrics = createMetrics();
  const count = async () => {
    const lines = (await metrics.page()).text.split('\n');
    return lines.filter((line) => /^(relay|journal|projection)_/.test(line)).length;
  };
  const before = await count();
  for (let one = 0; one < 1000; one += 1) {
    metrics.relay.refused(one % 2 === 0 ? 'malformed' : 'gap');
    metrics.relay.closed(4400);
    metrics.relay.fannedOut(one, one);
    metrics.projector.wrote(one, one);
  }
  expect(await count()).toBe(before);
});

test('memory, processor time and the delay of the event loop are on the page', async () => {
  const { type, text } = await createMetrics().page();
  expect(type).toMatch(/^text\/plain/);
  expect(text).toMatch(/^process_resident_memory_bytes \d/m);
  expect(text).toMatch(/^process_cpu_seconds_total \d/m);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
});
