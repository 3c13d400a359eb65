import { Link } from 'wouter';
import { dayInWords } from '#client/ui/date-words.ts';

interface Source {
  readonly meetingId: string;
  readonly meetingDate: string;
  readonly itemId: string;
  readonly itemNumber: number;
  /** The reference of the item's minute; `null`: none was allotted. */
  readonly reference: string | null;
  readonly itemTitle: string;
  readonly inText: boolean;
}

/** “JC/1819/019, 1 March 2018”, or “1 March 2018, item 3” as long as no reference was allotted. */
export function citation(source: Pick<Source, 'meetingDate' | 'itemNumber' | 'reference'>): string {
  const day = dayInWords(source.meetingDate);
  return source.reference === null
    ? `${day}, item ${source.itemNumber}`
    : `${source.reference}, ${day}`;
}

/** “JC/1819/019: Framework”, or “Item 5: Framework”, on a page about one meeting. */
export function itemCitation(item: {
  readonly number: number;
  readonly reference: string | null;
  readonly title: string;
}): string {
  return `${item.reference ?? `Item ${item.number}`}: ${item.title}`;
}

/** Where a record was minuted, as a link to the item. */
export function Cited({ source }: { readonly source: Source }) {
  return (
    <>
      <Link href={`/meetings/${source.meetingId}#item-${source.itemId}`}>{citation(source)}</Link>
      {source.inText ? null : (
        <span className="unsaid"> (since removed from the text of the minutes)</span>
      )}
    </>
  );
}
