import type { Extensions } from '@tiptap/core';
import { CommentMark, MinuteLink } from './minute-marks.ts';
import { createMinuteNodes } from './minute-nodes.ts';
import { createRecordNodes, type RecordViews } from './record-nodes.ts';

/** Everything that makes the editor's schema, and nothing that acts. */
export const createMinuteSchemaExtensions = (scope: string, views?: RecordViews): Extensions => [
  ...createMinuteNodes(scope),
  ...createRecordNodes(scope, views),
  MinuteLink,
  CommentMark,
];
