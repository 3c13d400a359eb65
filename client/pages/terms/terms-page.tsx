import { useConstitution, useTerms } from '#client/live/queries.ts';
import { ButtonLink } from '#client/ui/button.tsx';
import { dayInWords, instantInWords } from '#client/ui/date-words.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { SummaryList } from '#client/ui/summary-list.tsx';
import { Tag } from '#client/ui/tag.tsx';
import type { Constitution, TermsVersion } from '#shared/protocol/http/constitution.ts';
import { Answered } from '../answered.tsx';
import { CommitteeNav } from '../committee-nav.tsx';
import { authorityInWords } from '../constitution/choices.ts';

/** The terms of reference, every version of them: what held when. */
export default function TermsPage({ committeeId }: { readonly committeeId: string }) {
  const constitution = useConstitution(committeeId);
  return (
    <Answered of={constitution} what="the terms of reference" whole>
      {(facts) => <Terms constitution={facts} />}
    </Answered>
  );
}

function Terms({ constitution }: { readonly constitution: Constitution }) {
  const versions = useTerms(constitution.id);
  const keeps = constitution.may.keep && constitution.closedAt === null;
  return (
    <>
      <CommitteeNav committee={constitution} current="terms" />
      <PageHead caption={constitution.name} title="Terms of reference">
        <p>{authorityInWords(constitution.authorityMode)}.</p>
      </PageHead>
      {keeps ? (
        <div className="button-row section">
          <ButtonLink href={`/committees/${constitution.id}/terms/new`} weight="secondary">
            {constitution.terms === null ? 'Record the terms of reference' : 'Record a new version'}
          </ButtonLink>
        </div>
      ) : null}
      <Answered of={versions} what="the versions">
        {(all) =>
          all.length === 0 ? (
            <EmptyState>No terms of reference are on record for this committee.</EmptyState>
          ) : (
            all.map((version) => (
              <Version key={version.id} version={version} only={all.length === 1} />
            ))
          )
        }
      </Answered>
    </>
  );
}

function Version({ version, only }: { readonly version: TermsVersion; readonly only: boolean }) {
  const rules = (
    <>
      <SummaryList
        facts={version.said.map(({ label, sentences }) => ({
          name: label,
          value:
            sentences.length === 0 ? (
              <span className="unsaid">Not recorded</span>
            ) : sentences.length === 1 ? (
              sentences[0]
            ) : (
              <ul className="plain-list">
                {sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            ),
        }))}
      />
      {version.note === null ? null : <p>Note: {version.note}</p>}
      <p className="note">
        Recorded by {version.recordedBy}, {instantInWords(version.recordedAt)}.
      </p>
    </>
  );
  if (version.inForce || only) {
    return (
      <section className="section" aria-labelledby={`version-${version.version}`}>
        <h2 className="section__title" id={`version-${version.version}`}>
          Version {version.version}{' '}
          <Tag colour={version.inForce ? 'green' : 'grey'}>
            {version.inForce ? 'In force' : 'Not yet in force'}
          </Tag>
        </h2>
        <p>{whenInForce(version)}</p>
        <div className="sheet">{rules}</div>
      </section>
    );
  }
  return (
    <details className="nhsuk-details">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">
          Version {version.version}: {whenInForce(version).replace(/\.$/, '')}
        </span>
      </summary>
      <div className="nhsuk-details__text sheet">{rules}</div>
    </details>
  );
}

/** “In force since 1 March 2018.” */
function whenInForce({
  firstDay,
  lastDay,
  inForce,
}: Pick<TermsVersion, 'firstDay' | 'lastDay' | 'inForce'>): string {
  if (inForce) {
    const until = lastDay === null ? '' : `, until ${dayInWords(lastDay)}`;
    return `In force since ${dayInWords(firstDay)}${until}.`;
  }
  if (lastDay === null) return `In force from ${dayInWords(firstDay)}.`;
  return `${dayInWords(firstDay)} to ${dayInWords(lastDay)}.`;
}
