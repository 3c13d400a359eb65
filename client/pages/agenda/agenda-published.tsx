import { Banner } from '#client/ui/banner.tsx';
import { ButtonLink } from '#client/ui/button.tsx';
import { dayInWords, instantInWords } from '#client/ui/date-words.ts';
import { deadlineInWords } from '#shared/domain/terms-sentences.ts';
import type {
  AgendaAlteration,
  AgendaDeadline,
  AgendaOfPart,
  PublishedAgenda,
} from '#shared/protocol/http/agenda-publication.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import { alterationInWords, alterationsInShort } from './alteration-words.ts';

/** Whether an agenda went out, and by when it should have. */
export function AgendaPublished({
  meeting,
  agenda,
}: {
  readonly meeting: Pick<MeetingDetail, 'id' | 'state'>;
  readonly agenda: AgendaOfPart;
}) {
  const { published, part, mayPublish } = agenda;
  const [first] = published;
  const last = published.at(-1);
  const isAltered = last?.alterations === null || (last?.alterations ?? []).length > 0;
  return (
    <div className="agenda-published">
      {first === undefined || last === undefined ? (
        <NotPublished deadlines={agenda.deadlines} isOver={meeting.state === 'closed'} />
      ) : (
        <p>
          {outingInWords(first)}
          {last === first ? '' : ` ${outingInWords(last)}`}{' '}
          {last.alterations === null ? '' : alterationsInShort(last.alterations.length)}
        </p>
      )}
      {mayPublish ? (
        <p className="no-print">
          <ButtonLink
            href={`/meetings/${meeting.id}/agenda/publish/${part}`}
            weight={first === undefined || isAltered ? 'primary' : 'secondary'}
          >
            {first === undefined ? 'Publish this agenda' : 'Publish it again'}
            {part === 'II' ? <span className="nhsuk-u-visually-hidden"> (Part II)</span> : null}
          </ButtonLink>
        </p>
      ) : null}
    </div>
  );
}

/** Of a meeting that is over nobody can tell any more what should be done. */
function NotPublished({
  deadlines,
  isOver,
}: {
  readonly deadlines: readonly AgendaDeadline[];
  readonly isOver: boolean;
}) {
  if (isOver) return <p className="unsaid">When this agenda was published is not recorded.</p>;
  return (
    <>
      <p>This agenda has not been published yet.</p>
      <Deadlines deadlines={deadlines} />
    </>
  );
}

/** What was altered after each time it went out; nothing, if nothing was. */
export function AgendaAlterations({ agenda }: { readonly agenda: AgendaOfPart }) {
  const told = agenda.published.filter(
    ({ alterations }) => alterations === null || alterations.length > 0,
  );
  if (told.length === 0) return null;
  return (
    <section className="agenda-log" aria-labelledby={`altered-${agenda.part}`}>
      <h3 className="agenda-log__title" id={`altered-${agenda.part}`}>
        What was changed after it was published
      </h3>
      {told.map((one) => (
        <div key={one.at}>
          <p>{sinceInWords(one, agenda.published)}</p>
          {one.alterations === null ? (
            <p className="unsaid">
              Words were deleted from this agenda for good since then, so what was changed cannot be
              listed.
            </p>
          ) : (
            <ul>
              {one.alterations.map((alteration) => (
                <li key={`${alteration.itemId} ${alteration.what}`}>
                  {alterationInWords(alteration)}
                  <span className="quiet">{byWhom(alteration)}</span>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  );
}

export function Deadlines({ deadlines }: { readonly deadlines: readonly AgendaDeadline[] }) {
  return deadlines.map((one) =>
    one.daysLate > 0 ? (
      <Banner key={one.of} tone="warning">
        <p>{deadlineSentence(one)}</p>
      </Banner>
    ) : (
      <p key={one.of} className="quiet">
        {deadlineSentence(one)}
      </p>
    ),
  );
}

/** “The papers should go out by 21 February 2018: five clear working days before the meeting.” */
export function deadlineSentence({ of, days, kind, by, daysLate }: AgendaDeadline): string {
  const what = of === 'notice' ? 'Notice of the meeting' : 'The papers';
  const rule = `${deadlineInWords({ days, kind })} before the meeting`;
  if (daysLate === 0) {
    return `${what} should go out by ${dayInWords(by)}: ${rule}.`;
  }
  const late = daysLate === 1 ? '1 day' : `${daysLate} days`;
  return `${what} should have gone out by ${dayInWords(by)}, ${rule}. This is ${late} late.`;
}

/** “Published on 21 February 2018, 10am, by the secretary, 3 days late: the chair was ill.” */
export function outingInWords({ name, at, by }: PublishedAgenda): string {
  const [again, late] = [name.startsWith(`${PUBLISHED} again`), name.replace(NAME, '')];
  const end = /[.!?…]$/.test(late) ? '' : '.';
  return `Published${again ? ' again' : ''} on ${instantInWords(at)}, by ${by}${late}${end}`;
}

const PUBLISHED = 'Agenda published';
const NAME = /^Agenda published(?: again)?/;

function sinceInWords(one: PublishedAgenda, all: readonly PublishedAgenda[]): string {
  const next = all[all.indexOf(one) + 1];
  const from = `Since it was published on ${instantInWords(one.at)}`;
  return next === undefined ? `${from}:` : `${from}, and before ${instantInWords(next.at)}:`;
}

function byWhom({ by, at }: AgendaAlteration): string {
  if (by === null || at === null) return '';
  return ` (${by}, ${instantInWords(at)})`;
}
