import type { Session } from './session.ts';

/** After a turn: whoever has nothing more to say goes, and when the turn could not come to everybody, those up to
 *  `upTo`, who had theirs, go behind those who are still to have it. */
export function endTurn(saying: Set<Session>, upTo: Session | null): void {
  let hadIt = upTo !== null;
  for (const session of [...saying]) {
    const hasMore = !session.over && !session.isAway && session.inbox.length > 0;
    if (hadIt || !hasMore) saying.delete(session);
    if (hadIt && hasMore) saying.add(session);
    if (session === upTo) hadIt = false;
  }
}
