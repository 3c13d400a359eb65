import * as z from 'zod';
import { mayBeReference } from '../../domain/minute-reference.ts';
import { GROUNDS } from '../../domain/publication.ts';
import { MINUTES_STATES } from '../../domain/vocabulary.ts';
import { instant, itemId, meetingId, organisationId, personId } from './ids.ts';

/** Shapes of publishing minutes: what is withheld, the two people, what is out, and who received it. */

const count = z.number().int().min(0).max(100_000);

const withheldPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['item', 'title', 'recommendation']), itemId }),
  z.object({ kind: z.literal('paragraph'), itemId, block: count }),
  z.object({
    kind: z.literal('phrase'),
    itemId,
    block: count,
    words: z.string().min(1, 'Enter the words').max(2000),
  }),
  z.object({ kind: z.enum(['declaration', 'attendee']), index: count }),
]);

const publicChoices = z.object({
  withheld: z
    .array(
      z.object({
        place: withheldPlace,
        ground: z.enum(GROUNDS),
        wording: z.string().trim().max(500).nullable(),
      }),
    )
    .max(500),
  named: z.array(count).max(500),
  privateItems: z.number().int().min(0, 'Enter 0 or more').max(99, 'Enter 99 or fewer'),
});

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const pane = { internal: z.string(), public: z.string().nullable() };
const paneLine = z.object({ index: z.number(), unseated: z.boolean(), ...pane });

export const publicVersion = z.object({
  /** Of the public text, in hex. */
  sha256,
  /** Words that are withheld in one place and stand in another, as sentences. */
  warnings: z.array(z.string()),
  panes: z.object({
    items: z.array(
      z.object({
        itemId,
        number: z.number(),
        reference: z.string().nullable(),
        title: z.object(pane),
        recommendation: z.object(pane).nullable(),
        blocks: z.array(z.object({ block: z.number(), kind: z.string(), ...pane })),
      }),
    ),
    attendance: z.array(paneLine),
    declarations: z.array(paneLine),
    corrections: z.array(z.object(pane)),
  }),
});
export type PublicVersion = z.infer<typeof publicVersion>;

const receipt = z.object({
  receivedOn: z.string(),
  reference: z.string().nullable(),
  by: z.string(),
  at: instant,
});

const bodies = z.array(z.object({ name: z.string(), receipt: receipt.nullable() }));

export const publication = z.object({
  state: z.enum(MINUTES_STATES),
  /** What a public version would be made from now; `null`: nothing, and `why` says so. */
  source: z.enum(['confirmed', 'unconfirmed']).nullable(),
  why: z.string().nullable(),
  mayPrepare: z.boolean(),
  mayConfirm: z.boolean(),
  /** What is out, newest first. */
  out: z.array(
    z.object({
      at: instant,
      by: z.string(),
      preparedBy: z.string(),
      status: z.enum(['UNCONFIRMED', 'CONFIRMED']),
      sha256,
      path: z.string(),
    }),
  ),
  /** When the newest of these was taken down, and by whose deed: nothing is out. */
  takenDown: z.object({ at: instant, by: z.string() }).nullable(),
  /** The record, notes beside it or the named version is newer than what is out. */
  outOfDate: z.boolean(),
  /** Waits for a second person. Those who may neither prepare nor confirm are told of it without its words. */
  waiting: z
    .object({
      id: z.string(),
      preparedBy: z.string(),
      mine: z.boolean(),
      at: instant,
      version: publicVersion.nullable(),
      choices: publicChoices.nullable(),
    })
    .nullable(),
  /** The last version came back with this reason, and nothing was prepared since. */
  sentBack: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
  /** Where preparing starts: what was chosen last; `null` for those who do not prepare. */
  choices: publicChoices.nullable(),
  /** What these choices are made from, in hex: sent with them, they are refused when that is another. */
  basis: sha256.nullable(),
  /** What was chosen last and is not found in the minutes any more, as sentences. */
  dropped: z.array(z.string()),
  bodies,
});
export type PublicationView = z.infer<typeof publication>;

const basis = sha256.nullish();
export const preparePublication = z.object({ choices: publicChoices, basis, sha256 });
export const previewPublication = z.object({ choices: publicChoices, basis });
export const confirmPublication = z.object({ draftId: z.string().max(80), sha256 });
export const returnPublication = z.object({
  draftId: z.string().max(80),
  reason: z.string().trim().min(1, 'Enter a reason').max(500),
});

/** What a body's secretary has to receive. */
export const minutesToReceive = z.object({
  bodies: z.array(
    z.object({
      organisationId,
      name: z.string(),
      minutes: z.array(
        z.object({
          meetingId,
          committee: z.string(),
          title: z.string(),
          date: z.string(),
          state: z.enum(MINUTES_STATES),
          approved: z.string(),
          sha256,
          /** The public page; `null`: not published. */
          path: z.string().nullable(),
          receipt: receipt.nullable(),
        }),
      ),
    }),
  ),
});
export type MinutesToReceive = z.infer<typeof minutesToReceive>;

export const receiveMinutes = z.object({
  organisationId,
  receivedOn: z.iso.date('Enter the day of the meeting'),
  /** That body's own minute. */
  reference: z
    .string()
    .trim()
    .max(40, 'Enter a reference of 40 characters or fewer')
    .refine((text) => text === '' || mayBeReference(text), {
      message:
        'Enter the reference alone, for example BGB/18/40. It has a number in it, and three words at most',
    })
    .nullable(),
});

/** Who keeps a body's own minutes now, and who could be named. */
export const bodySecretaryList = z.object({
  name: z.string(),
  mayKeep: z.boolean(),
  secretaries: z.array(
    z.object({ id: z.string(), name: z.string(), fromDay: z.string().nullable() }),
  ),
  people: z.array(z.object({ id: personId, name: z.string() })),
});
export type BodySecretaryList = z.infer<typeof bodySecretaryList>;

export const nameBodySecretary = z.object({
  personId,
  firstDay: z.iso.date('Enter the first day'),
});
