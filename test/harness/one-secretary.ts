import type { Standings } from '#shared/access/standings.ts';

/** Whoever asks is the secretary, of minutes that are being drafted. */
export const ONE_SECRETARY: Standings = {
  onMeeting: async () => ({
    capacities: ['secretary'],
    draftRight: 'edit',
    minutesState: 'drafting',
  }),
  onCommittee: async () => null,
  committeesOf: async () => [],
};
