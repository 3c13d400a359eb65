import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiFault, SIGNED_OUT } from '#client/live/api.ts';
import { Banner } from '#client/ui/banner.tsx';
import { Button } from '#client/ui/button.tsx';
import { Loading } from '#client/ui/loading.tsx';
import { ClosedPage } from './not-found/closed-page.tsx';
import { NotFoundPage } from './not-found/not-found-page.tsx';

/** Shows what a question brought: the wait, the refusal or the answer. An answer that could not be
 *  renewed stays on the page, and with it what is being written there. */
/** Whether a question was last answered that there is no such thing for this reader. */
export function isGone({ error }: UseQueryResult<unknown>): boolean {
  return error instanceof ApiFault && error.code === 'not-found';
}

export function Answered<Answer>({
  of: query,
  what,
  whole = false,
  children,
}: {
  readonly of: UseQueryResult<Answer>;
  /** What is being loaded, as in “Loading the action log…”. */
  readonly what: string;
  /** The answer is the page: without it there is no such page. */
  readonly whole?: boolean;
  readonly children: (answer: Answer) => ReactNode;
}) {
  const { error: fault } = query;
  if (query.data === undefined && fault instanceof ApiFault && fault.code === SIGNED_OUT) {
    return (
      <Banner tone="warning">
        <p>
          You are signed out. <a href="/sign-in">Sign in again</a>.
        </p>
      </Banner>
    );
  }
  const gone = isGone(query);
  if (gone && whole) return query.data === undefined ? <NotFoundPage /> : <ClosedPage />;
  if (query.data !== undefined && !gone) return children(query.data);
  if (fault === null) return <Loading what={what} />;
  return (
    <Banner tone="warning">
      <p>
        We could not load {what}. {fault.message}
      </p>
      {gone ? null : (
        <Button weight="secondary" onClick={() => query.refetch()}>
          Try again
        </Button>
      )}
    </Banner>
  );
}
