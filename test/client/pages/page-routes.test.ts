import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { pageAt } from '#client/pages/page-routes.tsx';
import { FetchedPage, pageCode } from '#client/ui/fetched-page.tsx';

test.each([
  ['/', '/'],
  ['/committees/new', '/committees/new'],
  ['/committees/nwl', '/committees/:committeeId'],
  ['/committees/nwl/terms/3', '/committees/:committeeId/*'],
  ['/meetings/march', '/meetings/:meetingId'],
  ['/meetings/march/read', '/meetings/:meetingId/read'],
  ['/meetings/march/minutes/I/circulated', '/meetings/:meetingId/minutes/:part/:to'],
  ['/meetings/march/approval', '/meetings/:meetingId/approval/*?'],
  ['/meetings/march/record/I/sign', '/meetings/:meetingId/record/*?'],
  ['/meetings/march/history', '/meetings/:meetingId/*'],
  ['/accounts', '/accounts/*?'],
])('at %s stands the page of %s', (pathname, path) => {
  expect(pageAt(pathname)?.path).toBe(path);
});

test('at any other address stands none', () => {
  for (const pathname of ['/nothing', '/meetings', '/meetings/', '/published/nwl', '/help/more']) {
    expect(pageAt(pathname)).toBe(undefined);
  }
});

test('a page is waited for once: with its code here it is shown at once', async () => {
  const code = pageCode(async () => ({
    default: ({ name }: { readonly name: string }) => createElement('h1', {}, name),
  }));
  const shown = () =>
    renderToStaticMarkup(
      createElement(FetchedPage<{ name: string }>, { code, props: { name: 'March' } }),
    );
  expect(shown()).toContain('role="status"');
  await code.fetch();
  expect(shown()).toBe('<h1>March</h1>');
});
