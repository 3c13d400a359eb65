import { expect, test } from 'vitest';
import { withoutStyleSheets } from '#client/editor/pasted-html.ts';

test('pasted text comes without style sheets and keeps the styles of its elements', () => {
  const html =
    '<html><STYLE type="x">p { color: red }\n</STYLE><p style="mso-list:l0">One</p><style></style >';
  expect(withoutStyleSheets(html)).toBe('<html><p style="mso-list:l0">One</p>');
});
