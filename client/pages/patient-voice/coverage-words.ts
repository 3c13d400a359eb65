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

/** The finding, in a sentence: how often areas were heard, were not, and were not recorded. */
export function coverageFinding(voice: PatientVoice): string {
  const values = voice.areas.flatMap((area) =>
    voice.meetings.map((meeting) => coverageOf(voice, area.id, meeting.id)),
  );
  const count = (value: Coverage) => values.filter((one) => one === value).length;
  const places = `${voice.areas.length} ${voice.areas.length === 1 ? 'area' : 'areas'} at ${
    voice.meetings.length
  } ${voice.meetings.length === 1 ? 'meeting' : 'meetings'}`;
  if (values.length > 0 && count('not_recorded') === values.length) {
    return `For ${places}, nothing on record says whether an area was heard.`;
  }
  return `For ${places}: met ${count('met')}, not met ${count('not_met')}, not recorded ${count('not_recorded')}.`;
}
