import { useState } from 'react';
import { refusalWords } from '#client/connection/save-words.ts';
import { Banner } from '#client/ui/banner.tsx';
import { Button } from '#client/ui/button.tsx';
import {
  isRecordBlock,
  type MinuteBlock,
  plainText,
  walkBlocks,
} from '#shared/document/minute-content.ts';
import { begun } from '#shared/lang/capital.ts';

/** This text can no longer be saved from here: why, and the words to take along. */
export function KeptWords({
  code,
  unsaved,
  title,
  blocks,
}: {
  /** The final close code; `null` when only the right to edit has ended. */
  readonly code: number | null;
  readonly unsaved: boolean;
  readonly title: string;
  readonly blocks: readonly MinuteBlock[];
}) {
  const [copied, setCopied] = useState(false);
  const why = code === null ? NOT_FROM_HERE : refusalWords(code);
  const words = wordsOf(blocks);
  return (
    <Banner tone="warning" status>
      <p>
        {begun(why)}
        {unsaved ? ' Your last words are not saved. They are still below: take a copy.' : ''}
      </p>
      {unsaved ? (
        <div className="button-row">
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
        </div>
      ) : null}
    </Banner>
  );
}

/** The right to edit has ended, or the page is older than the server. */
const NOT_FROM_HERE =
  'you cannot edit this from here any more. Load the page again; if it stays so, you can still read it.';

function wordsOf(blocks: readonly MinuteBlock[]): string {
  const lines: string[] = [];
  for (const block of walkBlocks(blocks)) {
    if (!('text' in block)) continue;
    const words = plainText(block.text);
    lines.push(isRecordBlock(block) ? `${block.kind.toUpperCase()}: ${words}` : words);
  }
  return lines.join('\n\n');
}
