import './minutes.scss';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { Tag, type TagColour } from '#client/ui/tag.tsx';
import { dayInLondon } from '#shared/domain/calendar.ts';
import { stageOf, statusWord } from '#shared/domain/minutes.ts';
import { standingInWords } from '#shared/domain/minutes-words.ts';
import type { MinutesState } from '#shared/domain/vocabulary.ts';
import { begun, unbegun } from '#shared/lang/capital.ts';
import type { MeetingDetail, MinutesOfPart } from '#shared/protocol/http/meeting.ts';
import { leastSettled } from './life-words.ts';
import { partsInUse } from './parts-in-use.ts';

/** Where the minutes stand, in words, on every page of a meeting and at the top of every printed sheet. */
export function StatusOfMinutes({
  meeting,
  settledAlone = false,
}: {
  readonly meeting: MeetingDetail;
  /** Only what is approved stands on the page, so only that is said of its print. */
  readonly settledAlone?: boolean;
}) {
  const minutes = partsInUse(meeting.minutes, meeting);
  const states = minutes.map((one) => one.state);
  usePrintedWord(settledAlone ? states.filter((one) => stageOf(one) === 'settled') : states);
  const said = minutes.map((one) => standingInWords(one, dayInLondon(Date.now())));
  const [first] = minutes;
  if (first === undefined) return null;
  const alike = said.every((one) => one === said[0]);
  const shown: readonly MinutesOfPart[] = alike ? [first] : minutes;
  return (
    <ul className="minutes-status" aria-label="Where the minutes stand">
      {shown.map((one, index) => (
        <li key={one.part}>
          <StatusTag state={one.state} />
          <Link href={`/meetings/${meeting.id}/minutes`}>
            {alike ? said[index] : `Part ${one.part}, ${unbegun(said[index] ?? '')}`}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** DRAFT, UNCONFIRMED or CONFIRMED. */
export function StatusTag({
  state,
  of = '',
}: {
  readonly state: MinutesState;
  /** What it is said of, where that is not plain: “minutes”. */
  readonly of?: string;
}) {
  const word = statusWord(state);
  return <Tag colour={COLOUR[word]}>{of === '' ? word : begun(`${word.toLowerCase()} ${of}`)}</Tag>;
}

const COLOUR: Record<ReturnType<typeof statusWord>, TagColour> = {
  DRAFT: 'yellow',
  UNCONFIRMED: 'blue',
  CONFIRMED: 'green',
};

/** The word on every printed page: what is least settled of what stands on it. */
function usePrintedWord(states: readonly MinutesState[]): void {
  const word = leastSettled(states)?.toLowerCase() ?? '';
  useEffect(() => {
    document.body.dataset.minutes = word;
    return () => {
      delete document.body.dataset.minutes;
    };
  }, [word]);
}
