import type { ReactNode } from 'react';

/** A message across the page that stays until what it says is no longer so. `status` is told to screen
 *  readers when it appears; use it for one thing at a time. */
export function Banner({
  tone = 'information',
  status = false,
  children,
}: {
  readonly tone?: 'information' | 'success' | 'warning';
  readonly status?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={`banner banner--${tone}`} role={status ? 'status' : undefined}>
      {children}
    </div>
  );
}
