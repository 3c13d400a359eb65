import type { ReactNode } from 'react';

/** What a list says when it holds nothing: always what it is empty of. */
export function EmptyState({ children }: { readonly children: ReactNode }) {
  return <p className="empty-state">{children}</p>;
}
