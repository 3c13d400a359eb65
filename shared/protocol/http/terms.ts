import * as z from 'zod';
import { MOST_MONTHS } from '../../domain/history-kept.ts';
import {
  DEADLINE_KINDS,
  DEPUTIES_ALLOWED,
  QUORUM_COUNTS,
  REFERENCE_YEARS,
  type TermsRules,
  VOTES_BY,
  VOTING_METHODS,
} from '../../domain/terms-of-reference.ts';
import { MEMBERSHIPS, SEAT_CATEGORIES } from '../../domain/vocabulary.ts';
import { day, organisationId } from './ids.ts';

/** The rules of terms of reference as they travel, and as they lie in the records. */

const text = (message: string) => z.string().trim().min(1, message).max(4000, 'This is too long');
const number = z
  .number('Enter a number')
  .int('Enter a whole number')
  .min(1, 'Enter a number of 1 or more')
  .max(1000, 'Enter a smaller number');
const days = z
  .number('Enter a number of days')
  .int('Enter a whole number of days')
  .min(0, 'Enter a number of days')
  .max(365, 'Enter no more than 365 days');

const membershipRow = z.object({
  title: text('Enter a title'),
  category: z.enum(SEAT_CATEGORIES),
  membership: z.enum(MEMBERSHIPS),
  number: number.nullable(),
  countsToQuorum: z.boolean().nullable(),
  organisationId: organisationId.nullable(),
  forEachParent: z.boolean(),
});

const quorumClause = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('min_total'), number }),
  z.object({
    kind: z.literal('min_of_category'),
    category: z.enum(SEAT_CATEGORIES),
    number,
    votingOnly: z.boolean(),
  }),
  z
    .object({
      kind: z.literal('one_of'),
      categories: z.array(z.enum(SEAT_CATEGORIES)).max(20),
      titles: z.array(text('Enter a title')).max(20),
    })
    .refine((one) => one.categories.length + one.titles.length > 0, 'Choose at least one'),
  z.object({ kind: z.literal('min_per_organisation'), number }),
  z.object({ kind: z.literal('all_organisations') }),
  z
    .object({ kind: z.literal('fraction'), numerator: number, denominator: number })
    .refine((one) => one.numerator <= one.denominator, 'Enter a fraction of 1 or less'),
  z.object({ kind: z.literal('patient_voice'), number }),
]);

const deadline = z.object({ days, kind: z.enum(DEADLINE_KINDS) });

export const termsRules = z.object({
  purpose: text('Enter a purpose').nullable(),
  statutoryBasis: text('Enter a legal basis').nullable(),
  membership: z.array(membershipRow).max(200).nullable(),
  quorum: z
    .object({ counts: z.enum(QUORUM_COUNTS).nullable(), clauses: z.array(quorumClause).max(20) })
    .nullable(),
  voting: z
    .object({
      method: z.enum(VOTING_METHODS),
      percent: z
        .number('Enter a percentage')
        .gt(50, 'Enter a percentage above 50')
        .max(100, 'Enter a percentage up to 100')
        .nullable(),
      votesBy: z.enum(VOTES_BY),
      consensusFirst: z.boolean().nullable(),
      castingVote: z.boolean().nullable(),
    })
    .nullable(),
  deputies: z
    .object({
      allowed: z.enum(DEPUTIES_ALLOWED),
      countToQuorum: z.boolean().nullable(),
      mayVote: z.boolean().nullable(),
      namedDaysBefore: days.nullable(),
    })
    .nullable(),
  delegatedLimits: z
    .array(
      z.object({
        matter: text('Enter what may be decided'),
        pounds: z
          .number('Enter an amount in pounds')
          .int('Enter an amount in whole pounds')
          .min(0, 'Enter an amount of 0 or more')
          .nullable(),
      }),
    )
    .max(100)
    .nullable(),
  notice: deadline.nullable(),
  papers: deadline.nullable(),
  commentWindowDays: days.nullable(),
  heldInPublic: z.boolean().nullable(),
  unconfirmedMinutesPublished: z.boolean().nullable(),
  references: z
    .object({
      prefix: text('Enter a prefix').nullable(),
      year: z.enum(REFERENCE_YEARS).nullable(),
    })
    .nullable(),
  membersEditDrafts: z.boolean().nullable(),
  /** Terms that were recorded before this was asked for say nothing about it. */
  onlyPresentMoveAccuracy: z.boolean().nullable().default(null),
  historyMonths: z
    .number('Enter a number of months')
    .int('Enter a whole number of months')
    .min(0, 'Enter a number of months')
    .max(MOST_MONTHS, `Enter no more than ${MOST_MONTHS} months`)
    .nullable()
    .default(null),
  reviewOn: day.nullable(),
}) satisfies z.ZodType<TermsRules>;
