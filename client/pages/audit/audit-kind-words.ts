import type { AuditKind } from '#shared/domain/audit-kinds.ts';

/** The kinds of thing as the form names them. */
export const AUDIT_KIND_WORDS: Record<AuditKind, string> = {
  meetings: 'Meetings and agenda items',
  comments: 'Comments',
  actions: 'Actions',
  contributions: 'Contributions of patients and the public',
  interests: 'Interests and exclusions',
  membership: 'Seats, appointments and deputies',
  constitution: 'Terms of reference and bodies',
  accounts: 'Accounts and invitations',
};
