import { type Attributes, type NodeConfig, Node as TiptapNode } from '@tiptap/core';
import { minuteNodes, RECORD_ATTRIBUTES, type RecordKind } from '#shared/document/minute-schema.ts';
import { idAttribute } from './id-attribute.ts';

export type RecordViews = Record<RecordKind, NonNullable<NodeConfig['addNodeView']>>;

/** The record nodes: a block of co-edited wording with a few facts as attributes. How each looks in the
 *  editor comes in as `views`, so that the schema can be made without React. */
export function createRecordNodes(scope: string, views?: RecordViews) {
  return (Object.keys(RECORD_ATTRIBUTES) as RecordKind[]).map((kind) =>
    TiptapNode.create({
      name: kind,
      group: minuteNodes[kind].group as string,
      content: minuteNodes[kind].content as string,
      defining: true,
      addAttributes: () => recordAttributes(kind, scope),
      parseHTML: () => [{ tag: `div[data-record="${kind}"]` }],
      renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-record': kind }, 0],
      ...(views === undefined ? {} : { addNodeView: views[kind] }),
    }),
  );
}

function recordAttributes(kind: RecordKind, scope: string): Attributes {
  const facts = RECORD_ATTRIBUTES[kind].filter((name) => name !== 'id');
  return {
    ...idAttribute(scope),
    ...Object.fromEntries(facts.map((name) => [name, factAttribute(name)])),
  };
}

function factAttribute(name: string): Attributes[string] {
  const inClipboard = `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return {
    default: null,
    keepOnSplit: false,
    parseHTML: (element: HTMLElement) => element.getAttribute(inClipboard),
    renderHTML: (attributes: Record<string, unknown>) =>
      attributes[name] === null ? {} : { [inClipboard]: attributes[name] },
  };
}
