import type { Standings } from '#shared/access/standings.ts';

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
    },
    facts: { committeeClosed: false, minutesState: 'drafting', membersEditDrafts: null },
  }),
  onCommittee: async () => null,
  inService: async () => null,
  committeesOf: async () => [],
};
