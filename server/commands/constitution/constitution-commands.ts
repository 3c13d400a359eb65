import { createAddMeeting } from './add-meeting.ts';
import { createAddSeat } from './add-seat.ts';
import { createAppoint } from './appoint.ts';
import { createChangeCommittee } from './change-committee.ts';
import { createChangePerson } from './change-person.ts';
import { createChangeSeat } from './change-seat.ts';
import { createChangeTerm } from './change-term.ts';
import { createCloseCommittee } from './close-committee.ts';
import { createConfirmAppointment } from './confirm-appointment.ts';
import { createEndAppointment } from './end-appointment.ts';
import { createEndDeputy } from './end-deputy.ts';
import { createEndSeat } from './end-seat.ts';
import { createFoundCommittee } from './found-committee.ts';
import { createInvite } from './invite.ts';
import { createAddArea, createAddOrganisation, createChangeOrganisation } from './keep-bodies.ts';
import { createMergeOrganisation } from './merge-organisation.ts';
import { createNameDeputy } from './name-deputy.ts';
import { createRecordTerms } from './record-terms.ts';

type Deps = Parameters<typeof createAddMeeting>[0] &
  Parameters<typeof createAppoint>[0] &
  Parameters<typeof createAddArea>[0];

/** Everything that keeps a constitution up to date. */
export function createConstitutionCommands(deps: Deps) {
  return {
    addArea: createAddArea(deps),
    addOrganisation: createAddOrganisation(deps),
    changeOrganisation: createChangeOrganisation(deps),
    mergeOrganisation: createMergeOrganisation(deps),
    changePerson: createChangePerson(deps),
    foundCommittee: createFoundCommittee(deps),
    changeCommittee: createChangeCommittee(deps),
    closeCommittee: createCloseCommittee(deps),
    recordTerms: createRecordTerms(deps),
    addMeeting: createAddMeeting(deps),
    addSeat: createAddSeat(deps),
    changeSeat: createChangeSeat(deps),
    endSeat: createEndSeat(deps),
    appoint: createAppoint(deps),
    confirmAppointment: createConfirmAppointment(deps),
    changeTerm: createChangeTerm(deps),
    endAppointment: createEndAppointment(deps),
    invite: createInvite(deps),
    nameDeputy: createNameDeputy(deps),
    endDeputy: createEndDeputy(deps),
  };
}

export type ConstitutionCommands = ReturnType<typeof createConstitutionCommands>;
