import type { Change } from '#server/records/change-feed.ts';
import {
  MINUTED_KINDS,
  type MinutedKind,
  type ProjectedAnchor,
} from '#server/records/projected-rows.ts';
import type {
  MinuteChange,
  ProjectedMinute,
  ProjectionStore,
} from '#server/records/projection-store.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import { anchorsIn, type Records, recordKey, recordsAfter } from './project-minute.ts';
import type { Projection, Written } from './projection.ts';
import { watchRecords } from './record-watch.ts';
import { sameRow } from './same-row.ts';
import { createShadow, follow, integrate } from './shadow-document.ts';

const TOPICS: Record<MinutedKind, Change['topic']> = {
  action: 'actions',
  decision: 'decisions',
  contribution: 'contributions',
  proposal: 'proposals',
};

/** Follows one minute. Records are read after every entry that touches one, since a removed one keeps the
 *  words it had just before (P4); the minute as a whole and its anchors only when they are written. */
export async function openMinute(
  minute: ProjectedMinute,
  store: ProjectionStore,
): Promise<Projection> {
  const stored = await store.minute(minute);
  const shadow = createShadow();
  const watch = watchRecords(shadow);
  let written: Rows = {
    records: new Map(stored.records.map((record) => [recordKey(record), record])),
    anchors: new Map(stored.anchors.map((anchor) => [anchor.id, anchor])),
    blocks: JSON.stringify(stored.blocks),
  };
  const sinces = new Map(stored.sinces.map((one) => [recordKey(one), one.since]));
  let place = stored.place;
  let reached = stored.place;
  let records = written.records;

  const now = (): Rows & { readonly minute: unknown } => {
    const blocks = readMinute(shadow);
    return {
      records,
      anchors: new Map(anchorsIn(blocks).map((anchor) => [anchor.id, anchor])),
      blocks: JSON.stringify(blocks),
      minute: blocks,
    };
  };

  return {
    get written() {
      return place;
    },
    get reached() {
      return reached;
    },
    recall: (updates) => integrate(shadow, updates),

    agrees: async () => {
      if (place === 0) return true;
      records = recordsAfter(records, watch.blocks(), Number.NaN, sinces);
      const found = now();
      const { changed, anchors, gone, blocks } = difference(written, found);
      return changed.length + anchors.length + gone.length === 0 && !blocks;
    },

    apply: (entries) => {
      follow(shadow, entries, watch.isNews, (entry) => {
        records = recordsAfter(records, watch.blocks(), entry.at, sinces);
      });
      reached = entries.at(-1)?.place ?? reached;
    },

    pressing: () =>
      records !== written.records &&
      [...records].some(([key, row]) => {
        const before = written.records.get(key);
        return before === undefined || !sameRow({ ...before, text: row.text }, row);
      }),

    draft: async () => {
      const rows = now();
      const before = written;
      const { changed, anchors, gone, blocks } = difference(before, rows);
      const change: MinuteChange = {
        place: reached,
        records: changed.map(([, record]) => record),
        anchors,
        anchorsGone: gone,
        blocks: blocks ? { now: rows.minute } : null,
      };
      return {
        rows: { kind: 'minute', document: minute, change },
        settle: () => {
          written = rows;
          place = change.place;
          return toldOf(minute, change, before);
        },
      };
    },

    close: () => shadow.destroy(),
  };
}

interface Rows {
  readonly records: Records;
  readonly anchors: ReadonlyMap<string, ProjectedAnchor>;
  /** As JSON, to compare. */
  readonly blocks: string;
}

function difference(before: Rows, after: Rows) {
  return {
    changed: [...after.records].filter(([key, row]) => !sameRow(before.records.get(key), row)),
    anchors: [...after.anchors.values()].filter(
      (anchor) => !sameRow(before.anchors.get(anchor.id), anchor),
    ),
    gone: [...before.anchors.keys()].filter((id) => !after.anchors.has(id)),
    blocks: before.blocks !== after.blocks,
  };
}

function toldOf(minute: ProjectedMinute, change: MinuteChange, before: Rows): Written {
  const { committeeId, meetingId, part, itemId } = minute;
  const changes: Change[] = [];
  const tell = (topic: Change['topic'], ids: readonly string[]) => {
    if (ids.length > 0) changes.push({ topic, committeeId, meetingId, ids, part, itemId });
  };
  const arrivals = new Map<MinutedKind, string[]>();
  for (const kind of MINUTED_KINDS) {
    const rows = change.records.filter((row) => row.record === kind);
    tell(
      TOPICS[kind],
      rows.map((row) => row.id),
    );
    const arrived = rows.filter((row) => row.removedAt === null && !stood(before, row));
    if (arrived.length > 0) {
      arrivals.set(
        kind,
        arrived.map((row) => row.id),
      );
    }
  }
  if (change.blocks !== null) tell('minutes', [minute.itemId]);
  tell('comments', [...change.anchors.map((anchor) => anchor.id), ...change.anchorsGone]);
  return { changes, arrivals };
}

function stood(rows: Rows, record: { readonly record: MinutedKind; readonly id: string }): boolean {
  return rows.records.get(recordKey(record))?.removedAt === null;
}
