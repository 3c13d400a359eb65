import { endSessionsOf, invite, reopenAccount } from '#client/live/account-deeds.ts';
import { useAccounts, useMe } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { BackLink } from '#client/ui/back-link.tsx';
import { Button } from '#client/ui/button.tsx';
import { momentInWords } from '#client/ui/date-words.ts';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { SummaryList } from '#client/ui/summary-list.tsx';
import type { Account } from '#shared/protocol/http/accounts.ts';
import { Answered } from '../answered.tsx';
import { formFaults } from '../form-faults.ts';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import { accountState, whenOrNever } from './account-words.ts';
import { AddressForm } from './address-form.tsx';
import { CloseForm } from './close-form.tsx';

/** One person's account: how it stands, and what an administrator can do about it. */
export function AccountDetailPage({ personId }: { readonly personId: string }) {
  const accounts = useAccounts();
  const me = useMe();
  return (
    <Answered of={accounts} what="the account" whole>
      {(all) => {
        const account = all.find(({ id }) => id === personId);
        if (account === undefined) return <NotFoundPage />;
        return <Detail account={account} own={me.data?.person.id === personId} />;
      }}
    </Answered>
  );
}

function Detail({ account, own }: { readonly account: Account; readonly own: boolean }) {
  const { id, name, email, administrator, closedAt, invitedAt, lastSignedInAt, sessions } = account;
  return (
    <>
      <BackLink href="/accounts">Accounts</BackLink>
      <PageHead caption="Account" title={name} />
      <SummaryList
        facts={[
          { name: 'Account', value: accountState(account) },
          ...(closedAt === null ? [] : [{ name: 'Closed', value: momentInWords(closedAt) }]),
          { name: 'E-mail address', value: email ?? 'None' },
          { name: 'Administrator', value: administrator ? 'Yes' : 'No' },
          { name: 'Invited', value: whenOrNever(invitedAt) },
          { name: 'Last signed in', value: whenOrNever(lastSignedInAt) },
          { name: 'Signed in now', value: placesInWords(sessions) },
        ]}
      />
      <Deeds account={account} />
      {closedAt === null ? (
        <>
          <AddressForm key={email} personId={id} email={email ?? ''} />
          {own ? null : <CloseForm personId={id} name={name} />}
        </>
      ) : null}
    </>
  );
}

/** What takes one press. */
function Deeds({
  account: { id, name, email, closedAt, sessions },
}: {
  readonly account: Account;
}) {
  const announce = useAnnounce();
  const inviting = useDeed(invite);
  const ending = useDeed(endSessionsOf);
  const reopening = useDeed(reopenAccount);
  const fault = inviting.fault ?? ending.fault ?? reopening.fault;
  const press = async (deed: typeof inviting, words: string) => {
    if ((await deed.act(id)) !== null) announce(words);
  };
  return (
    <div className="section">
      <ErrorSummary faults={formFaults(fault, {})} />
      <div className="button-row">
        {closedAt !== null ? (
          <Button
            busy={reopening.sending}
            onClick={() => press(reopening, `The account of ${name} is open again.`)}
          >
            Open the account again
          </Button>
        ) : email === null ? null : (
          <Button
            busy={inviting.sending}
            onClick={() => press(inviting, `An invitation to ${name} is on its way.`)}
          >
            Send an invitation
          </Button>
        )}
        {sessions === 0 ? null : (
          <Button
            weight="secondary"
            busy={ending.sending}
            onClick={() => press(ending, `${name} is signed out everywhere.`)}
          >
            Sign them out everywhere
          </Button>
        )}
      </div>
    </div>
  );
}

function placesInWords(sessions: number): string {
  if (sessions === 0) return 'Nowhere';
  return sessions === 1 ? 'In one place' : `In ${sessions} places`;
}
