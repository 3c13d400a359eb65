import '#client/editor/editor.scss';
import './versions.scss';
import { Link, useSearchParams } from 'wouter';
import { useMeeting } from '#client/live/queries.ts';
import { useHistory, useVersions } from '#client/live/version-queries.ts';
import { useArrivalAt } from '#client/ui/arrival.ts';
import { Banner } from '#client/ui/banner.tsx';
import { ButtonLink } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { OlderNewer } from '#client/ui/older-newer.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import type { History, HistoryEntry } from '#shared/protocol/http/versions.ts';
import { Answered } from '../answered.tsx';
import { MeetingNav } from '../meeting-nav.tsx';
import { meetingCaption } from '../meeting-words.ts';
import { letGoOf } from './let-go.ts';
import {
  compareAt,
  dayAndTime,
  didInWords,
  itemInShort,
  justBefore,
  kindInWords,
  listInWords,
  placeInWords,
  timesInWords,
  versionInWords,
} from './version-words.ts';

/** Who wrote what and when, as a story: newest first, with the named versions between. */
export function HistoryPage({ meetingId }: { readonly meetingId: string }) {
  const [search] = useSearchParams();
  const [itemId, before] = [search.get('item'), search.get('before')];
  const meeting = useMeeting(meetingId);
  const history = useHistory(meetingId, itemId, before);
  const place = search.toString();
  useArrivalAt(place);
  return (
    <Answered of={meeting} what="the meeting" whole>
      {(facts) => {
        const item = facts.items.find((one) => one.id === itemId);
        return (
          <>
            <MeetingNav meeting={facts} current="history" />
            <PageHead
              key={place}
              title={item === undefined ? 'History' : `History of ${itemInShort(item)}`}
              caption={meetingCaption(facts)}
            >
              <p>
                {item === undefined
                  ? 'Who wrote what, and when'
                  : `Who wrote what in “${item.title}”`}
                , newest first. Names come from the server’s own record of who was signed in.
              </p>
              {item === undefined ? null : (
                <p>
                  <Link href={`/meetings/${meetingId}/history`}>
                    See the whole meeting’s history
                  </Link>
                </p>
              )}
            </PageHead>
            <Versions meeting={facts} />
            <Answered of={history} what="the history">
              {(found) => <Story history={found} meeting={facts} itemId={itemId} before={before} />}
            </Answered>
          </>
        );
      }}
    </Answered>
  );
}

