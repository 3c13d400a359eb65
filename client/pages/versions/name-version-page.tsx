import { useState } from 'react';
import { useLocation } from 'wouter';
import { useMeeting } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { nameVersion, useVersions } from '#client/live/version-queries.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import type { FieldFault } from '#client/ui/error-summary.tsx';
import { Radios } from '#client/ui/fields/radios.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import type { Versions } from '#shared/protocol/http/versions.ts';
import { Answered } from '../answered.tsx';
import { FormPage } from '../constitution/form-page.tsx';
import { errorAt, formFaults } from '../form-faults.ts';
import { meetingCaption } from '../meeting-words.ts';
import { NotFoundPage } from '../not-found/not-found-page.tsx';

/** Gives the words, as they stand now, a name to find them by. */
export function NameVersionPage({ meetingId }: { readonly meetingId: string }) {
  const meeting = useMeeting(meetingId);
  const versions = useVersions(meetingId);
  return (
    <Answered of={meeting} what="the meeting" whole>
      {(facts) => (
        <Answered of={versions} what="the versions" whole>
          {({ mayName }) =>
            mayName.length === 0 ? (
              <NotFoundPage />
            ) : (
              <NameVersion meeting={facts} parts={mayName} />
            )
          }
        </Answered>
      )}
    </Answered>
  );
}

function NameVersion({
  meeting,
  parts,
}: {
  readonly meeting: MeetingDetail;
  readonly parts: Versions['mayName'];
}) {
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const [name, setName] = useState('');
  const [part, setPart] = useState(parts[0] ?? 'I');
  const [wrong, setWrong] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(nameVersion);
  const faults = [...wrong, ...formFaults(fault, { name: 'version-name', part: 'version-part' })];
  const history = `/meetings/${meeting.id}/history`;
  const save = async () => {
    const lacking =
      name.trim() === '' ? [{ fieldId: 'version-name', message: 'Enter a name' }] : [];
    setWrong(lacking);
    if (lacking.length > 0 || (await act(meeting.id, { part, name })) === null) return;
    announce('The version has its name.');
    navigate(history);
  };
  return (
    <FormPage
      back={{ href: history, name: 'History' }}
      caption={meetingCaption(meeting)}
      title="Name the present version"
      lede={
        <p>
          The words are kept as they stand at this moment, so that they can be read, compared and
          put back later. People go on writing as before.
        </p>
      }
      faults={faults}
      busy={sending}
      submit="Name this version"
      onSubmit={save}
    >
      <TextField
        id="version-name"
        label="Name"
        hint="For example “Before the chair’s changes”"
        error={errorAt(faults, 'version-name')}
        value={name}
        onChange={setName}
      />
      {parts.length < 2 ? null : (
        <Radios
          id="version-part"
          label="Which part?"
          value={part}
          options={parts.map((value) => ({
            value,
            name: value === 'I' ? 'Part I' : 'Part II, private',
          }))}
          onChange={(value) => setPart(value === 'II' ? 'II' : 'I')}
        />
      )}
    </FormPage>
  );
}
