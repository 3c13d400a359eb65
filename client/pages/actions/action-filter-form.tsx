import { useState } from 'react';
import { dayInWords } from '#client/ui/date-words.ts';
import { Select } from '#client/ui/fields/select.tsx';
import { ACTION_STATES } from '#shared/domain/action.ts';
import { inWords } from '#shared/domain/vocabulary.ts';
import type { ActionView } from '#shared/protocol/http/records.ts';
import { FilterForm } from '../filter-form.tsx';
import { meetingsOf } from '../meetings-of.ts';
import {
  type ActionFilter,
  MINE,
  ownersOf,
  readActionFilter,
  WITHOUT_OWNER,
  writeActionFilter,
} from './action-filter.ts';
import { NO_OWNER } from './action-words.ts';

/** Give it a `key` that changes with the filter: it starts from what the address says. */
export function ActionFilterForm({
  actions,
  filter,
  onFilter,
}: {
  readonly actions: readonly ActionView[];
  readonly filter: ActionFilter;
  readonly onFilter: (filter: ActionFilter) => void;
}) {
  const [chosen, setChosen] = useState(() => Object.fromEntries(writeActionFilter(filter)));
  const field = (name: string) => ({
    id: `filter-${name}`,
    value: chosen[name] ?? '',
    onChange: (value: string) => setChosen((before) => ({ ...before, [name]: value })),
  });
  const narrowed = writeActionFilter(filter).size > 0;
  return (
    <FilterForm
      label="Filter the actions"
      onApply={() => onFilter(readActionFilter(new URLSearchParams(chosen)))}
      onClear={narrowed ? () => onFilter(readActionFilter(new URLSearchParams())) : undefined}
    >
      <Select
        {...field('owner')}
        label="Owner"
        options={[
          { value: '', name: 'Everyone' },
          { value: MINE, name: 'Me' },
          { value: WITHOUT_OWNER, name: NO_OWNER },
          ...ownersOf(actions).map((owner) => ({ value: owner, name: owner })),
        ]}
      />
      <Select
        {...field('state')}
        label="State"
        options={[
          { value: '', name: 'All' },
          { value: 'not_closed', name: 'Not closed' },
          ...ACTION_STATES.map((state) => ({ value: state, name: inWords(state) })),
        ]}
      />
      <Select
        {...field('overdue')}
        label="Due"
        options={[
          { value: '', name: 'Any time' },
          { value: 'yes', name: 'Overdue' },
        ]}
      />
      <Select
        {...field('meeting')}
        label="Minuted on"
        options={[
          { value: '', name: 'All meetings' },
          ...meetingsOf(actions).map(({ id, date }) => ({ value: id, name: dayInWords(date) })),
        ]}
      />
    </FilterForm>
  );
}
