import type * as z from 'zod';
import type { TermsRules } from '#shared/domain/terms-of-reference.ts';
import {
  type AddMeeting,
  type AddSeat,
  type Appoint,
  appointed,
  areaAdded,
  type ChangeSeat,
  committeeFounded,
  type confirmAppointment as confirmation,
  deputyNamed,
  type EndOrder,
  type KeepCommittee,
  type KeepOrganisation,
  meetingAdded,
  type mergeOrganisation as merger,
  type NameDeputy,
  type addArea as newArea,
  organisationAdded,
  type changePerson as personChange,
  type RecordTerms,
  seatsAdded,
  type changeTerm as termChange,
  termsRecorded,
} from '#shared/protocol/http/constitution.ts';
import { apiPost } from './api.ts';

/** What is done to a committee's constitution, one function a deed. */

export const addArea = (area: z.input<typeof newArea>) => apiPost('/api/areas', area, areaAdded);
export const addOrganisation = (body: KeepOrganisation) =>
  apiPost('/api/organisations', body, organisationAdded);
export const changeOrganisation = (id: string, body: KeepOrganisation) =>
  apiPost(`/api/organisations/${id}`, body);
export const mergeOrganisation = (id: string, order: z.input<typeof merger>) =>
  apiPost(`/api/organisations/${id}/merger`, order);

export const foundCommittee = (committee: KeepCommittee) =>
  apiPost('/api/committees', committee, committeeFounded);
export const changeCommittee = (id: string, committee: KeepCommittee) =>
  apiPost(`/api/committees/${id}`, committee);
export const closeCommittee = (id: string, reason: string) =>
  apiPost(`/api/committees/${id}/closure`, { reason });
export const recordTerms = (
  committeeId: string,
  terms: Omit<RecordTerms, 'rules'> & { readonly rules: TermsRules },
) => apiPost(`/api/committees/${committeeId}/terms`, terms, termsRecorded);
export const addMeeting = (committeeId: string, meeting: AddMeeting) =>
  apiPost(`/api/committees/${committeeId}/meetings`, meeting, meetingAdded);

export const addSeat = (committeeId: string, seat: AddSeat) =>
  apiPost(`/api/committees/${committeeId}/seats`, seat, seatsAdded);
export const changeSeat = (seatId: string, seat: ChangeSeat) =>
  apiPost(`/api/seats/${seatId}`, seat);
export const endSeat = (seatId: string, order: EndOrder) =>
  apiPost(`/api/seats/${seatId}/end`, order);

export const appoint = (seatId: string, order: Appoint) =>
  apiPost(`/api/seats/${seatId}/appointments`, order, appointed);
export const confirmAppointment = (id: string, order: z.input<typeof confirmation>) =>
  apiPost(`/api/appointments/${id}/confirmation`, order);
export const changeTerm = (id: string, order: z.input<typeof termChange>) =>
  apiPost(`/api/appointments/${id}/term`, order);
export const endAppointment = (id: string, order: EndOrder) =>
  apiPost(`/api/appointments/${id}/end`, order);
export const nameDeputy = (appointmentId: string, order: NameDeputy) =>
  apiPost(`/api/appointments/${appointmentId}/deputies`, order, deputyNamed);
export const endDeputy = (id: string, order: EndOrder) => apiPost(`/api/deputies/${id}/end`, order);
export const changePerson = (id: string, person: z.input<typeof personChange>) =>
  apiPost(`/api/people/${id}`, person);
