import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { useEditorFacts } from './editor-facts.ts';
import { progressInWords } from './record-facts.ts';

/** How an action stands, below its minuted words; nothing for other blocks. */
export function ProgressNote({ record }: { readonly record: MinuteBlock }) {
  const { progressOf } = useEditorFacts();
  if (record.kind !== 'action') return null;
  const progress = progressOf(record.id);
  if (progress === null) return null;
  return (
    <p className="record__progress">
      {progressInWords(progress)} <a href={`/actions/${record.id}`}>Follow this action</a>
    </p>
  );
}
