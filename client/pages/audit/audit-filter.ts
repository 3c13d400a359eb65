import { AUDIT_KINDS, type AuditKind } from '#shared/domain/audit-kinds.ts';
import { isCalendarDay } from '#shared/domain/calendar.ts';

/** What the record of who did what is narrowed to, and from which entry on it is shown. It lives in the
 *  address, so that a page of it can be sent to somebody. */
export interface AuditFilter {
  readonly person: string | null;
  readonly kind: AuditKind | null;
  readonly meeting: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

export interface AuditPlace {
  readonly before?: string;
  readonly after?: string;
}

export const EVERYTHING: AuditFilter = {
  person: null,
  kind: null,
  meeting: null,
  from: null,
  to: null,
};

export function readAuditFilter(search: URLSearchParams): AuditFilter {
  const kind = search.get('kind');
  return {
    person: search.get('person') || null,
    kind: AUDIT_KINDS.find((one) => one === kind) ?? null,
    meeting: search.get('meeting') || null,
    from: dayIn(search.get('from')),
    to: dayIn(search.get('to')),
  };
}

export function readAuditPlace(search: URLSearchParams): AuditPlace {
  const [before, after] = [search.get('before'), search.get('after')];
  if (after !== null && /^\d+$/.test(after)) return { after };
  return before !== null && /^\d+$/.test(before) ? { before } : {};
}

/** As the address and the server have it. */
export function writeAuditFilter(filter: AuditFilter, place: AuditPlace = {}): URLSearchParams {
  const given = Object.entries({ ...filter, ...place }).filter(([, value]) => value !== null);
  return new URLSearchParams(given as [string, string][]);
}

function dayIn(text: string | null): string | null {
  return text !== null && isCalendarDay(text) ? text : null;
}
