import { Link } from 'wouter';
import { declare, withdrawDeclaration } from '#client/live/part-two-deeds.ts';
import { useDeclarations } from '#client/live/part-two-queries.ts';
import { useMe, useMeeting } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Banner } from '#client/ui/banner.tsx';
import { Button } from '#client/ui/button.tsx';
import { instantInWords } from '#client/ui/date-words.ts';
import { Opener } from '#client/ui/opener.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { Tag } from '#client/ui/tag.tsx';
import type { MeetingDeclarations } from '#shared/protocol/http/interests.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import { Answered } from '../answered.tsx';
import { MeetingNav } from '../meeting-nav.tsx';
import { meetingCaption } from '../meeting-words.ts';
import { DeclarationForm } from './declaration-form.tsx';
import { itemInWords, typeInWords } from './interest-words.ts';

type Answer = MeetingDeclarations['people'][number];

/** Interests declared at a meeting: by whom, on which items, and who was not asked yet. */
export default function DeclarationsPage({ meetingId }: { readonly meetingId: string }) {
  const asked = useMeeting(meetingId);
  const declarations = useDeclarations(meetingId);
  return (
    <Answered of={asked} what="the meeting" whole>
      {(meeting) => (
        <>
          <MeetingNav meeting={meeting} current="declarations" />
          <PageHead title="Declarations of interest" caption={meetingCaption(meeting)}>
            <p>
              Everyone at the meeting says whether they have an interest in an item. Having none is
              an answer too. The standing list is the{' '}
              <Link href={`/committees/${meeting.committeeId}/interests`}>
                register of interests
              </Link>
              .
            </p>
          </PageHead>
          <Answered of={declarations} what="the declarations">
            {(found) => <Declarations found={found} meeting={meeting} />}
          </Answered>
        </>
      )}
    </Answered>
  );
}

