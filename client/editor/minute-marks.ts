import { Mark } from '@tiptap/core';
import Link from '@tiptap/extension-link';
import { isSafeLink } from '#shared/document/minute-schema.ts';

/** A link is its address and nothing else, and only with a scheme that is safe to follow. */
export const MinuteLink = Link.extend({
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => (isSafeLink(element.getAttribute('href')) ? null : false),
    },
  ],
  renderHTML: ({ HTMLAttributes: { href } }) => ['a', isSafeLink(href) ? { href } : {}, 0],
}).configure({
  openOnClick: false,
  defaultProtocol: 'https',
  isAllowedUri: (address) => isSafeLink(address),
});

/** A passage that somebody commented on. The server places it; nothing here adds or removes one, and a
 *  paste does not bring one along. */
export const CommentMark = Mark.create({
  name: 'comment',
  inclusive: false,
  excludes: '',
  addAttributes: () => ({ threadId: { default: null } }),
  renderHTML: ({ mark }) => [
    'span',
    { class: 'commented', 'data-thread-id': mark.attrs.threadId },
    0,
  ],
});
