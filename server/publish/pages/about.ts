import { html } from 'hono/html';
import type { PublicRecord } from '../public-model.ts';
import { meetingPath, type Publication } from '../site.ts';
import type { Html } from './frame.ts';
import { minuteInWords } from './words.ts';

/** What these minutes are, in one word and one sentence. */
export function standing({ status, approval }: PublicRecord): Html {
  return html`<p class="status"><strong class="word">${status}</strong> ${sentence()}</p>`;

  function sentence(): string {
    if (approval === null) {
      return 'The committee has not approved these minutes yet. They may still change.';
    }
    const by = approval.meeting === null ? '' : ` at ${minuteInWords(approval.meeting)}`;
    switch (approval.how) {
      case 'correct_record':
        return `Approved as a correct record${by}.`;
      case 'subject_to_amendments':
        return `Approved subject to amendments${by}. The amendments are in this text.`;
      case 'by_correspondence':
        return 'Approved by correspondence.';
    }
  }
}

/** How anybody can see that this page tells what was sealed. */
export function howToCheck(publication: Publication, out = true): Html {
  const { record, sha256 } = publication;
  if (!out) {
    return html`<p>These are the minutes as the committee approved them, all of Part I. The SHA-256 of the sealed record, a kind of fingerprint, is:</p>
<p><code>${record.sealedSha256 ?? 'not known'}</code></p>
<p>It is that of the JSON file that can be downloaded beside this one.</p>`;
  }
  return html`<p>This page was made from one file, which stands beside it: <a href="${meetingPath(publication)}record.json">record.json</a>. The SHA-256 of that file, a kind of fingerprint, is:</p>
<p><code>${sha256}</code></p>
<p>To check it, download the file and work its SHA-256 out yourself. On Linux type <code>sha256sum record.json</code>, on a Mac <code>shasum -a 256 record.json</code>, on Windows <code>certutil -hashfile record.json SHA256</code>. The result must be the same as above.</p>
${
  record.sealedSha256 === null
    ? html`<p>No record is sealed yet, because the committee has not approved these minutes.</p>`
    : html`<p>The record that the committee approved is sealed, with anything that is withheld here. Its SHA-256 is:</p>
<p><code>${record.sealedSha256}</code></p>`
}`;
}
