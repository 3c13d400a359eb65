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
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  link: z.string().optional(),
  comments: z.array(commentId).optional(),
});
const text = z.array(run);

export const minuteBlock = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('paragraph'), id: blockId.nullable(), text }),
    z.object({
      kind: z.literal('heading'),
      id: blockId.nullable(),
      level: z.union([z.literal(3), z.literal(4)]),
      text,
    }),
    z.object({
      kind: z.enum(['bullet_list', 'ordered_list']),
      get items() {
        return z.array(z.array(minuteBlock));
      },
    }),
    z.object({
      kind: z.literal('table'),
      get rows() {
        return z.array(
          z.array(
            z.object({
              header: z.boolean(),
              columns: z.number(),
              rows: z.number(),
              get blocks() {
                return z.array(minuteBlock);
              },
            }),
          ),
        );
      },
    }),
    z.object({
      kind: z.literal('action'),
      id: actionId,
      ownerId: z.string().nullable(),
      ownerText: z.string().nullable(),
      dueKind: z.enum(DUE_KINDS).nullable(),
      dueDate: z.string().nullable(),
      dueText: z.string().nullable(),
      text,
    }),
    z.object({
      kind: z.literal('decision'),
      id: decisionId,
      verb: z.enum(DECISION_VERBS).nullable(),
      text,
    }),
    z.object({
      kind: z.literal('contribution'),
      id: contributionId,
      voice: z.string().nullable(),
      seatId: z.string().nullable(),
      capacity: z.string().nullable(),
      contributionKind: z.enum(CONTRIBUTION_KINDS).nullable(),
      text,
    }),
    z.object({
      kind: z.literal('proposal'),
      id: proposalId,
      outcome: z.enum(PROPOSAL_OUTCOMES),
      text,
    }),
  ])
  .meta({ id: 'MinuteBlock' });
