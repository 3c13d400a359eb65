import { type ReactNode, useEffect, useRef } from 'react';

/** A message across the page that stays until what it says is no longer so. `status` is told to screen
 *  readers when it appears; use it for one thing at a time. `takesFocus` is for the outcome of a form. */
export function Banner({
  tone = 'information',
  status = false,
  takesFocus = false,
  children,
}: {
  readonly tone?: 'information' | 'success' | 'warning';
  readonly status?: boolean;
  readonly takesFocus?: boolean;
  readonly children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus]);
  return (
    <div
      className={`banner banner--${tone}`}
      role={status ? 'status' : undefined}
      tabIndex={takesFocus ? -1 : undefined}
      ref={box}
    >
      {children}
    </div>
  );
}
