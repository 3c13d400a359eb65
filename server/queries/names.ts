import type { CommitteeStore } from '#server/records/committee-store.ts';
import { type CommitteeId, type PersonId, toPersonId } from '#shared/ids.ts';

/** Documents hold ids and never copies of names; this is where ids become words. */
export interface Names {
  /** A person's or post's name for `person:…` or `post:…`; the free text; or `null`. */
  who(id: string | null, freeText: string | null): string | null;
  /** Whose voice a contribution was, in words; `null` when nobody recorded it. */
  voice(voice: string | null, seatId: string | null): string | null;
  person(id: PersonId): string;
}

export async function namesOf(committees: CommitteeStore, id: CommitteeId): Promise<Names> {
  const people = await committees.people(id);
  const posts = await committees.posts(id);
  const seats = await committees.seats(id);
  const named = new Map<string, string>([
    ...people.map((one) => [`person:${one.id}`, one.name] as const),
    ...posts.map((one) => [`post:${one.id}`, one.title] as const),
    ...seats.map((one) => [`seat:${one.id}`, one.title] as const),
  ]);
  return {
    who: (who, freeText) =>
      (who === null ? null : (named.get(who) ?? 'Somebody no longer on this committee')) ??
      freeText,
    voice: (voice, seatId) => {
      if (voice === 'lay') return 'A lay member';
      if (voice === 'public') return 'A member of the public';
      const seat = seatId === null ? voice : `seat:${seatId}`;
      return seat === null ? null : (named.get(seat) ?? 'A seat no longer on this committee');
    },
    person: (person) =>
      person === toPersonId('server')
        ? 'The service'
        : (named.get(`person:${person}`) ?? 'Somebody no longer on this committee'),
  };
}
