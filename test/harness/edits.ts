import * as Y from 'yjs';

/** A document that remembers its updates one by one, as a client sends them. */
export interface Draft {
  readonly doc: Y.Doc;
  /** What `change` amounts to, as one update. */
  change(change: (doc: Y.Doc) => void): Uint8Array;
  /** Adds a paragraph of these words at the end. */
  say(words: string): Uint8Array;
}

/** @param base what the client already has */
export function draft(base?: Uint8Array, clientId?: number): Draft {
  const doc = new Y.Doc();
  if (clientId !== undefined) doc.clientID = clientId;
  if (base !== undefined) Y.applyUpdate(doc, base);
  const one: Draft = {
    doc,
    change: (change) => {
      let update: Uint8Array = Uint8Array.of(0, 0);
      const keep = (latest: Uint8Array) => {
        update = latest;
      };
      doc.on('update', keep);
      doc.transact(() => change(doc));
      doc.off('update', keep);
      return update;
    },
    say: (words) => one.change((d) => d.getXmlFragment('prosemirror').push([paragraph(words)])),
  };
  return one;
}

/** A block that spoils a document of the fake rules. */
export function poison(doc: Y.Doc): void {
  doc.getXmlFragment('prosemirror').push([new Y.XmlElement('poison')]);
}

export function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}
