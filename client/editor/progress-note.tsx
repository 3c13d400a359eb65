import type { RecordBlock } from '#shared/document/minute-content.ts';
import { Confirmation } from './confirmation-note.tsx';
import { useEditorFacts } from './editor-facts.ts';
import { progressInWords } from './record-facts.ts';

/** How an action stands, or the wording of a contribution, below its minuted words; nothing for other records. */
export function ProgressNote({ record }: { readonly record: RecordBlock }) {
  const { progressOf, confirmationOf } = useEditorFacts();
  if (record.kind !== 'action') {
    return <Confirmation record={record} confirmationOf={confirmationOf} />;
  }
  const progress = progressOf(record.id);
  if (progress === null) return null;
  return (
    <p className="record__progress">
      {progressInWords(progress)} <a href={`/actions/${record.id}`}>Follow this action</a>
    </p>
  );
}
