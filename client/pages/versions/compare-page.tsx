import '#client/editor/editor.scss';
import './versions.scss';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { useMeeting } from '#client/live/queries.ts';
import { useComparison, useHistory, useVersions } from '#client/live/version-queries.ts';
import { BackLink } from '#client/ui/back-link.tsx';
import { Button } from '#client/ui/button.tsx';
import { instantInWords } from '#client/ui/date-words.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { type Option, Select } from '#client/ui/fields/select.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import type { Comparison, History, Versions } from '#shared/protocol/http/versions.ts';
import { Answered } from '../answered.tsx';
import { MeetingNav } from '../meeting-nav.tsx';
import { meetingCaption } from '../meeting-words.ts';
import { ComparedTextSection } from './compared-text.tsx';
import { compareAt, listInWords, placeInWords, versionInWords } from './version-words.ts';

/** Any two versions beside each other, as words that went and came. */
export function ComparePage({ meetingId }: { readonly meetingId: string }) {
  const meeting = useMeeting(meetingId);
  const versions = useVersions(meetingId);
  const history = useHistory(meetingId, null, null);
  return (
    <Answered of={meeting} what="the meeting" whole>
      {(facts) => (
        <>
          <MeetingNav meeting={facts} current="history" />
          <BackLink href={`/meetings/${meetingId}/history`}>History</BackLink>
          <PageHead title="Compare two versions" caption={meetingCaption(facts)}>
            <p>
              Words that went are struck through, words that came are underlined. What did not
              change is folded.
            </p>
          </PageHead>
          <Answered of={versions} what="the versions" whole>
            {(named) => (
              <Answered of={history} what="the history" whole>
                {(story) => <Compare meeting={facts} versions={named} history={story} />}
              </Answered>
            )}
          </Answered>
        </>
      )}
    </Answered>
  );
}

function Compare({
  meeting,
  versions,
  history,
}: {
  readonly meeting: MeetingDetail;
  readonly versions: Versions;
  readonly history: History;
}) {
  const [, navigate] = useLocation();
  const [search] = useSearchParams();
  const offered = optionsOf(meeting, versions, history);
  const first = offered.find(({ value }) => value !== 'now')?.value ?? 'now';
  const [from, to] = [search.get('from'), search.get('to')];
  const itemId = search.get('itemId');
  const [chosen, choose] = useState({ from: from ?? first, to: to ?? 'now' });
  const options = withOwn(offered, [chosen.from, chosen.to, from ?? '', to ?? '']);
  return (
    <>
      <form
        className="form compare__form"
        onSubmit={(event) => {
          event.preventDefault();
          navigate(compareAt(meeting.id, chosen.from, chosen.to, itemId));
        }}
      >
        <Select
          id="compare-from"
          label="Earlier version"
          value={chosen.from}
          options={options}
          onChange={(value) => choose({ ...chosen, from: value })}
        />
        <Select
          id="compare-to"
          label="Later version"
          value={chosen.to}
          options={options}
          onChange={(value) => choose({ ...chosen, to: value })}
        />
        <div className="button-row">
          <Button type="submit" weight="secondary">
            Compare
          </Button>
        </div>
      </form>
      {from === null || to === null ? null : (
        <Compared meeting={meeting} from={from} to={to} itemId={itemId} />
      )}
    </>
  );
}

function Compared({
  meeting,
  ...asked
}: {
  readonly meeting: MeetingDetail;
  readonly from: string;
  readonly to: string;
  readonly itemId: string | null;
}) {
  const found = useComparison(meeting.id, asked);
  const result = useRef<HTMLElement>(null);
  const wasOne = useRef(asked.itemId !== null);
  useEffect(() => {
    // The link to all items has gone with the press of it.
    if (wasOne.current && asked.itemId === null) result.current?.focus();
    wasOne.current = asked.itemId !== null;
  }, [asked.itemId]);
  return (
    <section className="focus-target" aria-label="What changed" tabIndex={-1} ref={result}>
      <Answered of={found} what="the comparison">
        {(comparison) => (
          <>
            <p className="compare__title">
              From <strong>{fromInWords(comparison, meeting)}</strong> to{' '}
              <strong>{sideInWords(comparison.to, meeting)}</strong>
              {asked.itemId === null ? null : (
                <>
                  {' '}
                  in one item.{' '}
                  <Link href={compareAt(meeting.id, asked.from, asked.to)}>Compare all items</Link>
                </>
              )}
            </p>
            <Result comparison={comparison} meeting={meeting} />
          </>
        )}
      </Answered>
    </section>
  );
}

