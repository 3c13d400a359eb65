import { dayInWords } from '#client/ui/date-words.ts';
import type { HomeTask } from '#shared/protocol/http/committee.ts';
import type { MinutesToReceive } from '#shared/protocol/http/publication.ts';

/** The minutes that a body has not received yet, as tasks of its secretary. */
export function toReceive(bodies: MinutesToReceive['bodies']): readonly HomeTask[] {
  return bodies.flatMap(({ organisationId, name, minutes }) =>
    minutes
      .filter((one) => one.receipt === null)
      .map(
        (one): HomeTask => ({
          kind: 'minutes',
          asked: `Take the minutes to ${name}, and write down when it received them`,
          text: `${one.committee}, ${dayInWords(one.date)}`,
          href: `/receiving#${placeToReceive(organisationId, one.meetingId)}`,
        }),
      ),
  );
}

/** Where these minutes stand on the page: two bodies may receive the same. */
export const placeToReceive = (body: string, meeting: string) => `minutes-${body}-${meeting}`;
