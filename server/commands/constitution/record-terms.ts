import type { TermsRules } from '#shared/domain/terms-of-reference.ts';
import { type CommitteeId, type PersonId, type TermsId, toTermsId } from '#shared/ids.ts';
import { dayInWords } from '#shared/lang/date-words.ts';
import { createForm } from './form.ts';
import { everybodyIn, type KeepingDeps, keep } from './keeping.ts';

export interface RecordTermsOrder {
  readonly committeeId: CommitteeId;
  readonly firstDay: string;
  readonly rules: TermsRules;
  readonly note: string | null;
  readonly by: PersonId;
}

/** Records a new version of the terms of reference, from a day. Earlier versions stay as they are. */
export const createRecordTerms =
  (deps: KeepingDeps) =>
  async (order: RecordTermsOrder): Promise<{ readonly id: TermsId; readonly version: number }> => {
    const id = toTermsId(deps.random());
    let version = 1;
    await keep(deps, order.by, order.committeeId, (found, beginning) => {
      const form = createForm();
      form.day('firstDay', order.firstDay);
      const latest = found.terms.at(-1);
      if (latest !== undefined && order.firstDay < latest.fromDay) {
        const day = dayInWords(latest.fromDay);
        form.fault('firstDay', `Choose ${day} or later: the version before this one begins then`);
      }
      form.day('rules.reviewOn', order.rules.reviewOn);
      const known = new Set(found.bodies.organisations.map((one) => one.id));
      order.rules.membership?.forEach(({ organisationId }, n) => {
        if (organisationId === null || known.has(organisationId)) return;
        form.fault(`rules.membership.${n}.organisationId`, 'Choose a body from the list');
      });
      form.check();
      version = (latest?.version ?? 0) + 1;
      return {
        changes: [
          {
            kind: 'terms',
            terms: {
              id,
              version,
              fromDay: order.firstDay,
              rules: order.rules,
              note: form.optional(order.note),
              createdAt: deps.now(),
              createdBy: order.by,
            },
          },
        ],
        entries: [
          {
            ...beginning,
            deed: 'terms-recorded',
            thing: 'terms of reference',
            thingId: id,
            before: latest === undefined ? null : { version: latest.version },
            after: { version, firstDay: order.firstDay },
          },
        ],
        // Whether members edit drafts is one of the rules.
        persons: everybodyIn(found),
      };
    });
    return { id, version };
  };
