import { useCommittee, useContributions, usePatientVoice } from '#client/live/queries.ts';
import { useHashTarget } from '#client/ui/hash-target.ts';
import { PageHead } from '#client/ui/page-head.tsx';
import { Answered } from '../answered.tsx';
import { CommitteeNav } from '../committee-nav.tsx';
import { Contributions } from './contributions.tsx';
import { CoverageTable } from './coverage-table.tsx';
import { VoiceSeats } from './voice-seats.tsx';

export default function PatientVoicePage({ committeeId }: { readonly committeeId: string }) {
  const committee = useCommittee(committeeId);
  const voice = usePatientVoice(committeeId);
  const contributions = useContributions({ committeeId });
  useHashTarget(
    committee.data !== undefined && contributions.data !== undefined && voice.data !== undefined,
  );
  return (
    <Answered of={committee} what="the committee" whole>
      {(facts) => (
        <>
          <CommitteeNav committee={facts} current="patient-voice" />
          <PageHead title="Patient voice" caption={facts.name}>
            <p>
              Who speaks for patients and the public on this committee, what they said, what was
              answered, and which areas were heard.
            </p>
          </PageHead>
          <section className="section" aria-labelledby="seats">
            <h2 className="section__title" id="seats">
              Seats
            </h2>
            <Answered of={voice} what="the seats">
              {(found) => <VoiceSeats voice={found} />}
            </Answered>
          </section>
          <section className="section" aria-labelledby="contributions">
            <h2 className="section__title" id="contributions">
              Contributions and responses
            </h2>
            <Answered of={contributions} what="the contributions">
              {(found) => <Contributions contributions={found} />}
            </Answered>
          </section>
          <section className="section" aria-labelledby="coverage">
            <h2 className="section__title" id="coverage">
              Which areas were heard
            </h2>
            <Answered of={voice} what="the coverage">
              {(found) => <CoverageTable voice={found} />}
            </Answered>
          </section>
        </>
      )}
    </Answered>
  );
}
