import { html } from 'hono/html';
import { dayInWords } from '#shared/lang/date-words.ts';
import type { PublicRecord } from '../public-model.ts';
import { meetingPath, type Publication } from '../site.ts';
import type { Html } from './frame.ts';

/** What these minutes are, in one word and one sentence. */
export function standing({ status, approval }: PublicRecord): Html {
  return html`<p class="status"><strong class="word">${status}</strong> – ${sentence()}</p>`;

  function sentence(): string {
    if (approval === null) {
      return 'the committee has not approved these minutes yet. They may still change.';
    }
    const at =
      approval.meeting === null ? '' : ` at its meeting of ${dayInWords(approval.meeting.date)}`;
    const { reference = null } = approval.meeting ?? {};
    const by = reference === null ? at : `${at} (minute ${reference})`;
    switch (approval.how) {
      case 'correct_record':
        return `the committee approved these minutes as a correct record${by}.`;
      case 'subject_to_amendments':
        return `the committee approved these minutes with changes${by}. The changes are made in this text.`;
      case 'by_correspondence':
        return 'the committee approved these minutes by letter or e-mail, without a meeting.';
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
  return html`<p>You can check that nobody has changed these minutes since they were published. This page was made from one file: <a href="${meetingPath(publication)}record.json">record.json</a>. The fingerprint (SHA-256) of that file is:</p>
<p><code>${sha256}</code></p>
<p>To check it, download the file and work out its fingerprint yourself. On Linux type <code>sha256sum record.json</code>, on a Mac <code>shasum -a 256 record.json</code>, on Windows <code>certutil -hashfile record.json SHA256</code>. The result must be the same as above.</p>
${
  record.sealedSha256 === null
    ? html`<p>The committee has not approved these minutes yet. When it has, the full record is kept so that it cannot be changed, and its fingerprint stands here.</p>`
    : html`<p>The full record that the committee approved, with anything that is withheld here, is kept and cannot be changed. Its fingerprint is:</p>
<p><code>${record.sealedSha256}</code></p>`
}`;
}