function Versions({ meeting }: { readonly meeting: MeetingDetail }) {
  const found = useVersions(meeting.id);
  const at = `/meetings/${meeting.id}`;
  return (
    <section className="history__versions" aria-labelledby="named-versions">
      <h2 className="section__title" id="named-versions">
        Named versions
      </h2>
      <Answered of={found} what="the versions">
        {({ versions, mayName }) => (
          <>
            {versions.length === 0 ? (
              <EmptyState>No version has a name yet.</EmptyState>
            ) : (
              <ul>
                {versions.map((one) => (
                  <li key={one.id}>
                    <Link href={`${at}/versions/${one.id}`}>
                      {versionInWords(one, meeting.agendas.length > 1)}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
            <div className="button-row">
              {mayName.length === 0 ? null : (
                <ButtonLink href={`${at}/versions/new`} weight="secondary">
                  Name the present version
                </ButtonLink>
              )}
              <ButtonLink href={`${at}/compare`} weight="secondary">
                Compare two versions
              </ButtonLink>
            </div>
          </>
        )}
      </Answered>
    </section>
  );
}

function Story({
  history: { entries, before: older, damaged },
  meeting,
  itemId,
  before,
}: {
  readonly history: History;
  readonly meeting: MeetingDetail;
  readonly itemId: string | null;
  readonly before: string | null;
}) {
  const pageAt = (key: string | null) => {
    const query = new URLSearchParams({
      ...(itemId === null ? {} : { item: itemId }),
      ...(key === null ? {} : { before: key }),
    });
    return `/meetings/${meeting.id}/history${query.size === 0 ? '' : `?${query}`}`;
  };
  const letGo = letGoOf(meeting, itemId);
  return (
    <>
      {damaged.map((title) => (
        <Banner tone="warning" key={title}>
          <p>
            The server cannot read the history of {title}, because what it has stored of it is
            damaged. Tell whoever runs this service.
          </p>
        </Banner>
      ))}
      {letGo.map((sentence) => (
        <p className="history__let-go" key={sentence}>
          {sentence}
        </p>
      ))}
      {entries.length === 0 ? (
        letGo.length > 0 ? null : (
          <EmptyState>Nobody has written here yet.</EmptyState>
        )
      ) : (
        byDay(entries).map(([day, ofDay]) => (
          <section key={day} aria-label={day}>
            <h2 className="history__day">{day}</h2>
            <ol className="history">
              {ofDay.map((entry) => (
                <li key={entry.key} className={`history__entry history__entry--${entry.kind}`}>
                  {entry.kind === 'version' ? (
                    <NamedVersion version={entry} meeting={meeting} />
                  ) : (
                    <Session session={entry} meeting={meeting} />
                  )}
                </li>
              ))}
            </ol>
          </section>
        ))
      )}
      <OlderNewer
        label="Pages of the history"
        newer={before === null ? null : pageAt(null)}
        older={older === null ? null : pageAt(older)}
      />
    </>
  );
}

function Session({
  session,
  meeting,
}: {
  readonly session: Extract<HistoryEntry, { kind: 'session' }>;
  readonly meeting: MeetingDetail;
}) {
  const { authors, itemId, from, to, shares, suggestedBy } = session;
  const place = placeInWords(session);
  const href =
    itemId === null
      ? `/meetings/${meeting.id}/agenda`
      : `/meetings/${meeting.id}/history?item=${itemId}`;
  const times = timesInWords(from, to);
  return (
    <>
      <p>
        <strong>{listInWords(authors)}</strong>{' '}
        {authors.length > 1
          ? 'wrote at the same time in'
          : itemId === null
            ? 'changed'
            : 'wrote in'}{' '}
        <Link href={href}>{place}</Link>, {times}: {didInWords(session)}.
      </p>
      {shares.length === 0 ? null : (
        <ul className="history__shares">
          {shares.map((share) => (
            <li key={share.authors.join()}>
              {listInWords(share.authors)}
              {share.authors.length > 1 ? ' in the same lines' : ''}: {didInWords(share)}
            </li>
          ))}
        </ul>
      )}
      {suggestedBy.length === 0 ? null : (
        <p>Words that {listInWords(suggestedBy)} suggested were taken in.</p>
      )}
      <p>
        <Link href={compareAt(meeting.id, justBefore(from), to, itemId)}>
          See what changed
          <span className="nhsuk-u-visually-hidden">
            {' '}
            in {place}, {times}
          </span>
        </Link>
      </p>
    </>
  );
}

function NamedVersion({
  version,
  meeting,
}: {
  readonly version: Extract<HistoryEntry, { kind: 'version' }>;
  readonly meeting: MeetingDetail;
}) {
  const [, time] = dayAndTime(version.at);
  return (
    <>
      <p className="history__name">
        <Link href={`/meetings/${meeting.id}/versions/${version.id}`}>{version.name}</Link>
      </p>
      <p>
        {kindInWords(
          version.snapshotKind,
          meeting.agendas.length > 1 ? ` of Part ${version.part}` : '',
        )}
        , by {version.by}, {time}.{' '}
        <Link href={compareAt(meeting.id, version.id, 'now')}>
          Compare with now
          <span className="nhsuk-u-visually-hidden">: {version.name}</span>
        </Link>
      </p>
    </>
  );
}

/** Days in their order, each with its entries. */
function byDay(entries: readonly HistoryEntry[]): readonly [string, HistoryEntry[]][] {
  const days = new Map<string, HistoryEntry[]>();
  for (const entry of entries) {
    const [day] = dayAndTime(entry.kind === 'version' ? entry.at : entry.to);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}
