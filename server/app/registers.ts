import { createConfirmWording } from '#server/commands/confirm-wording.ts';
import { createRespondToContribution } from '#server/commands/respond-to-contribution.ts';
import { createUpdateAction } from '#server/commands/update-action.ts';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import type { RecordRoutesDeps } from '#server/http/record-routes.ts';
import { createActionQueries } from '#server/queries/actions.ts';
import { createConfirmationTasks } from '#server/queries/confirmation-tasks.ts';
import { createContributionQueries } from '#server/queries/contributions.ts';
import { createDecisionQueries } from '#server/queries/decisions.ts';
import type { Reading } from '#server/queries/reading.ts';
import { createActionStore } from '#server/records/action-store.ts';
import type { AuditBook } from '#server/records/audit-book.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { CommitteeStore } from '#server/records/committee-store.ts';
import { createConfirmationStore } from '#server/records/confirmation-store.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { MinutedStore } from '#server/records/minuted-store.ts';
import type { ResponseStore } from '#server/records/response-store.ts';
import type { Standings } from '#shared/access/standings.ts';

export interface RegistersDeps {
  readonly db: RecordsDatabase;
  readonly unitOfWork: UnitOfWork;
  readonly audit: AuditBook;
  readonly reading: Reading;
  readonly committees: CommitteeStore;
  readonly meetings: MeetingStore;
  readonly minuted: MinutedStore;
  readonly responses: ResponseStore;
  readonly standings: Standings;
  readonly feed: ChangeFeed;
  readonly now: () => number;
  readonly random: () => string;
}

/** What was minuted, as registers: actions, decisions and contributions. */
export function createRegisters(deps: RegistersDeps) {
  const actions = createActionStore(deps.db, deps.unitOfWork, deps.audit);
  const confirmations = createConfirmationStore(deps.db, deps.unitOfWork, deps.audit);
  const contributions = createContributionQueries({ ...deps, confirmations });
  const routes: RecordRoutesDeps = {
    actions: createActionQueries({ ...deps, actions }),
    decisions: createDecisionQueries(deps),
    contributions,
    updateAction: createUpdateAction({ ...deps, actions }),
    respond: createRespondToContribution(deps),
    confirmWording: createConfirmWording({ ...deps, confirmations }),
  };
  const tasks = createConfirmationTasks({ contributions });
  return { actions: routes.actions, contributions, routes, tasks };
}