function Declarations({
  found,
  meeting,
}: {
  readonly found: MeetingDeclarations;
  readonly meeting: MeetingDetail;
}) {
  const me = useMe().data?.person.id;
  const mine = found.people.find((one) => one.person.id === me);
  const others = found.declareFor.filter((one) => one.id !== me);
  const declaresOwn = found.declareFor.length > others.length;
  const left = found.people.filter((one) => one.state === 'not_asked').length;
  return (
    <>
      {declaresOwn && me !== undefined ? (
        <section className="section" aria-labelledby="mine">
          <h2 className="section__title" id="mine">
            Your declaration
          </h2>
          <p>{ownInWords(mine)}</p>
          <div className="button-row">
            <Opener label="Declare an interest">
              {(close) => (
                <DeclarationForm
                  found={found}
                  meetingId={meeting.id}
                  people={found.declareFor.filter((one) => one.id === me)}
                  onClose={close}
                />
              )}
            </Opener>
            {mine === undefined || mine.state === 'not_asked' ? (
              <NothingToDeclare meetingId={meeting.id} personId={me} />
            ) : null}
          </div>
        </section>
      ) : null}
      <section className="section" aria-labelledby="all">
        <h2 className="section__title" id="all">
          Everyone at this meeting
        </h2>
        <p>
          {left === 0
            ? 'Everyone has answered.'
            : `${left} of ${found.people.length} ${LEFT(found)}.`}
          {found.seesAll
            ? ''
            : ' This list shows what was declared about the items that you may see.'}
        </p>
        {others.length === 0 ? null : (
          <Opener label="Write down a declaration for somebody">
            {(close) => (
              <DeclarationForm
                found={found}
                meetingId={meeting.id}
                people={others}
                onClose={close}
              />
            )}
          </Opener>
        )}
        <ul className="sheet task-list">
          {found.people.map((one) => (
            <li className="task-list__task" key={one.person.id}>
              <PersonsAnswer
                answer={one}
                found={found}
                meetingId={meeting.id}
                writes={others.some((other) => other.id === one.person.id)}
              />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** What is left open: nobody was asked, or nothing is shown to this reader. */
const LEFT = ({ seesAll }: MeetingDeclarations) =>
  seesAll ? 'have not been asked yet' : 'have no answer that you may see';

function ownInWords(mine: Answer | undefined): string {
  if (mine?.state === 'declared') return 'You have declared an interest at this meeting.';
  if (mine?.state === 'none') return 'You have said that you have no interests to declare.';
  return 'You have not answered yet.';
}

function NothingToDeclare({
  meetingId,
  personId,
  name,
}: {
  readonly meetingId: string;
  readonly personId: string;
  readonly name?: string;
}) {
  const { act, sending, fault } = useDeed(declare);
  const announce = useAnnounce();
  const send = async () => {
    const sent = await act(meetingId, { personId, declared: { kind: 'none' } });
    if (sent !== null) announce('Written down: no interests to declare.');
  };
  return (
    <>
      <Button weight={name === undefined ? 'secondary' : 'quiet'} busy={sending} onClick={send}>
        {name === undefined ? 'I have no interests to declare' : 'No interests to declare'}
        {name === undefined ? null : <span className="nhsuk-u-visually-hidden">: {name}</span>}
      </Button>
      {fault === null ? null : (
        <Banner tone="warning" status>
          <p>{fault.message}</p>
        </Banner>
      )}
    </>
  );
}

function PersonsAnswer({
  answer: { person, seats, state, declarations },
  found,
  meetingId,
  writes,
}: {
  readonly answer: Answer;
  readonly found: MeetingDeclarations;
  readonly meetingId: string;
  readonly writes: boolean;
}) {
  return (
    <>
      <p className="task-list__facts">
        <strong>{person.name}</strong>
        <AnswerTag state={state} seesAll={found.seesAll} />
      </p>
      {seats.length === 0 ? null : <p className="quiet">{seats.join('; ')}</p>}
      {declarations.map((one) => (
        <div key={one.id}>
          <p>
            {typeInWords(one.type)}: {one.nature}
          </p>
          <ul>
            {one.items.map((item) => (
              <li key={item.id}>
                {itemInWords(item)}
                {found.mayExclude ? (
                  <>
                    {' '}
                    <Link
                      href={`/meetings/${meetingId}/exclusions/new?person=${encodeURIComponent(person.id)}&item=${encodeURIComponent(item.id)}`}
                    >
                      Decide how they take part
                      <span className="nhsuk-u-visually-hidden">
                        : {person.name}, {itemInWords(item)}
                      </span>
                    </Link>
                  </>
                ) : null}
              </li>
            ))}
          </ul>
          <p className="quiet">
            {instantInWords(one.at)}
            {one.recordedBy === person.name ? '' : `, written down by ${one.recordedBy}`}
          </p>
          {one.mayWithdraw ? (
            <TakeBack id={one.id} about={`${person.name}, ${one.nature}`} />
          ) : null}
        </div>
      ))}
      {writes && state === 'not_asked' ? (
        <NothingToDeclare meetingId={meetingId} personId={person.id} name={person.name} />
      ) : null}
    </>
  );
}

function AnswerTag({
  state,
  seesAll,
}: {
  readonly state: Answer['state'];
  readonly seesAll: boolean;
}) {
  switch (state) {
    case 'declared':
      return <Tag colour="blue">Interest declared</Tag>;
    case 'none':
      return <Tag colour="green">Nothing to declare</Tag>;
    case 'not_asked':
      return <Tag colour="grey">{seesAll ? 'Not asked yet' : 'No answer shown'}</Tag>;
  }
}

function TakeBack({ id, about }: { readonly id: string; readonly about: string }) {
  const { act, sending, fault } = useDeed(withdrawDeclaration);
  const announce = useAnnounce();
  const send = async () => {
    if ((await act(id)) !== null) announce('The declaration was taken back.');
  };
  return (
    <>
      <Button weight="quiet" busy={sending} onClick={send}>
        Take back<span className="nhsuk-u-visually-hidden">: {about}</span>
      </Button>
      {fault === null ? null : (
        <Banner tone="warning" status>
          <p>{fault.message}</p>
        </Banner>
      )}
    </>
  );
}
