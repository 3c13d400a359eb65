import { endSession, signOutEverywhere } from '#client/live/account-deeds.ts';
import { useOwnAccount } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { momentInWords } from '#client/ui/date-words.ts';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { SummaryList } from '#client/ui/summary-list.tsx';
import { ResponsiveTable } from '#client/ui/table.tsx';
import type { OwnAccount } from '#shared/protocol/http/accounts.ts';
import { Answered } from '../answered.tsx';
import { formFaults } from '../form-faults.ts';

type OwnSession = OwnAccount['sessions'][number];

/** One's own account: where one is signed in, and how to end it there. */
export default function AccountPage() {
  const account = useOwnAccount();
  return (
    <>
      <PageHead title="Your account" />
      <Answered of={account} what="your account">
        {(own) => (
          <>
            <SummaryList
              facts={[
                { name: 'Name', value: own.name },
                { name: 'E-mail address', value: own.email ?? 'None on record' },
              ]}
            />
            <p>
              {own.email === null
                ? 'Without an address on record we cannot send you letters to sign in with. '
                : 'The letters that sign you in go to this address. '}
              An administrator can change it.
            </p>
            <Places sessions={own.sessions} />
          </>
        )}
      </Answered>
    </>
  );
}

function Places({ sessions }: { readonly sessions: readonly OwnSession[] }) {
  const end = useDeed(endSession);
  const everywhere = useDeed(signOutEverywhere);
  const announce = useAnnounce();
  const onEnd = async ({ id, device }: OwnSession) => {
    if ((await end.act(id)) !== null) announce(`You are signed out: ${device}.`);
  };
  return (
    <section className="section" aria-labelledby="places">
      <h2 className="section__title" id="places">
        Where you are signed in
      </h2>
      <p>If you do not know one of these, end it, and tell an administrator.</p>
      <ErrorSummary faults={formFaults(end.fault ?? everywhere.fault, {})} />
      <ResponsiveTable
        caption="Your sign-ins, the newest first"
        rows={sessions}
        keyOf={({ id }) => id}
        columns={[
          {
            name: 'Where',
            cell: ({ device, current }) => (current ? `${device} (here)` : device),
          },
          { name: 'Since', cell: ({ since }) => momentInWords(since) },
          {
            name: 'Last used',
            cell: ({ lastUsed, current }) => (current ? 'Now' : momentInWords(lastUsed)),
          },
          {
            name: 'End it',
            cell: (one) =>
              one.current ? (
                'Use “Sign out” above'
              ) : (
                <Button weight="secondary" busy={end.sending} onClick={() => onEnd(one)}>
                  End
                  <span className="nhsuk-u-visually-hidden">
                    {' '}
                    {one.device}, since {momentInWords(one.since)}
                  </span>
                </Button>
              ),
          },
        ]}
      />
      <p>Signing out everywhere ends every sign-in in the list, this one too.</p>
      <div className="button-row">
        <Button weight="warning" busy={everywhere.sending} onClick={() => everywhere.act()}>
          Sign out everywhere
        </Button>
      </div>
    </section>
  );
}
