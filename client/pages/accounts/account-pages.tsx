import { Route, Switch } from 'wouter';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import { AccountDetailPage } from './account-detail-page.tsx';
import { AccountListPage } from './account-list-page.tsx';
import { AddPersonPage } from './add-person-page.tsx';

/** The pages of an administrator about who may sign in. */
export default function AccountPages() {
  return (
    <Switch>
      <Route path="/accounts" component={AccountListPage} />
      <Route path="/accounts/new" component={AddPersonPage} />
      <Route path="/accounts/:id">{({ id }) => <AccountDetailPage personId={id} />}</Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
}
