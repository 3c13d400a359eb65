import { Radios } from '#client/ui/fields/radios.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import { YES_NO_UNSAID } from '../constitution/choices.ts';
import { errorAt } from '../form-faults.ts';
import { ReadBack } from './read-back.tsx';
import type { Answer } from './terms-draft.ts';
import { TERMS_FIELD as FIELD } from './terms-rules.ts';
import type { StepProps } from './terms-step-page.tsx';

export const toAnswer = (value: string): Answer => (value === 'yes' || value === 'no' ? value : '');

const METHODS = [
  {
    value: 'consensus',
    name: 'By agreement, without a vote',
    hint: 'Often called consensus.',
  },
  { value: 'simple_majority', name: 'By a majority of the votes cast' },
  {
    value: 'special_majority',
    name: 'By a larger majority',
    hint: 'For example, 75% of the votes.',
  },
  { value: 'unanimity', name: 'Only if all votes are in favour' },
  { value: '', name: 'Not recorded' },
];

export function VotingStep({ terms, faults }: StepProps) {
  const { draft, set } = terms;
  const { votingMethod: method } = draft;
  const counted = method === 'simple_majority' || method === 'special_majority';
  return (
    <>
      <Radios
        id={FIELD.votingMethod}
        label="How does the committee decide?"
        strong
        value={method}
        options={METHODS}
        onChange={(votingMethod) => set({ votingMethod })}
      />
      {method === 'special_majority' ? (
        <div className="conditional">
          <TextField
            id={FIELD.votingPercent}
            label="Which share of the votes, in per cent?"
            hint="Leave empty if it is not recorded"
            kind="number"
            width={2}
            error={errorAt(faults, FIELD.votingPercent)}
            value={draft.votingPercent}
            onChange={(votingPercent) => set({ votingPercent })}
          />
        </div>
      ) : null}
      {method === '' || method === 'consensus' ? null : (
        <>
          <Radios
            id={FIELD.votesBy}
            label="Who has a vote?"
            strong
            value={draft.votesBy}
            options={[
              { value: 'seat', name: 'Each voting seat' },
              {
                value: 'organisation',
                name: 'Each body',
                hint: 'One vote for each body, settled by a majority of its own seats.',
              },
            ]}
            onChange={(votesBy) => set({ votesBy })}
          />
          <Radios
            id={FIELD.consensusFirst}
            label="Does it try to agree before it votes?"
            strong
            value={draft.consensusFirst}
            options={YES_NO_UNSAID}
            onChange={(value) => set({ consensusFirst: toAnswer(value) })}
          />
        </>
      )}
      {counted ? (
        <Radios
          id={FIELD.castingVote}
          label="If votes are equal, does the chair decide?"
          strong
          hint="Often called a casting vote."
          value={draft.castingVote}
          options={YES_NO_UNSAID}
          onChange={(value) => set({ castingVote: toAnswer(value) })}
        />
      ) : null}
      <ReadBack sentences={terms.said('voting')} />
    </>
  );
}

export function DeputiesStep({ terms, faults }: StepProps) {
  const { draft, set } = terms;
  return (
    <>
      <p>A deputy comes to a meeting in place of a member.</p>
      <Radios
        id={FIELD.deputiesAllowed}
        label="May members send a deputy?"
        strong
        value={draft.deputiesAllowed}
        options={[
          { value: 'yes', name: 'Yes' },
          { value: 'exceptionally', name: 'In exceptional circumstances' },
          { value: 'no', name: 'No' },
          { value: '', name: 'Not recorded' },
        ]}
        onChange={(deputiesAllowed) => set({ deputiesAllowed })}
      />
      {draft.deputiesAllowed === 'yes' || draft.deputiesAllowed === 'exceptionally' ? (
        <div className="conditional">
          <Radios
            id={FIELD.deputiesCount}
            label="Does a deputy count to the quorum?"
            strong
            value={draft.deputiesCount}
            options={YES_NO_UNSAID}
            onChange={(value) => set({ deputiesCount: toAnswer(value) })}
          />
          <Radios
            id={FIELD.deputiesVote}
            label="May a deputy vote?"
            strong
            value={draft.deputiesVote}
            options={YES_NO_UNSAID}
            onChange={(value) => set({ deputiesVote: toAnswer(value) })}
          />
          <TextField
            id={FIELD.deputiesNamed}
            label="How many days before the meeting must a deputy be named?"
            strong
            hint="0 if it can be done on the day. Leave empty if it is not recorded."
            kind="number"
            width={2}
            error={errorAt(faults, FIELD.deputiesNamed)}
            value={draft.deputiesNamed}
            onChange={(deputiesNamed) => set({ deputiesNamed })}
          />
        </div>
      ) : null}
      <ReadBack sentences={terms.said('deputies')} />
    </>
  );
}
