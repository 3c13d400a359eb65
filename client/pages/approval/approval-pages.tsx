import './approval.scss';
import { Route, Switch } from 'wouter';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import { AmendPage } from './amend-page.tsx';
import { ApprovalPage } from './approval-page.tsx';
import { ApprovePage } from './approve-page.tsx';
import { CorrectionPage } from './correction-page.tsx';
import { RecordPage } from './record-page.tsx';
import { SignPage } from './sign-page.tsx';

/** The pages of an approval, and of the record that comes of it. */
export default function ApprovalPages({ meetingId }: { readonly meetingId: string }) {
  return (
    <Switch>
      <Route path="/meetings/:id/approval">
        <ApprovalPage meetingId={meetingId} />
      </Route>
      <Route path="/meetings/:id/approval/:of/:part">
        {({ of, part }) => <ApprovePage meetingId={meetingId} of={of} part={part} />}
      </Route>
      <Route path="/meetings/:id/approval/:of/:part/amendment">
        {({ of, part }) => <AmendPage meetingId={meetingId} of={of} part={part} />}
      </Route>
      <Route path="/meetings/:id/record">
        <RecordPage meetingId={meetingId} />
      </Route>
      <Route path="/meetings/:id/record/:part/signature">
        {({ part }) => <SignPage meetingId={meetingId} part={part} />}
      </Route>
      <Route path="/meetings/:id/record/:part/correction">
        {({ part }) => <CorrectionPage meetingId={meetingId} part={part} />}
      </Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
}
