import { Route, Switch } from 'wouter';
import MembershipPage from '../membership/membership-page.tsx';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import AppointPage from '../seats/appoint-page.tsx';
import DeputyPage from '../seats/deputy-page.tsx';
import { EndAppointmentPage, EndDeputyPage, EndSeatPage } from '../seats/end-pages.tsx';
import PersonPage from '../seats/person-page.tsx';
import { ChangeSeatPage, NewSeatPage } from '../seats/seat-form-page.tsx';
import SeatPage from '../seats/seat-page.tsx';
import { ChangeTermPage, ConfirmPage } from '../seats/term-pages.tsx';
import BodiesPage from '../set-up/bodies-page.tsx';
import CheckPage from '../set-up/check-page.tsx';
import PeoplePage from '../set-up/people-page.tsx';
import SetUpPage from '../set-up/set-up-page.tsx';
import SeveralSeatsPage from '../set-up/several-seats-page.tsx';
import NewTermsPage from '../terms/new-terms-page.tsx';
import TermsPage from '../terms/terms-page.tsx';
import TermsStepPage from '../terms/terms-step-page.tsx';
import ChangeCommitteePage from './change-committee-page.tsx';
import CloseCommitteePage from './close-committee-page.tsx';
import NewMeetingPage from './new-meeting-page.tsx';

/** The addresses below one committee at which its constitution is read and kept. */
export default function ConstitutionPages({ committeeId }: { readonly committeeId: string }) {
  const own = { committeeId };
  const at = '/committees/:id';
  return (
    <Switch>
      <Route path={`${at}/membership`}>
        <MembershipPage {...own} />
      </Route>
      <Route path={`${at}/bodies`}>
        <BodiesPage {...own} />
      </Route>
      <Route path={`${at}/terms`}>
        <TermsPage {...own} />
      </Route>
      <Route path={`${at}/terms/new`}>
        <NewTermsPage {...own} />
      </Route>
      <Route path={`${at}/terms/new/:step`}>
        {({ step }) => <TermsStepPage {...own} step={step} />}
      </Route>
      <Route path={`${at}/set-up`}>
        <SetUpPage {...own} />
      </Route>
      <Route path={`${at}/set-up/check`}>
        <CheckPage {...own} />
      </Route>
      <Route path={`${at}/change`}>
        <ChangeCommitteePage {...own} />
      </Route>
      <Route path={`${at}/close`}>
        <CloseCommitteePage {...own} />
      </Route>
      <Route path={`${at}/meetings/new`}>
        <NewMeetingPage {...own} />
      </Route>
      <Route path={`${at}/people`}>
        <PeoplePage {...own} />
      </Route>
      <Route path={`${at}/people/:person`}>
        {({ person }) => <PersonPage {...own} personId={person} />}
      </Route>
      <Route path={`${at}/seats/new`}>
        <NewSeatPage {...own} />
      </Route>
      <Route path={`${at}/seats/several`}>
        <SeveralSeatsPage {...own} />
      </Route>
      <Route path={`${at}/seats/:seat`}>{({ seat }) => <SeatPage {...own} seatId={seat} />}</Route>
      <Route path={`${at}/seats/:seat/change`}>
        {({ seat }) => <ChangeSeatPage {...own} seatId={seat} />}
      </Route>
      <Route path={`${at}/seats/:seat/appoint`}>
        {({ seat }) => <AppointPage {...own} seatId={seat} />}
      </Route>
      <Route path={`${at}/seats/:seat/end`}>
        {({ seat }) => <EndSeatPage {...own} seatId={seat} />}
      </Route>
      <Route path={`${at}/appointments/:one/confirm`}>
        {({ one }) => <ConfirmPage {...own} appointmentId={one} />}
      </Route>
      <Route path={`${at}/appointments/:one/term`}>
        {({ one }) => <ChangeTermPage {...own} appointmentId={one} />}
      </Route>
      <Route path={`${at}/appointments/:one/end`}>
        {({ one }) => <EndAppointmentPage {...own} appointmentId={one} />}
      </Route>
      <Route path={`${at}/appointments/:one/deputy`}>
        {({ one }) => <DeputyPage {...own} appointmentId={one} />}
      </Route>
      <Route path={`${at}/deputies/:one/end`}>
        {({ one }) => <EndDeputyPage {...own} deputyId={one} />}
      </Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
}
