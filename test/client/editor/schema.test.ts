import { getSchema } from '@tiptap/core';
import type { MarkSpec, NodeSpec } from 'prosemirror-model';
import { expect, test } from 'vitest';
import { createMinuteSchemaExtensions } from '#client/editor/schema-extensions.ts';
import { minuteSchema } from '#shared/document/minute-schema.ts';

/** What decides which documents a schema admits; how it looks in HTML is not part of it. */
function shapeOf(either: NodeSpec | MarkSpec) {
  const spec = either as NodeSpec & MarkSpec;
  return {
    content: spec.content ?? '',
    group: spec.group ?? null,
    inline: spec.inline === true,
    defining: spec.defining === true,
    isolating: spec.isolating === true,
    inclusive: spec.inclusive ?? true,
    excludes: spec.excludes ?? null,
    attributes: Object.fromEntries(
      Object.entries(spec.attrs ?? {}).map(([name, attribute]) => [name, attribute.default]),
    ),
  };
}

function shapesOf(specs: {
  forEach(see: (name: string, spec: NodeSpec | MarkSpec) => void): void;
}) {
  const shapes: Record<string, ReturnType<typeof shapeOf>> = {};
  specs.forEach((name, spec) => {
    shapes[name] = shapeOf(spec);
  });
  return shapes;
}

test('the editor knows the nodes and marks of the shared schema, and no others', () => {
  const editor = getSchema(createMinuteSchemaExtensions('meeting-1'));
  expect(shapesOf(editor.spec.nodes)).toEqual(shapesOf(minuteSchema.spec.nodes));
  expect(shapesOf(editor.spec.marks)).toEqual(shapesOf(minuteSchema.spec.marks));
  expect(editor.topNodeType.name).toBe('doc');
});

test('an empty minute begins with a paragraph in both', () => {
  const editor = getSchema(createMinuteSchemaExtensions('meeting-1'));
  for (const schema of [editor, minuteSchema]) {
    expect(schema.topNodeType.createAndFill()?.toJSON()).toMatchObject({
      content: [{ type: 'paragraph' }],
    });
  }
});
