import { dayInWords } from '#client/ui/date-words.ts';
import type { OrganisationView } from '#shared/protocol/http/constitution.ts';

/** Since when and until when a body exists, and which took its place or went into it. */
export function tenureInWords({
  firstDay,
  lastDay,
  successor,
  predecessors,
}: Pick<OrganisationView, 'firstDay' | 'lastDay' | 'successor' | 'predecessors'>): string | null {
  const parts = [
    firstDay === null ? null : `Since ${dayInWords(firstDay)}`,
    lastDay === null ? null : `until ${dayInWords(lastDay)}`,
    successor === null ? null : `now part of ${successor.name}`,
    predecessors.length === 0
      ? null
      : `took the place of ${predecessors.map(({ name }) => name).join(', ')}`,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  const text = parts.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
