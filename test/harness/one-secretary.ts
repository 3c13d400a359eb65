import type { Standings } from '#shared/access/standings.ts';
import { DRAFTING } from '#shared/domain/minutes.ts';

/** Whoever asks is the secretary, of minutes that are being drafted. */
export const ONE_SECRETARY: Standings = {
  onMeeting: async () => ({
    person: {
      administrator: false,
      disabled: false,
      capacities: ['secretary'],
      draftRight: 'edit',
      seesPrivate: true,
      exclusions: [],
      chairedApprovalOf: [],
    },
    facts: {
      committeeClosed: false,
      minutes: { I: DRAFTING, II: DRAFTING },
      today: '2018-03-01',
      membersEditDrafts: null,
    },
  }),
  onCommittee: async () => null,
  inService: async () => null,
  committeesOf: async () => [],
};
