import { SummaryList } from '#client/ui/summary-list.tsx';
import type { SealedPart } from '#shared/protocol/http/approval.ts';

/** For whoever wants proof: where the record stands in its committee's chain, and how anybody checks it. */
export function HowToCheck({ sealed }: { readonly sealed: SealedPart }) {
  return (
    <>
      <h2 className="section__title">How to check it</h2>
      {sealed.whole ? (
        <p>
          Download the exact text and work out its SHA-256, for example with <code>sha256sum</code>.
          It must be the one above. Whoever runs this service checks every record and the chain
          between them with <code>npm run verify</code>.
        </p>
      ) : (
        <p>
          The SHA-256 is that of the whole text, which is given to those who may see all of these
          minutes.
        </p>
      )}
      <SummaryList
        facts={[
          { name: 'Record', value: `Number ${sealed.seq} in this committee’s chain` },
          { name: 'Hash of the record', value: <Hash of={sealed.hash} /> },
          {
            name: 'Hash of the one before',
            value: sealed.previous === '' ? 'This is the first' : <Hash of={sealed.previous} />,
          },
        ]}
      />
    </>
  );
}

function Hash({ of }: { readonly of: string }) {
  return <span className="record-hash">{of}</span>;
}
