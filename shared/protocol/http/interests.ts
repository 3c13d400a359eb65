import * as z from 'zod';
import { EXCLUSION_LEVELS, INTEREST_TYPES, PARTS } from '../../domain/vocabulary.ts';
import {
  committeeId,
  day,
  declarationId,
  exclusionId,
  instant,
  interestId,
  itemId,
  meetingId,
  personId,
} from './ids.ts';

/** Shapes of interests: the register, what is declared at a meeting, who is kept from what. */

const named = z.object({ id: personId, name: z.string() });

export const registeredInterest = z.object({
  id: interestId,
  person: named,
  type: z.enum(INTEREST_TYPES),
  description: z.string(),
  /** Whose interest it is, when it is not the person's own. */
  relationship: z.string().nullable(),
  mitigation: z.string().nullable(),
  fromDay: day.nullable(),
  toDay: day.nullable(),
  declaredAt: instant,
  declaredBy: z.string(),
  endedAt: instant.nullable(),
  mayEnd: z.boolean(),
});
export type RegisteredInterest = z.infer<typeof registeredInterest>;

export const interestRegister = z.object({
  committeeId,
  committeeName: z.string(),
  entries: z.array(registeredInterest),
  /** Whose interests the reader may write down: their own, or everybody's. */
  people: z.array(named),
});
export type InterestRegister = z.infer<typeof interestRegister>;

const itemName = z.object({
  id: itemId,
  part: z.enum(PARTS),
  number: z.number(),
  /** The reference of its minute; `null`: none was allotted. */
  reference: z.string().nullable(),
  title: z.string(),
});
export type ItemName = z.infer<typeof itemName>;

const declaration = z.object({
  id: declarationId,
  type: z.enum(INTEREST_TYPES),
  nature: z.string(),
  items: z.array(itemName),
  at: instant,
  recordedBy: z.string(),
  mayWithdraw: z.boolean(),
});

export const meetingDeclarations = z.object({
  meetingId,
  people: z.array(
    z.object({
      person: named,
      /** None: they were not expected, and declared something. */
      seats: z.array(z.string()),
      /** `none`: asked, and nothing to declare. */
      state: z.enum(['declared', 'none', 'not_asked']),
      declarations: z.array(declaration),
    }),
  ),
  /** Whether the reader sees all business of the meeting, and so everything that was declared. */
  seesAll: z.boolean(),
  /** What a declaration may bear on. */
  items: z.array(itemName),
  /** Whose declaration the reader may make: their own, or everybody's. */
  declareFor: z.array(named),
  /** What those have in the register. */
  register: z.array(registeredInterest),
  mayExclude: z.boolean(),
});
export type MeetingDeclarations = z.infer<typeof meetingDeclarations>;

export const exclusion = z.object({
  id: exclusionId,
  person: named,
  item: itemName,
  level: z.enum(EXCLUSION_LEVELS),
  reason: z.string(),
  decidedBy: z.string(),
  at: instant,
  ended: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
});
export type ExclusionView = z.infer<typeof exclusion>;

/** For the secretary and the chair. */
export const meetingExclusions = z.object({
  meetingId,
  exclusions: z.array(exclusion),
  /** Who may be excluded, and from what. */
  people: z.array(named),
  items: z.array(itemName),
});
export type MeetingExclusions = z.infer<typeof meetingExclusions>;

// Orders.
const words = (message: string, most = 1000) => z.string().trim().min(1, message).max(most);
const maybeWords = z
  .string()
  .trim()
  .max(1000)
  .transform((text) => (text === '' ? null : text))
  .nullable();

export const registerInterest = z.object({
  personId,
  type: z.enum(INTEREST_TYPES),
  description: words('Enter what the interest is'),
  relationship: maybeWords,
  mitigation: maybeWords,
  fromDay: day.nullable(),
  toDay: day.nullable(),
});
/** `toDay`: the first day on which it is held no more; `null`: today. */
export const endInterest = z.object({ toDay: day.nullable() });

export const declare = z.object({
  personId,
  declared: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({
      kind: z.literal('interest'),
      type: z.enum(INTEREST_TYPES),
      nature: words('Enter what the interest is'),
      interestId: interestId.nullable(),
      itemIds: z.array(itemId).min(1, 'Choose the items it bears on'),
    }),
  ]),
});

const chairsReason = words('Enter the chair’s reason', 500);
export const exclude = z.object({
  personId,
  level: z.enum(EXCLUSION_LEVELS),
  reason: chairsReason,
});
export const changeExclusion = z.object({ level: z.enum(EXCLUSION_LEVELS), reason: chairsReason });
export const endExclusion = z.object({ reason: chairsReason });
