import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { showPrivateItem } from '#client/live/part-two-deeds.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { BackLink } from '#client/ui/back-link.tsx';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { formFaults } from '../form-faults.ts';
import { meetingCaption } from '../meeting-words.ts';
import {
  type Appearance,
  AppearanceFields,
  appearanceFaults,
  appearanceOf,
} from './appearance-fields.tsx';
import { type ItemPage, ItemPageFor } from './item-page.tsx';

/** What others see of an item that they may not see. */
export default function ShownPage(at: { readonly meetingId: string; readonly itemId: string }) {
  return <ItemPageFor {...at}>{(page) => <Shown {...page} />}</ItemPageFor>;
}

function Shown({ meeting, item, business }: ItemPage) {
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const now = business.appearances.find((one) => one.itemId === item.id);
  const [draft, setDraft] = useState<Appearance>({
    shownAs: now?.shownAs ?? 'restricted',
    neutralTitle: now?.neutralTitle ?? '',
  });
  const [wrong, setWrong] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(showPrivateItem);
  const agenda = `/meetings/${meeting.id}/agenda`;
  const faults = wrong.length > 0 ? wrong : formFaults(fault, { neutralTitle: 'neutral-title' });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const lacking = appearanceFaults(draft);
    setWrong(lacking);
    if (lacking.length > 0 || sending) return;
    if ((await act(item.id, appearanceOf(draft))) === null) return;
    announce('What others see of the item has changed.');
    navigate(agenda);
  };
  return (
    <>
      <BackLink href={agenda}>Agenda</BackLink>
      <PageHead title="What others see of an item" caption={meetingCaption(meeting)}>
        <p>
          “{item.title}”. You can change this at any time; what others have read they have read.
        </p>
      </PageHead>
      <form className="form" onSubmit={submit} noValidate>
        <ErrorSummary faults={faults} />
        <AppearanceFields
          value={draft}
          faults={faults}
          onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
        />
        <Button type="submit" busy={sending}>
          Save
        </Button>
      </form>
    </>
  );
}
