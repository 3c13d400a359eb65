import './approval.scss';
import { useMemo } from 'react';
import type { CommitteeNames } from '#client/editor/committee-names.ts';
import { MinuteView } from '#client/editor/minute-view.tsx';
import { dayInWords } from '#client/ui/date-words.ts';
import type { ApprovedRecord, RecordedItem } from '#shared/document/approved-record.ts';
import { inWords } from '#shared/domain/vocabulary.ts';
import { begun } from '#shared/lang/capital.ts';
import { OUTCOME } from './approval-words.ts';

/** An approved record as a page, and as the very text of which the hash was taken. */
export function RecordText({ text, sha256 }: { readonly text: string; readonly sha256: string }) {
  const record = useMemo(() => JSON.parse(text) as ApprovedRecord, [text]);
  return (
    <>
      <RecordRead record={record} />
      <h2 className="section__title">The exact text</h2>
      <p>
        SHA-256 <span className="record-hash">{sha256}</span>
      </p>
      <details className="nhsuk-details">
        <summary className="nhsuk-details__summary">
          <span className="nhsuk-details__summary-text">Show the exact text that is sealed</span>
        </summary>
        <div className="nhsuk-details__text">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text that scrolls is reached by keyboard */}
          <pre className="record-text" tabIndex={0}>
            {text}
          </pre>
        </div>
      </details>
    </>
  );
}

/** The record to read, without anything that it does not say itself. */
function RecordRead({ record }: { readonly record: ApprovedRecord }) {
  const names = useMemo(() => namesIn(record), [record]);
  const there = record.attendance.filter((one) => one.code !== 'not_recorded');
  const unsaid = record.attendance.filter((one) => one.code === 'not_recorded');
  return (
    <>
      <section className="section" aria-labelledby={`record-attendance-${record.part}`}>
        <h2 className="section__title" id={`record-attendance-${record.part}`}>
          Attendance
        </h2>
        {there.length === 0 ? (
          <p className="quiet">Not recorded.</p>
        ) : (
          <ul>
            {there.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the record never changes its order
              <li key={index}>
                {[one.seat, one.name].filter((word) => word !== null).join(': ')},{' '}
                {inWords(one.code).toLowerCase()}
                {one.note === null ? '' : ` (${one.note})`}
              </li>
            ))}
          </ul>
        )}
        {there.length === 0 || unsaid.length === 0 ? null : (
          <p className="quiet">
            Not recorded: {unsaid.map((one) => one.seat ?? one.name ?? 'somebody').join('; ')}.
          </p>
        )}
        <h2 className="section__title">Declarations of interests</h2>
        {record.declarations.length === 0 ? (
          <p className="quiet">Not recorded.</p>
        ) : (
          <ul>
            {record.declarations.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the record never changes its order
              <li key={index}>
                {one.person}:{' '}
                {one.none ? 'no interests to declare' : (one.interest ?? 'an interest')}
                {one.managed === null ? '' : `; ${one.managed}`}
              </li>
            ))}
          </ul>
        )}
      </section>
      {record.items.map((item) => (
        <Item key={item.id} item={item} names={names} />
      ))}
      {record.amendments.length === 0 ? null : (
        <section className="section" aria-labelledby={`record-amendments-${record.part}`}>
          <h2 className="section__title" id={`record-amendments-${record.part}`}>
            Amendments
          </h2>
          <ol className="approval-amendments">
            {record.amendments.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the record never changes its order
              <li key={index}>
                {begun(one.stated)}. {OUTCOME[one.outcome]}, by {one.by}
                {one.author === one.by ? '' : `, in the words of ${one.author}`}.
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

function Item({ item, names }: { readonly item: RecordedItem; readonly names: CommitteeNames }) {
  const heading = `record-${item.id}`;
  return (
    <section className="sheet reading__item" aria-labelledby={heading}>
      <h2 className="reading__title" id={heading}>
        {item.number}. {item.title}
      </h2>
      <p className="reading__facts">
        {[
          ...(item.reference === null ? [] : [`Minute reference ${item.reference}`]),
          ...(item.lead === null ? [] : [`Lead: ${item.lead}`]),
          ...(STANDS.has(item.state) ? [] : [inWords(item.state)]),
        ].join('. ')}
      </p>
      {item.recommendation.trim() === '' ? null : (
        <p className="reading__recommendation">
          <strong>Recommendation:</strong> {item.recommendation}
        </p>
      )}
      <MinuteView settled blocks={item.blocks} names={names} />
    </section>
  );
}

/** An item that was taken is like any other; what else became of one is said. */
const STANDS: ReadonlySet<RecordedItem['state']> = new Set(['accepted', 'taken']);

/** “Approved by the meeting of 12 April 2018 …”, as the record itself says it. */
export function approvalOf({ approval }: ApprovedRecord): string {
  const note = approval.note === null ? '' : ` ${approval.note}`;
  if (approval.meeting === null) return `Approved by correspondence.${note}`;
  const where = `the meeting of ${dayInWords(approval.meeting.date)}`;
  const minute =
    approval.meeting.reference === null ? '' : ` (minute ${approval.meeting.reference})`;
  const how = approval.how === 'correct_record' ? 'as a correct record' : 'subject to amendments';
  return `Approved ${how} by ${where}${minute}.${note}`;
}

/** The names that the record itself has. */
function namesIn({ names }: ApprovedRecord): CommitteeNames {
  const nobody = 'Somebody no longer on this committee';
  return {
    choices: [],
    voices: [],
    ofOwner: (id, words) => (id === null ? words : (names[id] ?? nobody)),
    ofVoice: (voice, seatId) => {
      const key = seatId === null ? voice : `seat:${seatId}`;
      if (key === 'lay') return 'A lay member';
      if (key === 'public') return 'A member of the public';
      return key === null ? null : (names[key] ?? nobody);
    },
  };
}