function Result({
  comparison,
  meeting,
}: {
  readonly comparison: Comparison;
  readonly meeting: MeetingDetail;
}) {
  const { texts, summary } = comparison;
  const same = texts.filter(({ state }) => state === 'same');
  const others = texts.filter(({ state }) => state !== 'same');
  if (texts.length === 0) {
    return (
      <EmptyState>
        These two have no text in common that you may see. Choose two versions of the same part.
      </EmptyState>
    );
  }
  return (
    <>
      <div className="compare__summary" role="status">
        <h2 className="section__title">In short</h2>
        {summary.length === 0 ? (
          <p>
            {others.length === 0
              ? 'Nothing changed.'
              : 'What changed cannot be told any more. Why is said below.'}
          </p>
        ) : (
          <ul>
            {summary.map((line) => (
              <li key={line}>{line.charAt(0).toUpperCase() + line.slice(1)}</li>
            ))}
          </ul>
        )}
      </div>
      {others.map((text) => (
        <ComparedTextSection key={text.itemId ?? text.part} text={text} meeting={meeting}>
          {text.mayRestore ? (
            <p>
              <Link
                href={`/meetings/${meeting.id}/items/${text.itemId}/restoration?version=${encodeURIComponent(comparison.from.point)}`}
              >
                Put the earlier words back
                <span className="nhsuk-u-visually-hidden"> in {placeInWords(text)}</span>
              </Link>
            </p>
          ) : null}
        </ComparedTextSection>
      ))}
      {same.length === 0 ? null : (
        <details className="compared__same">
          <summary>{sameInWords(same)}</summary>
          <ul>
            {same.map((text) => (
              <li key={text.itemId ?? text.part}>{placeInWords(text)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** “The agenda and 4 items did not change”. */
function sameInWords(same: Comparison['texts']): string {
  const items = same.filter(({ itemId }) => itemId !== null).length;
  const ofItems = items === 0 ? [] : [`${items} item${items === 1 ? '' : 's'}`];
  const ofAgenda = same.length === items ? [] : ['the agenda'];
  const words = listInWords([...ofAgenda, ...ofItems]);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} did not change`;
}

export function sideInWords(
  { version, at }: Comparison['from'],
  meeting: Pick<MeetingDetail, 'agendas'>,
): string {
  if (version !== null) return versionInWords(version, meeting.agendas.length > 1);
  return at === null ? 'now' : instantInWords(at);
}

/** Two moments of one minute are told apart. */
export function fromInWords(
  { from, to }: Pick<Comparison, 'from' | 'to'>,
  meeting: Pick<MeetingDetail, 'agendas'>,
): string {
  const words = sideInWords(from, meeting);
  const isAlike = from.version === null && words === sideInWords(to, meeting);
  return isAlike && from.at !== null ? `earlier in the minute of ${words}` : words;
}

/** Now, the named versions, and the end of each session of the newest page of the history. */
function optionsOf(
  meeting: MeetingDetail,
  { versions }: Versions,
  { entries }: History,
): readonly Option[] {
  return [
    { value: 'now', name: 'Now' },
    ...versions.map((one) => ({
      value: one.id,
      name: versionInWords(one, meeting.agendas.length > 1),
    })),
    ...entries.flatMap((entry) =>
      entry.kind === 'session'
        ? [
            {
              value: entry.to,
              name: `${instantInWords(entry.to)}, after ${listInWords(entry.authors)} wrote in ${placeInWords(entry)}`,
            },
          ]
        : [],
    ),
  ];
}

/** A moment that was come here with is offered too. */
function withOwn(options: readonly Option[], points: readonly string[]): readonly Option[] {
  const own = [...new Set(points)].filter(
    (point) => /^\d{4}-/.test(point) && !options.some(({ value }) => value === point),
  );
  return [
    ...options,
    ...own.map((value) => ({ value, name: `As it stood, ${instantInWords(value)}` })),
  ];
}
