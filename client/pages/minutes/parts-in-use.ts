import type { MinutesState, Part } from '#shared/domain/vocabulary.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';

/** The parts that have minutes: every meeting has a Part I; a Part II with nothing in it is no draft that anybody
 *  waits for. */
export function partsInUse<One extends { readonly part: Part; readonly state: MinutesState }>(
  parts: readonly One[],
  { items, withheldItems }: Pick<MeetingDetail, 'items' | 'withheldItems'>,
): readonly One[] {
  return parts.filter(
    ({ part, state }) =>
      part === 'I' ||
      state !== 'drafting' ||
      [...items, ...withheldItems].some((item) => item.part === part),
  );
}
