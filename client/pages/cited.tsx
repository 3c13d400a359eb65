import { Link } from 'wouter';
import { dayInWords } from '#client/ui/date-words.ts';

interface Source {
  readonly meetingId: string;
  readonly meetingDate: string;
  readonly itemId: string;
  readonly itemNumber: number;
  readonly itemTitle: string;
  readonly inText: boolean;
}

/** “1 March 2018, item 3”: how a record is cited until references are allotted. */
export function citation(source: Pick<Source, 'meetingDate' | 'itemNumber'>): string {
  return `${dayInWords(source.meetingDate)}, item ${source.itemNumber}`;
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
