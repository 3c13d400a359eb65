import { useState } from 'react';
import { dayInWords } from '#client/ui/date-words.ts';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { DateField, dayOf, isBlank, typedOf } from '#client/ui/fields/date-field.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import { AUDIT_KINDS } from '#shared/domain/audit-kinds.ts';
import type { AuditPage } from '#shared/protocol/http/audit.ts';
import { FilterForm } from '../filter-form.tsx';
import { errorAt } from '../form-faults.ts';
import { type AuditFilter, EVERYTHING, readAuditFilter, writeAuditFilter } from './audit-filter.ts';
import { AUDIT_KIND_WORDS } from './audit-kind-words.ts';
import { type TypedDays, wrongDays } from './typed-days.ts';

/** Give it a `key` that changes with the filter: it starts from what the address says. */
export function AuditFilterForm({
  page,
  filter,
  onFilter,
}: {
  readonly page: Pick<AuditPage, 'people' | 'meetings'>;
  readonly filter: AuditFilter;
  readonly onFilter: (filter: AuditFilter) => void;
}) {
  const [chosen, setChosen] = useState(() => Object.fromEntries(writeAuditFilter(filter)));
  const [days, setDays] = useState<TypedDays>({
    from: typedOf(filter.from),
    to: typedOf(filter.to),
  });
  const [tried, setTried] = useState(false);
  const faults = tried ? wrongDays(days) : [];
  const select = (name: 'person' | 'kind' | 'meeting') => ({
    id: `filter-${name}`,
    value: chosen[name] ?? '',
    onChange: (value: string) => setChosen((before) => ({ ...before, [name]: value })),
  });
  const date = (name: 'from' | 'to') => ({
    id: `filter-${name}`,
    value: days[name],
    error: errorAt(faults, `filter-${name}`),
    onChange: (value: TypedDays['from']) => setDays((before) => ({ ...before, [name]: value })),
  });
  const apply = () => {
    setTried(true);
    if (wrongDays(days).length > 0) return;
    onFilter({
      ...readAuditFilter(new URLSearchParams(chosen)),
      from: isBlank(days.from) ? null : dayOf(days.from),
      to: isBlank(days.to) ? null : dayOf(days.to),
    });
  };
  return (
    <>
      <ErrorSummary faults={faults} />
      <FilterForm
        label="Narrow the record"
        onApply={apply}
        onClear={writeAuditFilter(filter).size > 0 ? () => onFilter(EVERYTHING) : undefined}
      >
        <Select
          {...select('person')}
          label="Who"
          options={[
            { value: '', name: 'Everybody' },
            ...page.people.map(({ id, name }) => ({ value: id, name })),
          ]}
        />
        <Select
          {...select('kind')}
          label="What it was about"
          options={[
            { value: '', name: 'Everything' },
            ...AUDIT_KINDS.map((kind) => ({ value: kind, name: AUDIT_KIND_WORDS[kind] })),
          ]}
        />
        {page.meetings.length === 0 ? null : (
          <Select
            {...select('meeting')}
            label="Meeting"
            options={[
              { value: '', name: 'All meetings' },
              ...page.meetings.map(({ id, date }) => ({ value: id, name: dayInWords(date) })),
            ]}
          />
        )}
        <DateField {...date('from')} label="From" />
        <DateField {...date('to')} label="Until" />
      </FilterForm>
    </>
  );
}
