import { mayBy, type Standing } from '#shared/access/policy.ts';
import { type ApprovedRecord, INTEREST_NOT_WORDED } from '#shared/document/approved-record.ts';
import { PARTS } from '#shared/domain/vocabulary.ts';
import { toItemId } from '#shared/ids.ts';

/** The items that somebody is kept from. One that is named and does not stand among the items of the record had
 *  left its part, and is shown to those alone who may read the record of both. */
export function hiddenIn(record: ApprovedRecord, standing: Standing): ReadonlySet<string> {
  const listed = new Set<string>(record.items.map((one) => one.id));
  const named = [
    ...[...record.amendments, ...record.heads].flatMap(({ itemId }) => itemId ?? []),
    ...record.declarations.flatMap((one) => one.itemIds),
  ];
  return new Set(
    [...listed, ...named].filter((one) => {
      const itemId = toItemId(one);
      const parts = listed.has(one) ? [record.part] : PARTS;
      return parts.some((part) => !mayBy(standing, 'see-record', { part, itemId }).allowed);
    }),
  );
}

/** Nothing of items that somebody is kept from. */
export function without(record: ApprovedRecord, hidden: ReadonlySet<string>): ApprovedRecord {
  const items = record.items.filter((one) => !hidden.has(one.id));
  const cited = JSON.stringify(items);
  const { approval } = record;
  return {
    ...record,
    // What was said of the whole may be about any item of it.
    approval: { ...approval, note: approval.note === null ? null : NOTE_WITHHELD },
    names: Object.fromEntries(
      Object.entries(record.names).filter(([id]) =>
        // A contribution names its seat with or without the word before it.
        [id, id.replace(/^seat:/, '')].some((one) => cited.includes(JSON.stringify(one))),
      ),
    ),
    items,
    amendments: record.amendments.filter((one) => !hidden.has(one.itemId)),
    // The agenda names every item.
    heads: record.heads.filter((one) => one.itemId !== null && !hidden.has(one.itemId)),
    declarations: record.declarations.flatMap((one) => {
      const itemIds = one.itemIds.filter((id) => !hidden.has(id));
      if (itemIds.length === one.itemIds.length) return [one];
      // Its words, and how it was managed, may be about the items that are left out.
      return itemIds.length === 0
        ? []
        : [{ ...one, itemIds, interest: INTEREST_NOT_WORDED, managed: null }];
    }),
  };
}

const NOTE_WITHHELD = 'What was noted with it is for those who may read all of these minutes.';
