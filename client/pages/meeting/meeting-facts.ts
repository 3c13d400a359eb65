import { useMemo } from 'react';
import { namesOf } from '#client/editor/committee-names.ts';
import type { EditorFacts } from '#client/editor/editor-facts.ts';
import { useActions, useCommittee, useContributions } from '#client/live/queries.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';

/** What the records on a meeting's pages ask about: the committee's people, how each action stands,
 *  and whether a contribution's wording was confirmed. */
export function useMeetingFacts(meeting: Pick<MeetingDetail, 'id' | 'committeeId'>): EditorFacts {
  const committee = useCommittee(meeting.committeeId).data;
  const actions = useActions({ meetingId: meeting.id }).data;
  const contributions = useContributions({ meetingId: meeting.id }).data;
  return useMemo(() => {
    const progress = new Map((actions ?? []).map((action) => [action.id as string, action]));
    const confirmations = new Map(
      (contributions ?? []).map((one) => [one.id as string, one.confirmation]),
    );
    return {
      names: namesOf(committee ?? { people: [], posts: [], seats: [] }),
      progressOf: (id) => progress.get(id) ?? null,
      confirmationOf: (id) => confirmations.get(id) ?? null,
    };
  }, [committee, actions, contributions]);
}
