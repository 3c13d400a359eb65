import * as z from 'zod';
import {
  CONTRIBUTION_KINDS,
  DECISION_VERBS,
  DUE_KINDS,
  PROPOSAL_OUTCOMES,
} from '../../domain/vocabulary.ts';
import { actionId, blockId, commentId, contributionId, decisionId, proposalId } from './ids.ts';

/** The words of a minute as plain blocks: what the reading view, the items out of sight and (later) the
 *  exports are made of. The same shape as shared/document/minute-content.ts; a test holds them together. */

const run = z.object({
  text: z.string(),
  bold: z.literal(true).exactOptional(),
  italic: z.literal(true).exactOptional(),
  link: z.string().exactOptional(),
  comments: z.array(commentId).exactOptional(),
});
const text = z.array(run);

const paragraph = z.object({ kind: z.literal('paragraph'), id: blockId.nullable(), text });
const heading = z.object({
  kind: z.literal('heading'),
  id: blockId.nullable(),
  level: z.union([z.literal(3), z.literal(4)]),
  text,
});
const action = z.object({
  kind: z.literal('action'),
  id: actionId,
  ownerId: z.string().nullable(),
  ownerText: z.string().nullable(),
  dueKind: z.enum(DUE_KINDS).nullable(),
  dueDate: z.string().nullable(),
  dueText: z.string().nullable(),
  text,
});
const decision = z.object({
  kind: z.literal('decision'),
  id: decisionId,
  verb: z.enum(DECISION_VERBS).nullable(),
  text,
});
const contribution = z.object({
  kind: z.literal('contribution'),
  id: contributionId,
  voice: z.string().nullable(),
  seatId: z.string().nullable(),
  capacity: z.string().nullable(),
  contributionKind: z.enum(CONTRIBUTION_KINDS).nullable(),
  text,
});
const proposal = z.object({
  kind: z.literal('proposal'),
  id: proposalId,
  outcome: z.enum(PROPOSAL_OUTCOMES),
  text,
});

/** Blocks hold blocks, which inference cannot follow: the nesting is spelled out here. */
type MinuteBlockShape =
  | z.output<
      | typeof paragraph
      | typeof heading
      | typeof action
      | typeof decision
      | typeof contribution
      | typeof proposal
    >
  | { kind: 'bullet_list' | 'ordered_list'; items: MinuteBlockShape[][] }
  | {
      kind: 'table';
      rows: { header: boolean; columns: number; rows: number; blocks: MinuteBlockShape[] }[][];
    };
type Nested = z.ZodType<MinuteBlockShape>;

const cell = z.object({
  header: z.boolean(),
  columns: z.number(),
  rows: z.number(),
  get blocks(): z.ZodArray<Nested> {
    return z.array(minuteBlock);
  },
});

/** Its name lets `/api/openapi.json` refer to it, because blocks hold blocks. */
export const minuteBlock = z
  .discriminatedUnion('kind', [
    paragraph,
    heading,
    z.object({
      kind: z.enum(['bullet_list', 'ordered_list']),
      get items(): z.ZodArray<z.ZodArray<Nested>> {
        return z.array(z.array(minuteBlock));
      },
    }),
    z.object({ kind: z.literal('table'), rows: z.array(z.array(cell)) }),
    action,
    decision,
    contribution,
    proposal,
  ])
  .meta({ id: 'MinuteBlock' });
