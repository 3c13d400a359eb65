import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { putLateEditAside, sendLateEdit, useLateEdits } from '#client/live/frozen-queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { momentInWords } from '#client/ui/date-words.ts';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import type { LateEditView } from '#shared/protocol/http/late-edits.ts';
import { formFaults } from '../form-faults.ts';
import { ChangedWords } from './changed-words.tsx';

/** Where a link leads to the tray. */
export const LATE_WORDS = 'late-words';

/** The tray of words that came when the minutes had been sent round already. Nothing is shown when there are
 *  none. */
export function LateWords({ meetingId }: { readonly meetingId: string }) {
  const all = useLateEdits(meetingId).data ?? [];
  const waiting = all.filter((one) => one.state === 'waiting');
  const done = all.filter((one) => one.state !== 'waiting');
  if (all.length === 0) return null;
  return (
    <section className="late-words section" aria-labelledby={LATE_WORDS}>
      <h2 className="section__title" id={LATE_WORDS} tabIndex={-1}>
        Words that came too late
      </h2>
      <p>
        These words reached the server when whoever wrote them could not edit the text any more.
        They are not in it.
      </p>
      {waiting.length === 0 ? <p className="quiet">All of them have been dealt with.</p> : null}
      <ul className="plain-list">
        {waiting.map((late) => (
          <li className="late-words__one" key={late.id}>
            <Waiting meetingId={meetingId} late={late} />
          </li>
        ))}
        {done.map((late) => (
          <li className="late-words__one" key={late.id}>
            <Heading late={late} />
            <p className="quiet">
              {late.state === 'sent_as_comment' ? (
                <>
                  Sent as <Link href={`/meetings/${meetingId}/comments`}>comments</Link>
                </>
              ) : (
                'Put aside'
              )}
              {late.settledAt === null ? '' : ` at ${momentInWords(late.settledAt)}`}
              {late.settledBy === null ? '.' : `, by ${late.settledBy}.`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Heading({ late }: { readonly late: LateEditView }) {
  return (
    <h3 className="nhsuk-heading-s">
      {late.title}
      <span className="quiet">
        {' '}
        {late.mine ? 'You' : late.author}, {momentInWords(late.at)}
      </span>
    </h3>
  );
}

function Waiting({ meetingId, late }: { readonly meetingId: string; readonly late: LateEditView }) {
  const announce = useAnnounce();
  const [sending, setSending] = useState(false);
  const [note, setNote] = useState('');
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const send = useDeed(sendLateEdit);
  const aside = useDeed(putLateEditAside);
  const noteId = `late-note-${late.id}`;
  const words = late.changes
    .map(({ after, before }) => (after === '' ? `(taken out) ${before}` : after))
    .join('\n\n');

  const sendIt = async () => {
    const done = await send.act(meetingId, late.id, note);
    if (done === null) return;
    announce('Your words are sent as comments.');
    goToTray();
  };
  const putAside = async () => {
    const done = await aside.act(meetingId, late.id);
    if (done === null) return;
    announce('The words are put aside.');
    goToTray();
  };
  const copy = () =>
    navigator.clipboard.writeText(words).then(
      () => {
        setCopied('yes');
        announce('The words are copied.');
      },
      () => setCopied('refused'),
    );
  // The button that was left for the form takes the focus back.
  const opener = useRef<HTMLDivElement>(null);
  const isBack = useRef(false);
  useEffect(() => {
    if (sending || !isBack.current) return;
    isBack.current = false;
    opener.current?.querySelector('button')?.focus();
  }, [sending]);

  return (
    <>
      <Heading late={late} />
      <ErrorSummary faults={formFaults(send.fault ?? aside.fault, { note: noteId })} />
      {late.changes.map((change, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the changes of one row do not move
        <div key={index}>
          <p className="late-words__where">{whereInWords(change)}</p>
          <ChangedWords before={change.before} after={change.after} />
        </div>
      ))}
      {copied === 'refused' ? (
        <p role="status">
          Your browser does not let this page copy. Select the words above and copy them.
        </p>
      ) : null}
      {late.whyNotSend === null ? null : (
        <p className="quiet">You cannot send these words as a comment. {late.whyNotSend}</p>
      )}
      {sending ? (
        <form
          className="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void sendIt();
          }}
        >
          <TextArea
            id={noteId}
            label="Anything to say with it (optional)"
            hint="The words above are sent as they stand: as a suggested wording where they change words, as a comment on the item where they are new."
            takesFocus
            value={note}
            onChange={setNote}
          />
          <div className="button-row">
            <Button type="submit" busy={send.sending}>
              Send as a comment
            </Button>
            <Button
              weight="secondary"
              onClick={() => {
                isBack.current = true;
                setSending(false);
              }}
            >
              Cancel
            </Button>
          </div>
        </form>
      ) : (
        <div className="button-row" ref={opener}>
          {late.maySend ? (
            <Button onClick={() => setSending(true)}>
              Send as a comment
              <span className="nhsuk-u-visually-hidden">: {late.title}</span>
            </Button>
          ) : null}
          <Button weight="secondary" onClick={copy}>
            {copied === 'yes' ? 'Copied' : 'Copy these words'}
            <span className="nhsuk-u-visually-hidden">: {late.title}</span>
          </Button>
          {late.mayPutAside ? (
            <Button weight="quiet" busy={aside.sending} onClick={putAside}>
              Put aside
              <span className="nhsuk-u-visually-hidden">: {late.title}</span>
            </Button>
          ) : null}
        </div>
      )}
    </>
  );
}

/** What was dealt with is another line of the list now: the reader goes on from its top. */
function goToTray(): void {
  requestAnimationFrame(() => document.getElementById(LATE_WORDS)?.focus());
}

function whereInWords({ where, before, after }: LateEditView['changes'][number]): string {
  if (before === '') return `${where}, new`;
  return after === '' ? `${where}, taken out` : where;
}
