import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { AUTHOR, minuteOf, verdictOn } from '#test/harness/judging.ts';
import { hostileSet } from './hostile-set.ts';

const SET = hostileSet({ root: 'content', author: AUTHOR });
const mayWriteAs = (client: number) => client !== AUTHOR;

test.each(SET)(
  '[R12] [R13] [R44] $name: $says, and the document is as it was',
  ({ make, says }) => {
    const doc = minuteOf('Minutes');
    const before = Y.encodeStateAsUpdate(doc);
    const names = [...doc.share.keys()];
    expect(verdictOn(make(), { doc, mayWriteAs }).state).toBe(says);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    expect([...doc.share.keys()]).toEqual(names);
  },
);
