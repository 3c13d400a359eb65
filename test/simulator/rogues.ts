import { ySyncPluginKey } from 'y-prosemirror';
import * as Y from 'yjs';
import { agendaItems } from '#shared/document/agenda-schema.ts';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import type { DocumentId } from '#shared/ids.ts';
import { SYNC } from '#shared/protocol/frame.ts';
import type { Cast, Seat } from './cast.ts';
import type { Chance } from './chance.ts';
import { createPlainMember } from './plain-member.ts';
import { POISON } from './simulated-rules.ts';
import { kindOf } from './texts.ts';
import type { Timeline } from './timeline.ts';
import { syncMessage } from './wire.ts';
import type { Witness } from './witness.ts';

const DEED_AFTER_MS = 400;
const ENDS_AFTER_MS = 4000;

/** Somebody with the right to write who comes, does one bad thing and goes. */
export type Rogue = 'spoils the document' | 'writes under the id of somebody else';

export interface RoguesDeps {
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly cast: Cast;
  readonly witness: Witness;
}

/** @param fault is told what the relay let pass */
export function sendRogue(
  deed: Rogue,
  victim: Seat,
  { timeline, chance, cast, witness }: RoguesDeps,
  fault: (what: string) => void,
): void {
  const { document } = victim;
  const person = chance.name('rogue');
  const member = createPlainMember({
    document,
    dial: cast.dialFor(person, document, () => {}),
    later: timeline.later,
    wait: () => 60_000,
  });
  witness.introduce(member.doc.clientID, person);
  let done = false;

  timeline.later(DEED_AFTER_MS, () => {
    const write = kindOf(document) === 'agenda' ? intoAgenda : intoProse;
    if (!member.isConnected || isEmpty(document, member.doc)) return;
    // An id belongs to whoever writes under it first: before that it is nobody's.
    const id = victim.member.doc.clientID;
    if (deed !== 'spoils the document' && Y.getState(member.doc.store, id) === 0) return;
    done = true;
    if (deed === 'spoils the document') {
      write(member.doc, chance.name(POISON));
      return;
    }
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(member.doc));
    forged.clientID = id;
    const before = Y.encodeStateVector(forged);
    write(forged, 'I resign.');
    member.send(syncMessage(SYNC.update, Y.encodeStateAsUpdate(forged, before)));
    forged.destroy();
  });
  timeline.later(ENDS_AFTER_MS, () => {
    const isSpoiler = deed === 'spoils the document';
    if (done && isSpoiler && member.isConnected) fault('Somebody spoils the document, and stays');
    member.end();
  });
}

function isEmpty(document: DocumentId, doc: Y.Doc): boolean {
  if (kindOf(document) === 'agenda') return agendaItems(doc).size === 0;
  return doc.getXmlFragment(MINUTE_FRAGMENT).length === 0;
}

function intoAgenda(doc: Y.Doc, words: string): void {
  const [item] = agendaItems(doc).values();
  item?.set('paper', words);
}

function intoProse(doc: Y.Doc, words: string): void {
  const heading = new Y.XmlElement('heading');
  heading.setAttribute('id', words);
  heading.insert(0, [new Y.XmlText(words)]);
  doc.transact(() => doc.getXmlFragment(MINUTE_FRAGMENT).insert(0, [heading]), ySyncPluginKey);
}
