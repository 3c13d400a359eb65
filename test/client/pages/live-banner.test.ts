import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { createValueStore } from '#client/connection/value-store.ts';
import { NotLive } from '#client/pages/live-banner.tsx';
import { type SaveLine, SaveLineContext } from '#client/pages/save-line.ts';

const bannerBeside = (line: SaveLine) =>
  renderToStaticMarkup(
    createElement(
      SaveLineContext,
      { value: createValueStore<SaveLine>(line) },
      createElement(NotLive),
    ),
  );

test('a lost connection is told to a listener once: by the save line where there is one', () => {
  expect(bannerBeside('none')).toContain('role="status"');
  expect(bannerBeside('away')).not.toContain('role="status"');
  expect(bannerBeside('away')).toContain('Not connected. What you see may be out of date.');
});
