import type { ReactNode } from 'react';
import type { RecordBlock } from '#shared/document/minute-content.ts';
import type { SuggestedWords } from '#shared/document/suggested-runs.ts';
import type { CommitteeNames } from './committee-names.ts';
import { factsInWords } from './record-facts.ts';
import { RECORD_NAMES } from './record-kinds.ts';
import { TextRuns } from './text-runs.tsx';

/** A record to read: its kind in a word, its wording, its facts in words. */
export function RecordView({
  record,
  names,
  suggestions = [],
  below,
}: {
  readonly record: RecordBlock;
  readonly names: CommitteeNames;
  readonly suggestions?: readonly SuggestedWords[];
  readonly below?: ReactNode;
}) {
  return (
    <div
      className={`record record--${record.kind}`}
      data-block-id={record.id === '' ? undefined : record.id}
      data-record={record.kind}
    >
      <div className="record__head">
        <strong className="record__name">{RECORD_NAMES[record.kind]}</strong>
      </div>
      <p className="record__wording">
        <TextRuns runs={record.text} suggestions={suggestions} />
      </p>
      <dl className="record__facts record__facts--read">
        {factsInWords(record, names).map((fact) => (
          <div key={fact.name}>
            <dt>{fact.name}</dt>
            <dd className={fact.value === null ? 'unsaid' : undefined}>
              {fact.value ?? 'Not recorded'}
            </dd>
          </div>
        ))}
      </dl>
      {below}
    </div>
  );
}
