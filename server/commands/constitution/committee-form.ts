import type { Bodies } from '#server/records/body-store.ts';
import type { CommitteeRecord } from '#server/records/constitution.ts';
import type { AuthorityMode } from '#shared/domain/vocabulary.ts';
import type { CommitteeId, OrganisationId } from '#shared/ids.ts';
import type { Form } from './form.ts';

/** A committee as a form tells of it. */
export interface CommitteeOrder {
  readonly name: string;
  readonly authorityMode: AuthorityMode;
  readonly authorityNote: string | null;
  readonly primaryFocus: readonly string[];
  readonly predecessor: string | null;
  readonly parentIds: readonly OrganisationId[];
  readonly relatedIds: readonly OrganisationId[];
}

export interface CommitteeFacts {
  readonly committee: Omit<CommitteeRecord, 'id' | 'closedAt'>;
  readonly parentIds: readonly OrganisationId[];
  readonly relatedIds: readonly OrganisationId[];
}

interface Others {
  readonly bodies: Bodies;
  /** Every committee but this one. */
  readonly committees: readonly { readonly id: CommitteeId; readonly name: string }[];
}

/** What the form says, with its faults told to `form`. */
export function committeeFacts(form: Form, order: CommitteeOrder, others: Others): CommitteeFacts {
  const name = form.text('name', order.name, 'Enter the name of the committee');
  if (others.committees.some((one) => isSame(one.name, name))) {
    form.fault('name', 'There is a committee of this name already');
  }
  const known = new Set(others.bodies.organisations.map((one) => one.id));
  const chosen = (path: string, ids: readonly OrganisationId[]) => {
    if (ids.some((id) => !known.has(id))) form.fault(path, 'Choose bodies from the list');
    return [...new Set(ids)];
  };
  const parentIds = chosen('parentIds', order.parentIds);
  const relatedIds = chosen('relatedIds', order.relatedIds);
  return {
    committee: {
      name,
      authorityMode: order.authorityMode,
      authorityNote: form.optional(order.authorityNote),
      primaryFocus: order.primaryFocus.map((one) => one.trim()).filter((one) => one !== ''),
      predecessor: form.optional(order.predecessor),
    },
    parentIds,
    relatedIds: relatedIds.filter((id) => !parentIds.includes(id)),
  };
}

/** Names that a person would take for the same. */
export function isSame(one: string, other: string): boolean {
  const plain = (text: string) => text.trim().replaceAll(/\s+/g, ' ').toLowerCase();
  return plain(one) === plain(other);
}
