import './publication.scss';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { preparePublication, usePreview, usePublication } from '#client/live/publication.ts';
import { useMeeting } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { BackLink } from '#client/ui/back-link.tsx';
import { Banner } from '#client/ui/banner.tsx';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { Checkboxes } from '#client/ui/fields/checkboxes.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { type PublicChoices as Choices, groundInWords } from '#shared/domain/publication.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import type { PublicVersion } from '#shared/protocol/http/publication.ts';
import { Answered } from '../answered.tsx';
import { errorAt, formFaults } from '../form-faults.ts';
import { meetingCaption } from '../meeting-words.ts';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import { isItemWithheld, withheldAt, withholding, without } from './choices.ts';
import { type PaneRow, PanesTable } from './panes-table.tsx';
import { WithholdForm } from './withhold-form.tsx';

/** One person says what is withheld, sees both sides, and hands it to a second person. */
export default function PreparePage({ meetingId }: { readonly meetingId: string }) {
  const meeting = useMeeting(meetingId);
  const publication = usePublication(meetingId);
  return (
    <Answered of={meeting} what="the meeting" whole>
      {(facts) => (
        <Answered of={publication} what="the publication" whole>
          {({ choices, source, out, basis, dropped }) =>
            choices === null || source === null ? (
              <NotFoundPage />
            ) : (
              <Prepare meeting={facts} begun={{ choices, basis, dropped }} again={out.length > 0} />
            )
          }
        </Answered>
      )}
    </Answered>
  );
}

interface Begun {
  readonly choices: Choices;
  readonly basis: string | null;
  readonly dropped: readonly string[];
}

function Prepare({
  meeting,
  begun,
  again,
}: {
  readonly meeting: MeetingDetail;
  readonly begun: Begun;
  /** An earlier version went out. */
  readonly again: boolean;
}) {
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  // What is chosen goes with what it was chosen from, whatever the page is told meanwhile.
  const [{ basis, dropped }] = useState(begun);
  const [choices, setChosen] = useState(begun.choices);
  const [earlier, setEarlier] = useState<readonly Choices[]>([]);
  const [number, setNumber] = useState(String(begun.choices.privateItems));
  const preview = usePreview(meeting.id, choices, basis);
  const { act, sending, fault } = useDeed(preparePublication);
  const setChoices = (fresh: Choices) => {
    setEarlier([...earlier, choices]);
    setChosen(fresh);
  };
  const takeBack = () => {
    const last = earlier.at(-1);
    if (last === undefined) return;
    setEarlier(earlier.slice(0, -1));
    setChosen(last);
    setNumber(String(last.privateItems));
  };
  const page = `/meetings/${meeting.id}/publication`;
  const wrongNumber = /^\d{1,2}$/.test(number.trim())
    ? []
    : [{ fieldId: 'private-items', message: 'Enter a number from 0 to 99' }];
  const faults = [...wrongNumber, ...formFaults(fault, {})];

  const send = async () => {
    const version = preview.data;
    if (sending || version === undefined || preview.isPlaceholderData) return;
    if (wrongNumber.length > 0) return;
    if ((await act(meeting.id, { choices, basis, sha256: version.sha256 })) === null) return;
    announce('The version waits for a second person.');
    navigate(page);
  };

  return (
    <>
      <BackLink href={page}>Publication</BackLink>
      <PageHead title="Prepare a public version" caption={meetingCaption(meeting)}>
        <p>
          Everything below becomes public but for what you withhold. Each place where something is
          withheld says so, with the ground. Part II is never in it.
        </p>
        {again ? (
          <p>
            What was withheld in the last version is withheld here too, also where it stands in
            another place now. Check every place all the same.
          </p>
        ) : null}
      </PageHead>
      {dropped.length === 0 ? null : (
        <Banner tone="warning">
          <p>Not everything that was chosen for the last version could be carried over.</p>
          {dropped.map((one) => (
            <p key={one}>{one}</p>
          ))}
        </Banner>
      )}
      {preview.isError && earlier.length > 0 ? (
        <p>
          <Button weight="secondary" onClick={takeBack}>
            Take your last change back
          </Button>
        </p>
      ) : null}
      <Answered of={preview} what="both versions">
        {(version) => (
          <div className="section">
            <ErrorSummary faults={faults} />
            <Warnings version={version} />
            <PanesTable
              panes={version.panes}
              deeds={(row) => <Deeds row={row} choices={choices} onChange={setChoices} />}
            />
            <Named version={version} choices={choices} onChange={setChoices} />
            <TextField
              id="private-items"
              label="How many items were considered in private?"
              hint="The page says so. With 0 it says nothing of any."
              strong
              kind="number"
              width={2}
              error={errorAt(faults, 'private-items')}
              value={number}
              onChange={(text) => {
                setNumber(text);
                const count = Number(text.trim());
                if (/^\d{1,2}$/.test(text.trim())) setChoices({ ...choices, privateItems: count });
              }}
            />
            <p>
              SHA-256 of the public text: <code className="hash">{version.sha256}</code>
            </p>
            <Button busy={sending || preview.isPlaceholderData} onClick={send}>
              Give it to a second person
            </Button>
          </div>
        )}
      </Answered>
    </>
  );
}

function Warnings({ version: { warnings } }: { readonly version: PublicVersion }) {
  if (warnings.length === 0) return null;
  return (
    <Banner tone="warning" status>
      {warnings.map((one) => (
        <p key={one}>{one}</p>
      ))}
    </Banner>
  );
}

function Named({
  version,
  choices,
  onChange,
}: {
  readonly version: PublicVersion;
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}) {
  const others = version.panes.attendance.filter((one) => one.unseated);
  if (others.length === 0) return null;
  return (
    <Checkboxes
      id="named"
      label="Who in attendance is named?"
      hint="Name officers who were there for their work. Members of the public are counted and never named."
      strong
      values={choices.named.map(String)}
      options={others.map((one) => ({ value: String(one.index), name: one.internal }))}
      onChange={(values) => onChange({ ...choices, named: values.map(Number) })}
    />
  );
}

function Deeds({
  row,
  choices,
  onChange,
}: {
  readonly row: PaneRow;
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}) {
  const [open, setOpen] = useState(false);
  const here = withheldAt(choices, row.place);
  const item = isItemWithheld(choices, row.place);
  if (open) {
    return (
      <WithholdForm
        row={row}
        onDone={(fresh) => {
          onChange(withholding(choices, fresh));
          setOpen(false);
        }}
        onClose={() => setOpen(false)}
      />
    );
  }
  if (item && 'itemId' in row.place) {
    const { itemId } = row.place;
    if (row.place.kind !== 'title') return <p className="note">With the whole item</p>;
    return (
      <Button weight="quiet" onClick={() => onChange(without(choices, { kind: 'item', itemId }))}>
        Show the whole item
      </Button>
    );
  }
  return (
    <>
      {here.map(({ place, ground }) => (
        <Button
          key={JSON.stringify(place)}
          weight="quiet"
          onClick={() => onChange(without(choices, place))}
        >
          {place.kind === 'phrase' ? `Show “${place.words}”` : 'Show it'}
          <span className="nhsuk-u-visually-hidden">
            , withheld on the ground: {groundInWords(ground)}
          </span>
        </Button>
      ))}
      <Button weight="quiet" onClick={() => setOpen(true)}>
        Withhold…
        <span className="nhsuk-u-visually-hidden"> something of: {row.internal.slice(0, 60)}</span>
      </Button>
    </>
  );
}
