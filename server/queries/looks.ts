import { type Journal, JournalFault } from '#server/journal/journal.ts';
import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { Look, LookStore } from '#server/records/look-store.ts';
import type { MinutedStore } from '#server/records/minuted-store.ts';
import { canonicalBlocks } from '#shared/document/canonical.ts';
import { compareMinutes } from '#shared/document/compare.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { toldChanges } from '#shared/document/told-changes.ts';
import { areSameText, type MeetingId, type PersonId, type Place, toPlace } from '#shared/ids.ts';
import type { ChangesSinceLook } from '#shared/protocol/http/looks.ts';
import { breathe } from './breathe.ts';
import { toInstant } from './calendar.ts';
import { contentOf } from './look-back.ts';
import { type Names, namesOf } from './names.ts';
import type { NumberedItem, Reading } from './reading.ts';

export interface Looks {
  /** What changed since the person last looked. `null`: no such meeting, or not for this reader. */
  changes(person: PersonId, meeting: MeetingId): Promise<ChangesSinceLook | null>;
  /** What a look comes to: of the items that the person may see, up to where they can have read them. `null`: no
   *  such meeting, or not for this reader. */
  readable(
    person: PersonId,
    meeting: MeetingId,
    looks: readonly { readonly itemId: string; readonly place: number }[],
  ): Promise<readonly Look[] | null>;
}

export interface LooksDeps {
  readonly reading: Reading;
  readonly minuted: MinutedStore;
  readonly committees: CommitteeStore;
  readonly looks: LookStore;
  readonly journal: Pick<Journal, 'placeAt' | 'statesAt'>;
  readonly now: () => number;
}

/** How far back a look may be said to reach. A page shows what is written as it is written; whoever names an older
 *  place would be told of words that were taken out before they came. */
const LONGEST_LOOK_MS = 60 * 60 * 1000;

/** Compares what somebody read with what they read now. The earlier words are made from the journal and never
 *  served: of them only what is not there any more is told, to somebody who has read it. */
export function createLooks(deps: LooksDeps): Looks {
  const { reading, minuted, committees, looks, journal, now } = deps;

  async function told(
    item: NumberedItem,
    place: Place,
    blocks: readonly MinuteBlock[],
    names: Names,
  ): Promise<readonly string[] | null> {
    try {
      const [state] = await journal.statesAt(item.documentId, [place]);
      const before = state === undefined ? null : contentOf(state, 'minute');
      if (before?.kind !== 'minute') return null;
      return toldChanges(compareMinutes(before.blocks, canonicalBlocks(blocks)), names);
    } catch (error) {
      if (!(error instanceof JournalFault)) throw error;
      return null;
    }
  }

  return {
    changes: async (person, id) => {
      const readable = await reading.meeting(person, id);
      if (readable === null) return null;
      const texts = new Map((await minuted.minuteTexts(id)).map((one) => [one.itemId, one]));
      const names = await namesOf(committees, readable.meeting.committeeId);
      const items = readable.items.filter((item) => !item.withdrawn);
      const mine = await looks.of(person);
      const lookAt = (item: NumberedItem) =>
        mine.find((one) => one.documentId === item.documentId) ??
        mine.find((one) => areSameText(one.documentId, item.documentId));
      const seen = items.flatMap((item) => lookAt(item)?.at ?? []);
      if (seen.length === 0) return { since: null, items: [] };

      const changed: ChangesSinceLook['items'] = [];
      for (const item of items) {
        const look = lookAt(item);
        const { id: itemId, part, number, reference, title } = item;
        const lookedAt = look === undefined ? null : toInstant(look.at);
        const base = { itemId, part, number, reference, title, lookedAt };
        if (look === undefined) {
          changed.push({ ...base, state: 'new', told: [] });
          continue;
        }
        const text = texts.get(item.id);
        const isReplaced = look.documentId !== item.documentId;
        if (text === undefined || (!isReplaced && text.place <= look.place)) continue;
        const blocks = text.blocks as readonly MinuteBlock[];
        const changes = isReplaced ? null : await told(item, look.place, blocks, names);
        if (changes === null) changed.push({ ...base, state: 'gone', told: [] });
        else if (changes.length > 0)
          changed.push({ ...base, state: 'changed', told: [...changes] });
        await breathe();
      }
      return { since: toInstant(Math.max(...seen)), items: changed };
    },

    readable: async (person, id, said) => {
      const readable = await reading.meeting(person, id);
      if (readable === null) return null;
      const reached = new Map(
        (await minuted.minuteTexts(id)).map((one) => [one.itemId, one.place]),
      );
      const at = now();
      const found: Look[] = [];
      for (const { itemId, place } of said) {
        const item = readable.items.find((one) => one.id === itemId);
        const last = reached.get(itemId);
        if (item === undefined || last === undefined) continue;
        const first = await journal.placeAt(item.documentId, at - LONGEST_LOOK_MS);
        const read = toPlace(Math.min(last, Math.max(place, first)));
        found.push({ documentId: item.documentId, place: read, at });
      }
      return found;
    },
  };
}
