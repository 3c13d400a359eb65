import { useMemo } from 'react';
import { namesOf } from '#client/editor/committee-names.ts';
import type { EditorFacts } from '#client/editor/editor-facts.ts';
import { useActions, useCommittee } from '#client/live/queries.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';

/** What the records on a meeting's pages ask about: the committee's people, and how each action stands. */
export function useMeetingFacts(meeting: Pick<MeetingDetail, 'id' | 'committeeId'>): EditorFacts {
  const committee = useCommittee(meeting.committeeId).data;
  const actions = useActions({ meetingId: meeting.id }).data;
  return useMemo(() => {
    const progress = new Map((actions ?? []).map((action) => [action.id as string, action]));
    return {
      names: namesOf(committee ?? { people: [], posts: [], seats: [] }),
      progressOf: (id) => progress.get(id) ?? null,
    };
  }, [committee, actions]);
}
