import type { RecordsDatabase } from '#server/db/open-records.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import type { LookRoutesDeps } from '#server/http/look-routes.ts';
import { createLooks, type LooksDeps } from '#server/queries/looks.ts';
import { createLookStore } from '#server/records/look-store.ts';

export interface LooksPartDeps extends Omit<LooksDeps, 'looks'> {
  readonly db: RecordsDatabase;
  readonly unitOfWork: UnitOfWork;
}

/** What people have read, and what changed since. */
export function createLooksPart({ db, unitOfWork, ...deps }: LooksPartDeps): LookRoutesDeps {
  const store = createLookStore(db, unitOfWork);
  const looks = createLooks({ ...deps, looks: store });
  return {
    looks,
    noteLook: async ({ meetingId, looks: said, by }) => {
      const read = await looks.readable(by, meetingId, said);
      if (read === null) return false;
      await store.put(by, read);
      return true;
    },
  };
}
