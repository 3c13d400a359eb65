import { type ReactNode, useEffect, useRef, useState } from 'react';

/** A button in whose place a form opens. When the form closes, focus returns to the button. */
export function Opener({
  label,
  about,
  quiet = false,
  children,
}: {
  readonly label: string;
  /** What it is about, for those who meet the button out of its place. */
  readonly about?: string;
  readonly quiet?: boolean;
  readonly children: (close: () => void) => ReactNode;
}) {
  const [state, setState] = useState<'closed' | 'open' | 'closed-again'>('closed');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (state === 'closed-again') button.current?.focus();
  }, [state]);
  if (state === 'open') return children(() => setState('closed-again'));
  return (
    <button
      type="button"
      ref={button}
      className={
        quiet ? 'quiet-button' : 'nhsuk-button nhsuk-button--small nhsuk-button--secondary'
      }
      onClick={() => setState('open')}
    >
      {label}
      {about === undefined ? null : <span className="nhsuk-u-visually-hidden">{about}</span>}
    </button>
  );
}
