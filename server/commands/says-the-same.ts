import type { ApprovedRecord, RecordedItem } from '#shared/document/approved-record.ts';
import { canonicalText } from '#shared/document/canonical.ts';
import type { AgendaItemFacts } from '#shared/document/read-agenda.ts';

/** What a document of the part says, canonically. */
export interface DocumentText {
  /** `null`: the agenda. */
  readonly itemId: string | null;
  readonly content: string | null;
}

/** Whether the record has, of every document, the words that the snapshot has. */
export function saysTheSame(text: string, texts: readonly DocumentText[]): boolean {
  const record = JSON.parse(text) as ApprovedRecord;
  return texts.every(({ itemId, content }) => {
    if (content === null) return false;
    if (itemId === null) {
      const { items } = JSON.parse(content) as { readonly items: readonly AgendaItemFacts[] };
      return (
        items.length === record.items.length &&
        items.every((one, n) => saysSo(one, record.items[n]))
      );
    }
    const item = record.items.find((one) => one.id === itemId);
    return item !== undefined && content === canonicalText({ kind: 'minute', blocks: item.blocks });
  });
}

function saysSo(facts: AgendaItemFacts, item: RecordedItem | undefined): boolean {
  return (
    item?.id === facts.id &&
    item.title === facts.title &&
    item.recommendation === facts.recommendation &&
    item.purpose === facts.purpose &&
    item.paper === facts.paper
  );
}
