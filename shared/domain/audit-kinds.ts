/** The kinds of thing by which the record of who did what is narrowed, in the order of its form. */
export const AUDIT_KINDS = [
  'meetings',
  'comments',
  'actions',
  'contributions',
  'interests',
  'membership',
  'constitution',
  'accounts',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** What each kind is made of, by the `thing` of an entry. */
export const THINGS_OF_KIND: Record<AuditKind, readonly string[]> = {
  meetings: ['meeting', 'item', 'agenda', 'minute', 'notes', 'late_edit', 'amendment'],
  comments: ['comment'],
  actions: ['action'],
  contributions: ['contribution'],
  interests: ['interest', 'declaration', 'exclusion'],
  membership: ['seat', 'appointment', 'deputy'],
  constitution: ['committee', 'terms', 'organisation', 'area'],
  accounts: ['person', 'account', 'session', 'invitation'],
};

const WITHOUT_BUSINESS: ReadonlySet<string> = new Set([
  ...THINGS_OF_KIND.membership,
  ...THINGS_OF_KIND.constitution,
  ...THINGS_OF_KIND.accounts,
]);

/** Whether an entry is about what a committee deals with. One that is not is about the constitution or about
 *  accounts, and an administrator may read it. What is not known is taken for business. */
export function isBusiness(entry: {
  readonly thing: string;
  readonly meetingId: string | null;
  readonly itemId: string | null;
}): boolean {
  return entry.meetingId !== null || entry.itemId !== null || !WITHOUT_BUSINESS.has(entry.thing);
}
