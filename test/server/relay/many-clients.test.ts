import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { paragraphSeed } from '#test/harness/fake-rules.ts';
import { QUESTION } from '#test/harness/in-step.ts';
import { relayByHand } from '#test/harness/relay-by-hand.ts';
import { seat } from '#test/harness/seat.ts';
import { sync } from '#test/harness/test-peer.ts';
import { firstText } from '#test/harness/test-relay.ts';

/** Words of a page that takes another client id for every letter. */
function shapeShifter() {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, paragraphSeed());
  const text = firstText(doc.getXmlFragment('prosemirror'));
  let client = 1000;
  return {
    doc,
    /** So many letters, each under an id of its own, as one message. */
    letters: (many: number) => {
      const before = Y.encodeStateVector(doc);
      for (let n = 0; n < many; n += 1) {
        client += 1;
        doc.clientID = client;
        text.insert(text.length, 'x');
      }
      return sync(2, Y.encodeStateAsUpdate(doc, before));
    },
  };
}

test('[R41] one person has only so many client ids in a document', async () => {
  const { clock, relay } = relayByHand({ clientsPerPerson: 10 });
  const hostile = seat(relay, 'hostile');
  const honest = seat(relay, 'honest', { wantsNotices: true });
  for (const one of [hostile, honest]) one.say(QUESTION);
  await clock.pass(100);
  const { letters, doc } = shapeShifter();
  hostile.say(letters(10));
  await clock.pass(100);
  expect(hostile.codes).toEqual([]);
  // Under an id that is known it goes on.
  firstText(doc.getXmlFragment('prosemirror')).insert(0, 'y');
  hostile.say(sync(2, Y.encodeStateAsUpdate(doc)));
  await clock.pass(100);
  expect(hostile.codes).toEqual([]);
  hostile.say(letters(1));
  await clock.pass(100);
  expect(hostile.codes).toEqual([4413]);
  const fresh = shapeShifter();
  fresh.doc.clientID = 77;
  honest.say(fresh.letters(5));
  await clock.pass(100);
  expect(honest.codes).toEqual([]);
  await relay.close();
});

test('[R28] however many have written in a document, whoever has all of it may ask for what is new', async () => {
  const { clock, relay } = relayByHand({ stateVectorBytes: 100 });
  const hostile = seat(relay, 'hostile');
  hostile.say(QUESTION);
  await clock.pass(100);
  const { letters, doc } = shapeShifter();
  hostile.say(letters(60));
  await clock.pass(100);
  const honest = seat(relay, 'honest');
  honest.say(sync(0, Y.encodeStateVector(doc)));
  await clock.pass(100);
  expect(honest.codes).toEqual([]);
  await relay.close();
});
