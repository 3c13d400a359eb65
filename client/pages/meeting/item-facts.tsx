import { inWords } from '#shared/domain/vocabulary.ts';
import type { MeetingItem } from '#shared/protocol/http/meeting.ts';

/** What the agenda says of an item, in one short list; what it does not say is left out. */
export function ItemFacts({ item }: { readonly item: MeetingItem }) {
  const facts = [
    { name: 'Reference', value: item.reference },
    { name: 'Lead', value: item.lead },
    { name: 'Purpose', value: item.purpose === null ? null : inWords(item.purpose) },
    { name: 'Time', value: item.minutes === null ? null : minutesInWords(item.minutes) },
    { name: 'Paper', value: item.paper },
    { name: 'Recommendation', value: item.recommendation === '' ? null : item.recommendation },
  ].filter((fact) => fact.value !== null);
  if (facts.length === 0) return null;
  return (
    <dl className="item__facts">
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

function minutesInWords(minutes: number): string {
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
