import { instantInWords } from '#client/ui/date-words.ts';
import { Opener } from '#client/ui/opener.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { inWords } from '#shared/domain/vocabulary.ts';
import type { ContributionView } from '#shared/protocol/http/records.ts';
import { Cited } from '../cited.tsx';
import { RespondForm } from './respond-form.tsx';
import { waitingInWords } from './waiting-words.ts';
import { WordingConfirmed } from './wording-confirmed.tsx';

/** One contribution with its responses, or how long it has waited. */
export function Contribution({ contribution }: { readonly contribution: ContributionView }) {
  const { kind, voiceName, capacity, responses, waitingDays } = contribution;
  return (
    <article
      className="sheet contribution"
      id={`contribution-${contribution.id}`}
      aria-label={`Contribution: ${contribution.text}`}
    >
      <p className="contribution__head">
        <Tag colour="purple">{kind === null ? 'Kind not recorded' : inWords(kind)}</Tag>
        <span className={voiceName === null ? 'unsaid' : undefined}>
          {voiceName ?? 'Whose voice is not recorded'}
          {capacity === null ? '' : `, ${capacity}`}
        </span>
        <span>
          <Cited source={contribution} />
        </span>
      </p>
      <p className="wording">{contribution.text}</p>
      <WordingConfirmed contribution={contribution} />
      {responses.length === 0 ? (
        <p>
          <Tag colour="orange">{waitingInWords(waitingDays)}</Tag>
        </p>
      ) : (
        <ul className="plain-list">
          {responses.map((response) => (
            <li className="response" key={response.id}>
              <p className="response__by">
                Response by {response.by}, {instantInWords(response.at)}
              </p>
              <p>{response.text}</p>
            </li>
          ))}
        </ul>
      )}
      {contribution.mayRespond ? (
        <Opener
          label={responses.length === 0 ? 'Record a response' : 'Add another response'}
          about={` to: ${contribution.text}`}
        >
          {(close) => <RespondForm contribution={contribution} onClose={close} />}
        </Opener>
      ) : null}
    </article>
  );
}
