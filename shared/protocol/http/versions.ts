import * as z from 'zod';
import { PARTS, SNAPSHOT_KINDS } from '../../domain/vocabulary.ts';
import type { SnapshotId } from '../../ids.ts';
import { minuteBlock } from './blocks.ts';
import { instant, itemId } from './ids.ts';

/** Shapes of the history of a meeting's texts: who wrote when, named versions, and what changed between two. */

const idText = z.string().regex(/^[\w.:~-]{1,80}$/, 'Not a version');
export const snapshotId = idText as unknown as z.ZodType<SnapshotId, string>;
/** A version: the id of a named one, an instant (ISO 8601 in UTC), or `now`. */
const versionPoint = idText;

const part = z.enum(PARTS);

/** Where something was written; without an item on the agenda of the part. */
const where = {
  part,
  itemId: itemId.nullable(),
  itemNumber: z.number().nullable(),
  /** The reference of the item’s minute, “JC/1819/019”; `null`: none was allotted. */
  reference: z.string().nullable(),
  itemTitle: z.string().nullable(),
};

export const versionView = z.object({
  id: snapshotId,
  part,
  kind: z.enum(SNAPSHOT_KINDS),
  name: z.string(),
  at: instant,
  by: z.string(),
});
export type VersionView = z.infer<typeof versionView>;

export const versions = z.object({
  /** Newest first. */
  versions: z.array(versionView),
  /** The parts whose present words the reader may give a name. */
  mayName: z.array(part),
});
export type Versions = z.infer<typeof versions>;

export const historyFilter = z.object({
  itemId: itemId.optional(),
  /** The key of the last entry that was shown. */
  before: z.string().max(200).optional(),
});

export const historyEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('session'),
    key: z.string(),
    ...where,
    /** More than one: they wrote at the same time. */
    authors: z.array(z.string()),
    from: instant,
    to: instant,
    /** “3 sentences added, 1 changed”. Empty: nothing that is left of it can be read. */
    did: z.array(z.string()),
    /** Who did what of it, where several wrote at the same time and it can be told. */
    shares: z.array(z.object({ authors: z.array(z.string()), did: z.array(z.string()) })),
    /** Whose suggested words were taken in meanwhile. */
    suggestedBy: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('version'),
    key: z.string(),
    ...versionView.omit({ kind: true }).shape,
    snapshotKind: z.enum(SNAPSHOT_KINDS),
  }),
]);
export type HistoryEntry = z.infer<typeof historyEntry>;

export const history = z.object({
  /** Newest first. */
  entries: z.array(historyEntry),
  /** To ask with for older ones; `null`: there are none. */
  before: z.string().nullable(),
  /** Texts whose history cannot be read: their items’ titles, or “the agenda”. */
  damaged: z.array(z.string()),
});
export type History = z.infer<typeof history>;

const wordRun = z.object({ change: z.enum(['kept', 'added', 'removed']), text: z.string() });
const factInWords = z.object({ name: z.string(), before: z.string(), after: z.string() });
const CHANGES = ['unchanged', 'changed', 'moved', 'moved_and_changed', 'added', 'removed'] as const;

export const lineChange = z.object({
  kind: z.enum(CHANGES),
  /** What the line is: `paragraph`, `bullet`, `action` … */
  form: z.string(),
  cell: z.object({ row: z.number(), column: z.number() }).nullable(),
  words: z.array(wordRun),
  facts: z.array(factInWords),
  /** Bold, italics or a link changed, and the words did not. */
  looks: z.boolean(),
});
export type LineChange = z.infer<typeof lineChange>;

export const agendaItemChange = z.object({
  itemId,
  kind: z.enum(CHANGES),
  title: z.array(wordRun),
  recommendation: z.array(wordRun),
  facts: z.array(factInWords),
});
export type AgendaItemChange = z.infer<typeof agendaItemChange>;

const side = z.object({
  /** As it is asked for: an id, an instant or `now`. */
  point: z.string(),
  version: versionView.nullable(),
  /** `null`: now. */
  at: instant.nullable(),
});

export const comparisonFilter = z.object({
  from: versionPoint,
  to: versionPoint,
  itemId: itemId.optional(),
});

export const comparison = z.object({
  from: side,
  to: side,
  /** “4 items changed”, “2 actions given an owner”. Empty: nothing changed. */
  summary: z.array(z.string()),
  texts: z.array(
    z.object({
      ...where,
      /** `gone`: its words were removed for good from one of the two. */
      state: z.enum(['same', 'changed', 'gone']),
      did: z.array(z.string()),
      lines: z.array(lineChange),
      agenda: z.array(agendaItemChange),
      /** Whether the reader may put the earlier words back. */
      mayRestore: z.boolean(),
    }),
  ),
});
export type Comparison = z.infer<typeof comparison>;
export type ComparedText = Comparison['texts'][number];

export const versionDetail = z.object({
  version: versionView,
  texts: z.array(
    z.object({
      ...where,
      /** `null`: words were removed from it for good since; the agenda has none. */
      blocks: z.array(minuteBlock).nullable(),
      mayRestore: z.boolean(),
    }),
  ),
  /** The agenda of the part as it was; `null`: words were removed from it for good since, or it is not for this
   *  reader. */
  agenda: z
    .array(
      z.object({
        itemId,
        number: z.number(),
        title: z.string(),
        recommendation: z.string(),
        facts: z.array(z.object({ name: z.string(), value: z.string() })),
      }),
    )
    .nullable(),
});
export type VersionDetail = z.infer<typeof versionDetail>;

// Orders.
export const nameVersion = z.object({
  part,
  name: z.string().trim().min(1, 'Enter a name').max(120, 'Enter a name of up to 120 characters'),
});
export const versionNamed = z.object({ id: snapshotId });
export const restoreVersion = z.object({ version: versionPoint });
