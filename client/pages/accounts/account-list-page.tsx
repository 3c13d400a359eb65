import { Link } from 'wouter';
import { useAccounts } from '#client/live/queries.ts';
import { ButtonLink } from '#client/ui/button.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { ResponsiveTable } from '#client/ui/table.tsx';
import { Answered } from '../answered.tsx';
import { accountState, whenOrNever } from './account-words.ts';

/** Everybody on record, and whether they can sign in. */
export function AccountListPage() {
  const accounts = useAccounts();
  return (
    <Answered of={accounts} what="the accounts" whole>
      {(all) => (
        <>
          <PageHead title="Accounts">
            <p>
              Everybody on record, and whether they can sign in. What they may read and do comes
              from the seats they hold.
            </p>
          </PageHead>
          <div className="section">
            <ButtonLink href="/accounts/new">Add a person</ButtonLink>
            <p>
              <Link href="/audit">Who changed accounts and committees, and when</Link>
            </p>
          </div>
          <ResponsiveTable
            caption={all.length === 1 ? 'One person' : `${all.length} people`}
            rows={all}
            keyOf={({ id }) => id}
            columns={[
              {
                name: 'Name',
                cell: ({ id, name, administrator }) => (
                  <>
                    <Link href={`/accounts/${id}`}>{name}</Link>
                    {administrator ? ' (administrator)' : null}
                  </>
                ),
              },
              { name: 'E-mail address', cell: ({ email }) => email ?? 'None' },
              { name: 'Account', cell: accountState },
              { name: 'Last signed in', cell: (one) => whenOrNever(one.lastSignedInAt) },
            ]}
          />
        </>
      )}
    </Answered>
  );
}
