import { Link } from 'wouter';
import { useGaps, useMeeting } from '#client/live/queries.ts';
import { Banner } from '#client/ui/banner.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import type { GapsView } from '#shared/protocol/http/committee.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import { Answered } from '../answered.tsx';
import { itemCitation } from '../cited.tsx';
import { MeetingNav } from '../meeting-nav.tsx';
import { meetingCaption } from '../meeting-words.ts';
import { GAP_KINDS, type Gap, gapsInWords } from './gap-words.ts';

export default function GapsPage({ meetingId }: { readonly meetingId: string }) {
  const meeting = useMeeting(meetingId);
  const gaps = useGaps(meetingId);
  return (
    <Answered of={meeting} what="the meeting" whole>
      {(facts) => (
        <>
          <MeetingNav meeting={facts} current="gaps" />
          <PageHead title="Gaps" caption={meetingCaption(facts)}>
            <p>
              What these minutes leave unsaid. {whatToDo(facts)} Nothing here is a fault: a gap is
              better shown than guessed.
            </p>
          </PageHead>
          <Answered of={gaps} what="the gaps">
            {(found) => <Gaps gaps={found} meeting={facts} />}
          </Answered>
        </>
      )}
    </Answered>
  );
}

function Gaps({ gaps, meeting }: { readonly gaps: GapsView; readonly meeting: MeetingDetail }) {
  if (meeting.items.length === 0) {
    return (
      <EmptyState>This meeting has no agenda items yet, so there is nothing to minute.</EmptyState>
    );
  }
  if (gaps.items.length === 0) {
    return (
      <Banner tone="success">
        <p>
          Well done: no gaps. Every item has an outcome, every proposal has an answer, every action
          has an owner and a date, and every contribution has a response.
        </p>
      </Banner>
    );
  }
  return (
    <>
      <p>{gapsInWords(gaps.items)}</p>
      {GAP_KINDS.map(({ kind, title, explained }) => {
        const found = gaps.items.filter((gap) => gap.kind === kind);
        return found.length === 0 ? null : (
          <section className="section" aria-labelledby={kind} key={kind}>
            <h2 className="section__title" id={kind}>
              {title}: {found.length}
            </h2>
            <p className="prose">{explained}</p>
            <ul className="sheet task-list">
              {found.map((gap) => (
                <li className="task-list__task" key={gap.recordId ?? gap.itemId}>
                  <GapLine gap={gap} meeting={meeting} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function GapLine({ gap, meeting }: { readonly gap: Gap; readonly meeting: MeetingDetail }) {
  const found = meeting.items.find((one) => one.id === gap.itemId);
  const item = found === undefined ? gap.itemTitle : itemCitation(found);
  const words = gap.text.trim();
  const at = `/meetings/${meeting.id}${meeting.rights.editMinutes ? '' : '/read'}`;
  return (
    <>
      <Link href={`${at}#item-${gap.itemId}`}>{item}</Link>
      {gap.recordId === null ? null : (
        <p className={words === '' ? 'unsaid' : undefined}>
          {words === '' ? 'No wording yet' : words}
        </p>
      )}
    </>
  );
}

function whatToDo({ rights }: MeetingDetail): string {
  if (rights.editMinutes) {
    return 'Each line leads to the item, so that somebody who was there can fill it in.';
  }
  return rights.comment
    ? 'Each line leads to the item in the reading view. If you know what is missing, comment on it there.'
    : 'Each line leads to the item in the reading view.';
}
