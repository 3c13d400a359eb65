import { Link } from 'wouter';
import type { MissingView } from '#shared/protocol/http/minutes-life.ts';
import { placeOfMissing } from './life-words.ts';

/** What is missing before a move, each with where it can be mended. */
export function MissingList({
  meetingId,
  missing,
}: {
  readonly meetingId: string;
  readonly missing: readonly MissingView[];
}) {
  return (
    <ul className="prose">
      {missing.map(({ kind, sentence }) => (
        <li key={kind}>
          <Link href={placeOfMissing(kind, meetingId)}>{sentence}</Link>
        </li>
      ))}
    </ul>
  );
}
