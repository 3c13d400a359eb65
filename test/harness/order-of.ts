import * as Y from 'yjs';

/** What a type of Yjs holds: a list, and a list for each key. */
type Held = Pick<Y.AbstractType<unknown>, '_start' | '_map'>;

/** Everything that stands in what is left of a document, letter by letter and by who wrote it, what was deleted
 *  included: the same for all who will see the same in the same order, whatever runs Yjs keeps it in. */
export function orderOf(doc: Y.Doc): string {
  const letters: string[] = [];
  const lists: Held[] = [...doc.share.values()];
  for (const list of lists) {
    letters.push('|');
    for (let item = list._start; item !== null; item = item.right) write(item);
    for (const key of [...list._map.keys()].sort()) {
      letters.push(key);
      let first = list._map.get(key) ?? null;
      while (first?.left) first = first.left;
      for (let item = first; item !== null; item = item.right) write(item);
    }
  }
  return letters.join(' ');

  function write({ id, length, content, deleted }: Y.Item): void {
    for (let i = 0; i < length; i += 1) letters.push(`${id.client}:${id.clock + i}`);
    if (content instanceof Y.ContentType && !deleted) lists.push(content.type);
  }
}
