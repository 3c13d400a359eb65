import type { CanonicalContent } from './canonical.ts';
import type { AgendaItemFacts } from './read-agenda.ts';

/** The agenda among the texts of a snapshot, as it stood; `null`: its words were removed for good since. */
export function agendaIn(
  texts: readonly { readonly itemId: string | null; readonly content: string | null }[],
): readonly AgendaItemFacts[] | null {
  const content = texts.find((one) => one.itemId === null)?.content ?? null;
  if (content === null) return null;
  const read = JSON.parse(content) as CanonicalContent;
  return read.kind === 'agenda' ? read.items : null;
}
