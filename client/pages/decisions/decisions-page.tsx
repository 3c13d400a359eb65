import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { useCommittee, useDecisions } from '#client/live/queries.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { dayInWords } from '#client/ui/date-words.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { ResponsiveTable } from '#client/ui/table.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { DECISION_VERBS, inWords } from '#shared/domain/vocabulary.ts';
import type { DecisionView } from '#shared/protocol/http/records.ts';
import { Answered } from '../answered.tsx';
import { Cited } from '../cited.tsx';
import { CommitteeNav } from '../committee-nav.tsx';
import { FilterForm } from '../filter-form.tsx';
import { meetingsOf } from '../meetings-of.ts';
import { shownInWords } from '../shown-in-words.ts';
import {
  type DecisionFilter,
  filterDecisions,
  readDecisionFilter,
  writeDecisionFilter,
} from './decision-filter.ts';

export default function DecisionsPage({ committeeId }: { readonly committeeId: string }) {
  const committee = useCommittee(committeeId);
  const decisions = useDecisions({ committeeId });
  return (
    <Answered of={committee} what="the committee" whole>
      {(facts) => (
        <>
          <CommitteeNav committee={facts} current="decisions" />
          <PageHead title="Decision register" caption={facts.name}>
            <p>What the committee has decided, in the words of its minutes.</p>
          </PageHead>
          <Answered of={decisions} what="the decisions">
            {(all) => <Register decisions={all} />}
          </Answered>
        </>
      )}
    </Answered>
  );
}

function Register({ decisions }: { readonly decisions: readonly DecisionView[] }) {
  const [search, setSearch] = useSearchParams();
  const announce = useAnnounce();
  const filter = readDecisionFilter(search);
  const shown = filterDecisions(decisions, filter);
  const narrow = (wanted: DecisionFilter) => {
    setSearch(writeDecisionFilter(wanted));
    announce(shownInWords(filterDecisions(decisions, wanted).length, decisions.length, 'decision'));
  };
  if (decisions.length === 0) {
    return (
      <EmptyState>
        The minutes hold no decisions yet. Each decision that is minuted will be listed here.
      </EmptyState>
    );
  }
  return (
    <>
      <RegisterFilter
        key={search.toString()}
        decisions={decisions}
        filter={filter}
        onFilter={narrow}
      />
      <p>{shownInWords(shown.length, decisions.length, 'decision')}</p>
      {shown.length === 0 ? (
        <EmptyState>No decision matches these filters.</EmptyState>
      ) : (
        <ResponsiveTable
          caption="Decisions"
          rows={shown}
          keyOf={(decision) => decision.id}
          columns={[
            { name: 'Minuted', cell: (decision) => <Cited source={decision} /> },
            { name: 'Item', cell: (decision) => decision.itemTitle },
            {
              name: 'Decision',
              cell: ({ verb }) =>
                verb === null ? (
                  <span className="unsaid">Not said how</span>
                ) : (
                  <Tag colour="blue">{inWords(verb)}</Tag>
                ),
            },
            {
              name: 'Wording',
              cell: ({ text }) =>
                text.trim() === '' ? <span className="unsaid">No wording yet</span> : text,
            },
          ]}
        />
      )}
    </>
  );
}

function RegisterFilter({
  decisions,
  filter,
  onFilter,
}: {
  readonly decisions: readonly DecisionView[];
  readonly filter: DecisionFilter;
  readonly onFilter: (filter: DecisionFilter) => void;
}) {
  const [chosen, setChosen] = useState(() => Object.fromEntries(writeDecisionFilter(filter)));
  const verbs = DECISION_VERBS.filter((verb) => decisions.some((one) => one.verb === verb));
  return (
    <FilterForm
      label="Filter the decisions"
      onApply={() => onFilter(readDecisionFilter(new URLSearchParams(chosen)))}
      onClear={
        writeDecisionFilter(filter).size > 0
          ? () => onFilter({ verb: null, meetingId: null })
          : undefined
      }
    >
      <Select
        id="filter-verb"
        label="Decision"
        value={chosen.verb ?? ''}
        options={[
          { value: '', name: 'All' },
          ...verbs.map((verb) => ({ value: verb, name: inWords(verb) })),
          ...(decisions.some((one) => one.verb === null)
            ? [{ value: 'none', name: 'Not said how' }]
            : []),
        ]}
        onChange={(verb) => setChosen((before) => ({ ...before, verb }))}
      />
      <Select
        id="filter-meeting"
        label="Minuted on"
        value={chosen.meeting ?? ''}
        options={[
          { value: '', name: 'All meetings' },
          ...meetingsOf(decisions).map(({ id, date }) => ({ value: id, name: dayInWords(date) })),
        ]}
        onChange={(meeting) => setChosen((before) => ({ ...before, meeting }))}
      />
    </FilterForm>
  );
}
