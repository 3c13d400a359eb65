import * as Y from 'yjs';
import type { Grammar, Piece } from '../grammar.ts';
import { type Place, type Places, pieceOfType, placesOf } from './places.ts';
import { stoodSideBySide, type Walk } from './side-by-side.ts';
import { indexAt, type Stored, stateOf } from './stored.ts';

/** The first of what came to be in a document that does not stand where the grammar allows, or not where everyone
 *  will see it, in words; or `null`. Asked after an update was applied, of what Yjs made of it; it costs as much
 *  as there is new.
 *  @param from client id → the first clock to look at; of other clients nothing is looked at */
export function faultOfNew(
  doc: Y.Doc,
  grammar: Grammar,
  from: ReadonlyMap<number, number>,
): string | null {
  const places = placesOf(doc, grammar);
  const walk: Walk = { steps: 0 };
  for (const [client, clock] of from) {
    if (clock >= stateOf(doc, client)) continue;
    const structs = doc.store.clients.get(client) as Stored[];
    const first = indexAt(structs, clock);
    for (let at = first; at < structs.length; at++) {
      const struct = structs[at] as Stored;
      const fault = faultOf(places, struct);
      if (fault !== null) return fault;
      if (struct instanceof Y.Item && !stoodSideBySide(doc, struct, walk)) return BROKEN;
    }
  }
  return null;
}

const BROKEN = 'The order is broken.';

/** What is deleted, by itself or with what it stands in, is in nobody's way. */
function faultOf(places: Places, struct: Stored): string | null {
  if (struct.deleted || !(struct instanceof Y.Item)) return null;
  const parent: unknown = struct.parent;
  if (!(parent instanceof Y.AbstractType)) return 'Something stands in nothing.';
  const place = places.of(parent);
  if (place === null) return 'Something stands in what stands nowhere.';
  const isSound = mayStand(places, place, struct);
  return isSound ? null : `Something stands in a ${place.kind} that may not stand there.`;
}

function mayStand(places: Places, place: Place, { content, parentSub }: Y.Item): boolean {
  const may = (piece: Piece | null) =>
    piece !== null && places.within(place, parentSub, piece) !== null;
  if (content instanceof Y.ContentString) return may({ type: 'words' });
  if (content instanceof Y.ContentFormat) {
    return may({ type: 'mark', name: String(content.key), value: content.value });
  }
  if (content instanceof Y.ContentType) return may(pieceOfType(content.type));
  if (!(content instanceof Y.ContentAny)) return false;
  return content.arr.every((value: unknown) => may({ type: 'value', value }));
}
