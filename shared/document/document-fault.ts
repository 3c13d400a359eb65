import * as Y from 'yjs';
import { agendaItems } from './agenda-schema.ts';
import { MINUTE_FRAGMENT, minuteMarks, minuteSchema } from './minute-schema.ts';
import { markName } from './read-minute.ts';

/** Deeper than an honest editor can nest. */
const MAX_DEPTH = 24;

/** Why the editor could not open this minute, or `null`: an empty one it fills in itself. It only reads. */
export function minuteFault(doc: Y.Doc): string | null {
  const content = doc.getXmlFragment(MINUTE_FRAGMENT).toArray();
  if (content.length === 0) return null;
  try {
    minuteSchema
      .nodeFromJSON({ type: 'doc', content: content.map((one) => nodeJson(one, 0)) })
      .check();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'The minute cannot be read.';
  }
}

/** Why an agenda could not be shown, or `null`. */
export function agendaFault(doc: Y.Doc): string | null {
  for (const [id, item] of agendaItems(doc)) {
    if (!(item instanceof Y.Map)) return `Item ${id} is no item.`;
    if (!(item.get('title') instanceof Y.Text)) return `Item ${id} has no title.`;
    if (!(item.get('recommendation') instanceof Y.Text)) return `Item ${id} has no recommendation.`;
  }
  return null;
}

function nodeJson(node: unknown, depth: number): unknown {
  if (!(node instanceof Y.XmlElement)) throw new Error('Text stands outside a block.');
  if (depth > MAX_DEPTH) throw new Error('Blocks are nested too deep.');
  const content = node
    .toArray()
    .flatMap((child) =>
      child instanceof Y.XmlText ? textJson(child) : [nodeJson(child, depth + 1)],
    );
  return { type: node.nodeName, attrs: node.getAttributes(), content };
}

function textJson(text: Y.XmlText): unknown[] {
  return text.toDelta().map((piece: { insert: unknown; attributes?: Record<string, unknown> }) => {
    if (typeof piece.insert !== 'string')
      throw new Error('Something other than words in the text.');
    const marks = Object.entries(piece.attributes ?? {}).map(([name, attrs]) => ({
      type: knownMark(name),
      attrs,
    }));
    return { type: 'text', text: piece.insert, marks };
  });
}

function knownMark(attribute: string): string {
  const name = markName(attribute);
  if (!Object.hasOwn(minuteMarks, name)) throw new Error(`Unknown mark ${name}.`);
  return name;
}
