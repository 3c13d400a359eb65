import { dayInWords } from '#client/ui/date-words.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { dayInLondon } from '#shared/domain/calendar.ts';
import type { Coverage } from '#shared/domain/coverage.ts';
import type { PatientVoice } from '#shared/protocol/http/committee.ts';
import { COVERAGE_WORDS, coverageFinding, coverageOf, isHeld } from './coverage-words.ts';

const MARK: Record<Coverage, string> = { met: '●', not_met: '○', not_recorded: '–' };

/** Area by meeting, with a word in every cell. */
export function CoverageTable({ voice }: { readonly voice: PatientVoice }) {
  if (voice.areas.length === 0 || voice.meetings.length === 0) {
    return (
      <EmptyState>
        {voice.areas.length === 0
          ? 'No areas are on record, so there is nothing to measure.'
          : 'No meetings are on record yet, so there is nothing to measure.'}
      </EmptyState>
    );
  }
  const today = dayInLondon(Date.now());
  return (
    <>
      <p>
        <strong>{coverageFinding(voice, today)}</strong>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="table-frame" aria-label="Areas heard at each meeting" tabIndex={0}>
        <table className="grid-table">
          <caption>Was each area heard?</caption>
          <thead>
            <tr>
              <th scope="col">Area</th>
              {voice.meetings.map((meeting) => (
                <th scope="col" key={meeting.id}>
                  {dayInWords(meeting.date)}
                  {isHeld(meeting, today) ? null : (
                    <span className="grid-table__note">Not held yet</span>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {voice.areas.map((area) => (
              <tr key={area.id}>
                <th scope="row">
                  {area.name}
                  <span className="grid-table__note">
                    {area.bodies.length === 0 ? 'No voice body recorded' : area.bodies.join(', ')}
                  </span>
                </th>
                {voice.meetings.map((meeting) => {
                  const value = coverageOf(voice, area.id, meeting.id);
                  return (
                    <td key={meeting.id} className={`coverage coverage--${value}`}>
                      <span aria-hidden="true">{MARK[value]} </span>
                      {COVERAGE_WORDS[value]}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="prose">
        <h3 className="nhsuk-heading-s">How to read this table</h3>
        <ul>
          <li>Met: somebody who speaks for the area is minuted as having spoken.</li>
          <li>
            Not met: every seat that speaks for the area was vacant, or no seat speaks for it. A
            vacancy never counts as being heard.
          </li>
          <li>
            Not recorded: the seat was held but no words of theirs are minuted, or nobody recorded
            who held it. That is not the same as silence.
          </li>
          {voice.meetings.every((meeting) => isHeld(meeting, today)) ? null : (
            <li>
              A meeting that is not held yet is shown as things are today, and is not counted above.
            </li>
          )}
        </ul>
      </div>
    </>
  );
}
