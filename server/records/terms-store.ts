import { and, desc, eq, lte } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { TermsRules } from '#shared/domain/terms-of-reference.ts';
import type { CommitteeId } from '#shared/ids.ts';
import { termsRules } from '#shared/protocol/http/terms.ts';

/** The terms of reference, for whoever goes by their rules. */
export interface TermsStore {
  /** Those in force on a day; `null`: none were. */
  inForce(committee: CommitteeId, day: string): Promise<TermsRules | null>;
}

export function createTermsStore(db: RecordsDatabase): TermsStore {
  const { committeeId, fromDay, version, rules } = t.termsOfReference;
  return {
    inForce: async (committee, day) => {
      const row = db
        .select({ rules })
        .from(t.termsOfReference)
        .where(and(eq(committeeId, committee), lte(fromDay, day)))
        .orderBy(desc(fromDay), desc(version))
        .limit(1)
        .get();
      return row === undefined ? null : termsRules.parse(row.rules);
    },
  };
}
