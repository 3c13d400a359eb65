import { Route, Switch } from 'wouter';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import BodySecretariesPage from './body-secretaries-page.tsx';
import MergerPage from './merger-page.tsx';
import OrganisationFormPage from './organisation-form-page.tsx';
import OrganisationsPage from './organisations-page.tsx';

/** Where the list of all bodies is kept up. */
export default function OrganisationPages() {
  return (
    <Switch>
      <Route path="/organisations" component={OrganisationsPage} />
      <Route path="/organisations/new">
        <OrganisationFormPage />
      </Route>
      <Route path="/organisations/:id">
        {({ id }) => <OrganisationFormPage organisationId={id} />}
      </Route>
      <Route path="/organisations/:id/merger">
        {({ id }) => <MergerPage organisationId={id} />}
      </Route>
      <Route path="/organisations/:id/secretaries">
        {({ id }) => <BodySecretariesPage organisationId={id} />}
      </Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
}
