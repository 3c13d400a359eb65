import { useState } from 'react';
import { withdrawComment } from '#client/live/deeds.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { Opener } from '#client/ui/opener.tsx';
import type { CommentView } from '#shared/protocol/http/comments.ts';
import { AcceptForm } from './accept-form.tsx';
import { aboutInWords } from './comment-words.ts';
import { goToComment } from './go-to.ts';
import { ReplyForm } from './reply-form.tsx';
import { SettleForm } from './settle-form.tsx';
import { stillStands } from './suggestion.ts';

/** What the reader may do with a comment, and no more. */
export function CommentDeeds({ comment }: { readonly comment: CommentView }) {
  const { may } = comment;
  const about = `: comment by ${comment.author} about ${aboutInWords(comment)}`;
  return (
    <>
      {may.answer ? (
        <Opener quiet label={comment.mine ? 'Add a reply' : 'Answer'} about={about}>
          {(close) => <ReplyForm comment={comment} onClose={close} />}
        </Opener>
      ) : null}
      {may.accept && stillStands(comment) ? (
        <Opener quiet label="Accept or decline" about={about}>
          {(close) => <AcceptForm comment={comment} onClose={close} />}
        </Opener>
      ) : may.settle ? (
        <Opener quiet label="Settle" about={about}>
          {(close) => <SettleForm comment={comment} onClose={close} />}
        </Opener>
      ) : null}
      {may.withdraw ? <Withdraw comment={comment} about={about} /> : null}
    </>
  );
}

function Withdraw({ comment, about }: { readonly comment: CommentView; readonly about: string }) {
  const [asking, setAsking] = useState(false);
  const { act, sending, fault } = useDeed(withdrawComment);
  const announce = useAnnounce();
  const withdraw = async () => {
    if ((await act(comment.id)) === null) return;
    setAsking(false);
    announce('Your comment is withdrawn.');
    goToComment(comment.id);
  };
  return (
    <>
      <Button weight="quiet" onClick={() => setAsking(true)}>
        Withdraw
        <span className="nhsuk-u-visually-hidden">{about}</span>
      </Button>
      <Dialog title="Withdraw your comment?" open={asking} onClose={() => setAsking(false)}>
        <p>It stays in the list, marked as withdrawn. Nobody will settle it.</p>
        {fault === null ? null : <p role="alert">{fault.message}</p>}
        <div className="button-row">
          <Button weight="warning" busy={sending} onClick={withdraw}>
            Withdraw it
          </Button>
          <Button weight="secondary" onClick={() => setAsking(false)}>
            Keep it
          </Button>
        </div>
      </Dialog>
    </>
  );
}
