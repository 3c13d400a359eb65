import { useState } from 'react';
import { Banner } from '#client/ui/banner.tsx';
import { Button } from '#client/ui/button.tsx';
import { begun } from '#shared/lang/capital.ts';

/** A text that can no longer be saved from here: why, and the words to take along. */
export function KeptWords({
  why,
  unsaved,
  title,
  words,
  spoken = true,
  next = null,
}: {
  readonly why: string;
  readonly unsaved: boolean;
  readonly title: string;
  /** The text as it stands on this page, with the words that were not saved; or these alone. */
  readonly words: string;
  /** Is a listener told when it appears? Not where the page says the same above. */
  readonly spoken?: boolean;
  /** What is left to do when they are copied, or when there is nothing to copy. */
  readonly next?: { readonly label: string; readonly act: () => void } | null;
}) {
  const [copied, setCopied] = useState(false);
  if (!unsaved && next === null) {
    return (
      <Banner tone="warning" status={spoken}>
        <p>{begun(why)}</p>
      </Banner>
    );
  }
  return (
    <Banner tone="warning" status={spoken}>
      <p>
        {begun(why)}
        {unsaved ? ' Your last words here are not saved: take a copy of them.' : ''}
      </p>
      <div className="button-row">
        {unsaved ? (
          <>
            <Button
              weight="secondary"
              onClick={() => navigator.clipboard.writeText(words).then(() => setCopied(true))}
            >
              {copied ? 'Copied' : 'Copy this text'}
            </Button>
            <a
              href={`data:text/plain;charset=utf-8,${encodeURIComponent(words)}`}
              download={`${title}.txt`}
            >
              Download this text
            </a>
          </>
        ) : null}
        {next === null ? null : (
          <Button weight="quiet" onClick={next.act}>
            {next.label}
          </Button>
        )}
      </div>
    </Banner>
  );
}
