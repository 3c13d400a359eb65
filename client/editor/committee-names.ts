import { inWords } from '#shared/domain/vocabulary.ts';

/** What this room needs to know of a committee: who may be chosen, and how each is called. */
export interface CommitteePeople {
  /** Whoever is `former` keeps the name that stands on record, and is not chosen any more. */
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly former: boolean;
  }[];
  readonly posts: readonly {
    readonly id: string;
    readonly title: string;
    readonly organisation: string | null;
  }[];
  readonly seats: readonly {
    readonly id: string;
    readonly title: string;
    readonly category: string;
    readonly organisation: string | null;
    readonly ended: boolean;
  }[];
}

/** Somebody who may be chosen as an owner or a lead: `person:…` or `post:…`. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly detail: string | null;
}

/** Whose voice a contribution is: a patient-voice seat, a lay member, the public. */
export interface Voice {
  readonly value: string;
  readonly seatId: string | null;
  readonly name: string;
}

/** Names for the ids that minutes hold, and the lists to choose from. */
export interface CommitteeNames {
  readonly choices: readonly Choice[];
  readonly voices: readonly Voice[];
  /** The person, the post or the words that stand for them; `null` when nobody recorded any. */
  readonly ofOwner: (id: string | null, text: string | null) => string | null;
  readonly ofVoice: (voice: string | null, seatId: string | null) => string | null;
}

const GONE = 'Somebody no longer on this committee';

export function namesOf({ people, posts, seats }: CommitteePeople): CommitteeNames {
  const choices: Choice[] = [
    ...posts.map((post) => ({
      id: `post:${post.id}`,
      name: post.title,
      detail:
        post.organisation !== null && !post.title.includes(post.organisation)
          ? post.organisation
          : null,
    })),
    ...people
      .filter((person) => !person.former)
      .map((person) => ({ id: `person:${person.id}`, name: person.name, detail: null })),
  ];
  const voices: Voice[] = [
    ...seats
      .filter((seat) => seat.category === 'patient_voice' && !seat.ended)
      .map((seat) => ({ value: `seat:${seat.id}`, seatId: seat.id, name: seat.title })),
    { value: 'lay', seatId: null, name: 'A lay member' },
    { value: 'public', seatId: null, name: 'A member of the public' },
  ];
  const named = new Map([
    ...choices.map((one) => [one.id, one.name] as const),
    ...people.map((person) => [`person:${person.id}`, person.name] as const),
  ]);
  const heard = new Map([
    ...seats.map((seat) => [`seat:${seat.id}`, seat.title] as const),
    ...voices.map((voice) => [voice.value, voice.name] as const),
  ]);
  return {
    choices,
    voices,
    ofOwner: (id, text) => (id === null ? text : (named.get(id) ?? GONE)),
    ofVoice: (voice, seatId) => {
      const key = seatId === null ? voice : `seat:${seatId}`;
      return key === null ? null : (heard.get(key) ?? inWords(key.replace(/^seat:/, '')));
    },
  };
}
