import { DomainError } from '#shared/domain/domain-error.ts';
import type { ItemId, MeetingId, PersonId } from '#shared/ids.ts';
import type { PersonSummary } from '#shared/protocol/http/committee.ts';
import type { PresenceEntry } from '#shared/protocol/http/meeting.ts';

/** A tab says where it is every 20 seconds; one that has said nothing for this long is gone. */
const GONE_AFTER_MS = 45_000;

interface Tab {
  readonly person: PersonSummary;
  readonly itemId: ItemId | null;
  readonly heardAt: number;
}

export interface PresenceTableDeps {
  readonly person: (id: PersonId) => Promise<PersonSummary | null>;
  /** The items of a meeting that a person may know of; `null`: not the meeting either. */
  readonly visibleItems: (
    person: PersonId,
    meeting: MeetingId,
  ) => Promise<ReadonlySet<ItemId> | null>;
  readonly now: () => number;
}

/** Who is on a meeting's page and at which item: said by each tab, kept by the server, never a source of
 *  any fact (decision 26). */
export interface PresenceTable {
  report(
    person: PersonId,
    meeting: MeetingId,
    said: { tab: string; itemId: ItemId | null; left?: boolean | undefined },
  ): Promise<void>;
  /** As one reader may see it; `null`: no such meeting for them. */
  at(reader: PersonId, meeting: MeetingId): Promise<PresenceEntry[] | null>;
  /** Forgets tabs that fell silent. */
  sweep(): void;
  onChange(listener: (meeting: MeetingId) => void): () => void;
}

export function createPresenceTable({
  person,
  visibleItems,
  now,
}: PresenceTableDeps): PresenceTable {
  const meetings = new Map<MeetingId, Map<string, Tab>>();
  const listeners = new Set<(meeting: MeetingId) => void>();
  const tell = (meeting: MeetingId) => {
    for (const listener of listeners) listener(meeting);
  };

  return {
    async report(id, meeting, { tab, itemId, left }) {
      const items = await visibleItems(id, meeting);
      const who = await person(id);
      if (items === null || who === null || (itemId !== null && !items.has(itemId))) {
        throw new DomainError('not-found', 'There is no such page.');
      }
      const tabs = meetings.get(meeting) ?? new Map<string, Tab>();
      meetings.set(meeting, tabs);
      const key = `${id} ${tab}`;
      const before = tabs.get(key);
      if (left) tabs.delete(key);
      else tabs.set(key, { person: who, itemId, heardAt: now() });
      if (tabs.size === 0) meetings.delete(meeting);
      const same = left ? before === undefined : before?.itemId === itemId;
      if (!same) tell(meeting);
    },

    async at(reader, meeting) {
      const items = await visibleItems(reader, meeting);
      return items === null ? null : entries(meetings.get(meeting), items);
    },

    sweep() {
      for (const [meeting, tabs] of meetings) {
        const before = tabs.size;
        for (const [key, tab] of tabs) {
          if (now() - tab.heardAt > GONE_AFTER_MS) tabs.delete(key);
        }
        if (tabs.size === 0) meetings.delete(meeting);
        if (tabs.size !== before) tell(meeting);
      }
    },

    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** One entry a person, where they were last; an item the reader may not know of is no item. */
function entries(
  tabs: Map<string, Tab> | undefined,
  visible: ReadonlySet<ItemId>,
): PresenceEntry[] {
  const latest = new Map<PersonId, Tab>();
  for (const tab of tabs?.values() ?? []) {
    const other = latest.get(tab.person.id);
    if (other === undefined || tab.heardAt >= other.heardAt) latest.set(tab.person.id, tab);
  }
  return [...latest.values()]
    .map(({ person, itemId }) => ({
      person,
      itemId: itemId !== null && visible.has(itemId) ? itemId : null,
    }))
    .sort((a, b) => (a.person.name < b.person.name ? -1 : 1));
}
