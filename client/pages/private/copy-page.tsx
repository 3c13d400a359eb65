import '#client/editor/editor.scss';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { copyToPartOne } from '#client/live/part-two-deeds.ts';
import { useMinutes } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { BackLink } from '#client/ui/back-link.tsx';
import { Banner } from '#client/ui/banner.tsx';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { Checkboxes } from '#client/ui/fields/checkboxes.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { wordsOfBlock } from '#shared/document/public-copy.ts';
import { Answered } from '../answered.tsx';
import { errorAt, formFaults } from '../form-faults.ts';
import { meetingCaption } from '../meeting-words.ts';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import { useStep } from '../use-step.ts';
import { type ItemPage, ItemPageFor } from './item-page.tsx';

/** Copies chosen text of a private item into a new item of Part I: choosing, a look at it, and done. */
export default function CopyPage(at: { readonly meetingId: string; readonly itemId: string }) {
  return (
    <ItemPageFor {...at}>
      {(page) => (page.item.part === 'II' ? <Passages {...page} /> : <NotFoundPage />)}
    </ItemPageFor>
  );
}

interface Passage {
  readonly at: number;
  readonly words: string;
}

function Passages(page: ItemPage) {
  const minutes = useMinutes(page.meeting.id);
  return (
    <Answered of={minutes} what="the minute">
      {(found) => {
        const blocks = found.items.find((one) => one.itemId === page.item.id)?.blocks ?? [];
        const passages = (blocks as readonly MinuteBlock[])
          .map((block, at) => ({ at, words: wordsOfBlock(block) }))
          .filter(({ words }) => words.trim() !== '');
        return <Copy {...page} passages={passages} />;
      }}
    </Answered>
  );
}

function Copy({ meeting, item, passages }: ItemPage & { readonly passages: readonly Passage[] }) {
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const [step, go] = useStep<'choose' | 'check'>('choose');
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState<readonly Passage[]>([]);
  const [wrong, setWrong] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(copyToPartOne);
  const agenda = `/meetings/${meeting.id}/agenda`;

  const next = (event: FormEvent) => {
    event.preventDefault();
    const lacking = [
      ...(title.trim() === ''
        ? [{ fieldId: 'copy-title', message: 'Enter a title for the new item' }]
        : []),
      ...(chosen.length === 0
        ? [{ fieldId: 'copy-passages', message: 'Choose what is to be copied' }]
        : []),
    ];
    setWrong(lacking);
    if (lacking.length === 0) go('check');
  };
  const send = async () => {
    if (sending) return;
    const done = await act(item.id, { title, blocks: [...chosen] });
    if (done === null) return;
    announce('The text is in a new item of Part I.');
    navigate(`/meetings/${meeting.id}#item-${done.answer.itemId}`);
  };

  if (step === 'check') {
    return (
      <>
        <PageHead key="check" title="Check what becomes public" caption={meetingCaption(meeting)} />
        <ErrorSummary faults={formFaults(fault, {})} />
        <div className="sheet">
          <h2 className="section__title">{title}</h2>
          {chosen.map((passage) => (
            <p key={passage.at}>{passage.words}</p>
          ))}
        </div>
        <Banner tone="warning">
          <p>
            <strong>This cannot be undone.</strong> Everyone who sees Part I can read these words at
            once. The private item stays as it is.
          </p>
        </Banner>
        <div className="button-row">
          <Button weight="warning" busy={sending} onClick={send}>
            Copy these words to Part I
          </Button>
          <Button weight="secondary" onClick={() => go('choose')}>
            Choose again
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <BackLink href={agenda}>Agenda</BackLink>
      <PageHead key="choose" title="Copy text to Part I" caption={meetingCaption(meeting)}>
        <p>
          From “{item.title}”, which stays private. Nothing is copied before you have checked it.
          Decisions and actions are copied as plain text: they are on record here and are not
          recorded a second time.
        </p>
      </PageHead>
      {passages.length === 0 ? (
        <EmptyState>There is nothing in this minute to copy yet.</EmptyState>
      ) : (
        <form className="form" onSubmit={next} noValidate>
          <ErrorSummary faults={wrong} />
          <TextField
            id="copy-title"
            label="Title of the new item"
            hint="Everyone who sees Part I reads it."
            strong
            error={errorAt(wrong, 'copy-title')}
            value={title}
            onChange={setTitle}
          />
          <Checkboxes
            id="copy-passages"
            label="What is to be copied?"
            strong
            error={errorAt(wrong, 'copy-passages')}
            values={chosen.map((passage) => String(passage.at))}
            options={passages.map(({ at, words }) => ({ value: String(at), name: words }))}
            onChange={(values) =>
              setChosen(passages.filter((passage) => values.includes(String(passage.at))))
            }
          />
          <Button type="submit">Continue</Button>
        </form>
      )}
    </>
  );
}
