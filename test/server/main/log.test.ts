import { DrizzleQueryError } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createLog } from '#server/main/log.ts';

function logged() {
  const lines: unknown[] = [];
  const line = (level: string) => (facts: object, message: string) => {
    lines.push([level, message, facts]);
  };
  return {
    lines,
    log: createLog({ info: line('info'), warn: line('warn'), error: line('error') }),
  };
}

test('a fault is an error, a refusal a warning, and what is as it should be information', () => {
  const { log, lines } = logged();
  log('It failed', { document: 'a', error: 'Error: why' });
  log('The journal could not write', { fault: 'full' });
  log('A frame was refused', { person: 'p', why: 'malformed' });
  log('The service has started', { port: 3000 }, 'info');
  expect(lines).toEqual([
    ['error', 'It failed', { document: 'a', error: 'Error: why' }],
    ['error', 'The journal could not write', { fault: 'full' }],
    ['warn', 'A frame was refused', { person: 'p', why: 'malformed' }],
    ['info', 'The service has started', { port: 3000 }],
  ]);
});

test('a fact that is not on the list is left out, and a long one cut off', () => {
  const { log, lines } = logged();
  log('It failed', { title: 'Merger', cookie: 'secret', document: 'd'.repeat(10_000) });
  expect(lines).toEqual([['warn', 'It failed', { document: 'd'.repeat(300) }]]);
});

test('a statement that the database refuses is told without what somebody wrote', () => {
  const told = String(new DrizzleQueryError('insert into person', ['CANARY'], new Error('Full')));
  expect(told).toContain('CANARY');
  const { log, lines } = logged();
  log('A request failed', { error: told });
  expect(JSON.stringify(lines)).toContain('Failed query');
  expect(JSON.stringify(lines)).not.toContain('CANARY');
});
