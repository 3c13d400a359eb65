import type { ReactNode } from 'react';
import { useEditorFacts } from '#client/editor/editor-facts.ts';
import { MinuteView } from '#client/editor/minute-view.tsx';
import { useLastGood } from '#client/live/queries.ts';
import { Banner } from '#client/ui/banner.tsx';
import { momentInWords } from '#client/ui/date-words.ts';
import type { DocumentId } from '#shared/ids.ts';

/** A minute that the server cannot open, with the newest words of it that can still be read. The page goes
 *  on trying behind it, and the editor takes its place when the minute opens again. */
export function DamagedMinute({
  documentId,
  title,
  children,
}: {
  readonly documentId: DocumentId;
  readonly title: string;
  /** The minute as the records have it. */
  readonly children: ReactNode;
}) {
  const { data, isPending } = useLastGood(documentId);
  const { names } = useEditorFacts();
  const found = data?.lastGood ?? null;
  return (
    <>
      <DamageNotice title={title}>
        {found === null ? (
          isPending ? (
            'We are looking for the last good version.'
          ) : (
            'There is no good version of it to go back to. What was last read from it stands below.'
          )
        ) : (
          <>
            The last good version is from <strong>{momentInWords(found.at)}</strong>. It stands
            below. You can read and copy it, but nobody can change it here.
          </>
        )}
      </DamageNotice>
      {found === null ? (
        children
      ) : (
        <div className="minute-waiting">
          <MinuteView blocks={found.blocks} names={names} />
        </div>
      )}
    </>
  );
}

/** What has happened, what it does not touch, and what to do. */
export function DamageNotice({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <Banner tone="warning" status>
      <p>
        <strong>The server cannot open “{title}”.</strong> What it has stored of it is damaged.
        Nothing else is affected: everything else in this meeting works and is saved as usual.
      </p>
      <p>{children}</p>
      <p>
        Tell whoever runs this service. This page keeps trying, and goes on by itself when the text
        can be opened again.
      </p>
    </Banner>
  );
}
