import type { Attributes } from '@tiptap/core';

/** The stable id of a block. In the clipboard it travels with its meeting, so that cut and paste moves a
 *  block within a meeting and copies it from another. The second half of a split is a new block. */
export function idAttribute(scope: string): Attributes {
  return {
    id: {
      default: null,
      keepOnSplit: false,
      parseHTML: (element: HTMLElement) =>
        element.getAttribute('data-meeting') === scope
          ? element.getAttribute('data-block-id')
          : null,
      renderHTML: (attributes: Record<string, unknown>) =>
        attributes.id === null ? {} : { 'data-block-id': attributes.id, 'data-meeting': scope },
    },
  };
}
