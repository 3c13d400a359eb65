import * as Y from 'yjs';
import { agendaItems } from './agenda-schema.ts';
import { MAX_DEPTH, MINUTE_FRAGMENT, minuteMarks, minuteSchema } from './minute-schema.ts';
import { namesIn } from './names-in.ts';
import { markName } from './read-minute.ts';

/** Which nodes may stand directly in which, in whatever number and order. */
const CHILDREN: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(minuteSchema.nodes).map(([name, type]) => [name, namesIn(type.contentMatch)]),
);

/** Why no editor could open this minute, or `null`. It only reads. Numbers and order are not looked at: two
 *  people's honest edits can leave a list without items between them, and the next editor tidies that up.
 *  A node where it can never stand, or unknown, is nobody's honest edit. */
export function minuteFault(doc: Y.Doc): string | null {
  for (const block of doc.getXmlFragment(MINUTE_FRAGMENT).toArray()) {
    if (!(block instanceof Y.XmlElement)) return 'Words stand outside a block.';
    const fault = childFault('doc', block, 1);
    if (fault !== null) return fault;
  }
  return null;
}

/** Why an agenda could not be shown, or `null`. */
export function agendaFault(doc: Y.Doc): string | null {
  for (const item of agendaItems(doc).values()) {
    if (!(item instanceof Y.Map)) return 'There is an item that is none.';
    if (!(item.get('title') instanceof Y.Text)) return 'There is an item without a title.';
    if (!(item.get('recommendation') instanceof Y.Text))
      return 'There is an item without a recommendation.';
  }
  return null;
}

function childFault(parent: string, node: Y.XmlElement, depth: number): string | null {
  const name = node.nodeName;
  const allowed = CHILDREN.get(name);
  if (allowed === undefined) return 'There is a block of an unknown name.';
  if (CHILDREN.get(parent)?.has(name) !== true) return `A ${name} stands in a ${parent}.`;
  if (depth > MAX_DEPTH) return 'Blocks are nested too deep.';
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlElement) {
      const fault = childFault(name, child, depth + 1);
      if (fault !== null) return fault;
    } else if (!(child instanceof Y.XmlText)) {
      return 'Something other than words stands in the text.';
    } else {
      const fault = allowed.has('text') ? textFault(child) : `Words stand in a ${name}.`;
      if (fault !== null) return fault;
    }
  }
  return null;
}

/** Reads the text's own items, because a delta would be built anew for every update of a long minute. */
function textFault(text: Y.XmlText): string | null {
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) {
      const mark = markName(String(item.content.key));
      if (!Object.hasOwn(minuteMarks, mark)) return 'There is a mark of an unknown name.';
    } else if (!(item.content instanceof Y.ContentString)) {
      return 'Something other than words stands in the text.';
    }
  }
  return null;
}
