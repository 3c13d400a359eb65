import './mastered.ts';

import { expect, test } from 'vitest';
import { createFakeGate } from '#test/harness/fake-gate.ts';
import { minuteOf } from '#test/harness/projection-bench.ts';
import { Y_WEBSOCKETS } from '#test/harness/y-websockets.ts';
import { createCast } from './cast.ts';
import { createChance } from './chance.ts';
import { putInCharge } from './mastered.ts';
import { createSimulatedDisk } from './simulated-journal.ts';
import { createSimulatedRules } from './simulated-rules.ts';
import { createSimulatedServer } from './simulated-server.ts';
import { createStockMember } from './stock-member.ts';
import { createTally } from './tally.ts';
import { createTimeline } from './timeline.ts';
import { createWitness } from './witness.ts';

test.each(Y_WEBSOCKETS)(
  '[R27] y-websocket %s, alone and idle for ten minutes, keeps its connection',
  async (_version, Provider) => {
    const timeline = createTimeline();
    const chance = createChance(1);
    const discharge = putInCharge({ ...timeline, chance: chance.next });
    const gate = createFakeGate();
    const disk = createSimulatedDisk(timeline.now);
    const rules = createSimulatedRules();
    const server = await createSimulatedServer({
      timeline,
      disk,
      gate,
      rules,
      chance,
      tally: createTally(),
      letters: ['a'],
    });
    const witness = createWitness();
    const cast = createCast({ timeline, chance, gate, server, witness, onMessage: null });
    let connections = 0;
    const dial = cast.dialFor('secretary', minuteOf('a'), () => {
      connections += 1;
    });
    const member = createStockMember(minuteOf('a'), dial, Provider);
    await timeline.pass(600_000);
    expect(member.isConnected).toBe(true);
    expect(connections).toBe(1);
    member.end();
    await server.close();
    discharge();
  },
);
