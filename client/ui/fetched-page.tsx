import { type ComponentType, createElement, useEffect, useState } from 'react';
import { Loading } from './loading.tsx';

/** The code of a page, which is fetched when somebody comes to it, or a little before. */
export interface PageCode<Props> {
  fetch(): Promise<ComponentType<Props>>;
  /** `null`: it is not here yet. */
  here(): ComponentType<Props> | null;
}

export function pageCode<Props>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): PageCode<Props> {
  let page: ComponentType<Props> | null = null;
  return {
    fetch: async () => {
      page = (await load()).default;
      return page;
    },
    here: () => page,
  };
}

/** Shows a page as soon as its code is there, and at once when it was there already. React's own `lazy` and
 *  `Suspense` would hold it back for 300 ms each time that a page is waited for. */
export function FetchedPage<Props extends object>({
  code,
  props,
}: {
  readonly code: PageCode<Props>;
  readonly props: Props;
}) {
  const [page, setPage] = useState(code.here);
  const [trouble, setTrouble] = useState<unknown>(null);
  useEffect(() => {
    if (page !== null) return;
    let isWaiting = true;
    code.fetch().then(
      (fetched) => isWaiting && setPage(() => fetched),
      (error: unknown) => isWaiting && setTrouble(error),
    );
    return () => {
      isWaiting = false;
    };
  }, [code, page]);
  // For the boundary around the pages, which says it in words.
  if (trouble !== null) throw trouble;
  return page === null ? <Loading what="the page" /> : createElement(page, props);
}
