import * as Y from 'yjs';

/** Whether somebody who loads the document now would see everything in the same order.
 *  @param max structs: of a larger document nobody waits for the answer, and it is no */
export function isSameForNewcomer(doc: Y.Doc, max: number): boolean {
  let structs = 0;
  for (const list of doc.store.clients.values()) structs += list.length;
  if (structs > max) return false;
  const newcomer = new Y.Doc();
  Y.applyUpdate(newcomer, Y.encodeStateAsUpdate(doc));
  for (const [name, type] of doc.share) {
    const other = type instanceof Y.Map ? newcomer.getMap(name) : newcomer.getXmlFragment(name);
    if (orderOf(type) !== orderOf(other)) return false;
  }
  return true;
}

/** Who wrote what stands there, letter by letter, whatever runs Yjs keeps it in. */
type AnyType = Y.AbstractType<Y.YEvent<never>>;

function orderOf(root: unknown): string {
  const runs: string[] = [];
  const lists = [root as AnyType];
  for (const list of lists) {
    let client = -1;
    let end = -1;
    for (let item = list._start; item !== null; item = item.right) {
      if (item.deleted) continue;
      const { id, length, content } = item;
      if (id.client !== client || id.clock !== end) runs.push(`${end} ${id.client}:${id.clock}`);
      client = id.client;
      end = id.clock + length;
      if (content instanceof Y.ContentType) lists.push(content.type);
    }
    runs.push(`${end}.`);
    for (const item of list._map.values()) {
      if (!item.deleted && item.content instanceof Y.ContentType) lists.push(item.content.type);
    }
  }
  return runs.join();
}
