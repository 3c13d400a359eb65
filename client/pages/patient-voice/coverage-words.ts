import type { Coverage } from '#shared/domain/coverage.ts';
import type { PatientVoice } from '#shared/protocol/http/committee.ts';

export const COVERAGE_WORDS: Record<Coverage, string> = {
  met: 'Met',
  not_met: 'Not met',
  not_recorded: 'Not recorded',
};

export function coverageOf(voice: PatientVoice, areaId: string, meetingId: string): Coverage {
  const found = voice.coverage.find((one) => one.areaId === areaId && one.meetingId === meetingId);
  return found?.value ?? 'not_recorded';
}

/** A meeting that has yet to be held can have heard nobody; it is shown, and not counted. */
export function isHeld(meeting: { readonly date: string }, today: string): boolean {
  return meeting.date <= today;
}

/** The finding, in a sentence: how often areas were heard, were not, and were not recorded. */
export function coverageFinding(voice: PatientVoice, today: string): string {
  const held = voice.meetings.filter((meeting) => isHeld(meeting, today));
  if (held.length === 0) return 'No meeting has been held yet, so no area could be heard.';
  const values = voice.areas.flatMap((area) =>
    held.map((meeting) => coverageOf(voice, area.id, meeting.id)),
  );
  const count = (value: Coverage) => values.filter((one) => one === value).length;
  const places = `${voice.areas.length} ${voice.areas.length === 1 ? 'area' : 'areas'} at ${
    held.length
  } ${held.length === 1 ? 'meeting' : 'meetings'} held`;
  if (count('not_recorded') === values.length) {
    return `For ${places}, nothing on record says whether an area was heard.`;
  }
  return `For ${places}: met ${count('met')}, not met ${count('not_met')}, not recorded ${count('not_recorded')}.`;
}
