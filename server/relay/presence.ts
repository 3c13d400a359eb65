import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { PersonId } from '#shared/ids.ts';
import { presenceFrame } from './frames.ts';
import type { Identity } from './gate.ts';
import type { RelayLimits } from './limits.ts';
import { createShownIds } from './shown-ids.ts';

/** A connection, as far as presence is concerned. */
interface Present {
  readonly identity: Identity;
}

/** Who is where in one document, by Yjs client id. Nothing of record is ever read from it. */
export interface PresenceTable {
  /** Takes in what a connection says of itself; what it repeats of others is not listened to, and a stock
   *  client repeats everything.
   *  @throws when the entries are malformed */
  hear(present: Present, entries: Uint8Array): void;
  /** A connection has closed: its entries are no more. */
  leave(present: Present): void;
  /** Ends what has not been confirmed for long, and forgets what ended long ago. */
  expire(): void;
  /** Whether anything has changed since `gather` was last called. */
  stirred(): boolean;
  /** What has changed, as the one frame for whoever has no part in it, and the frame for those who have. */
  gather(): Gathered;
  /** Everybody else, for a newcomer; `null` when there is nobody else. To be asked after `gather`.
   *  @param andTheGone those too who have left of late, for somebody who may not have been told */
  everyoneBut(present: Present, andTheGone: boolean): Uint8Array | null;
  /** Whether another person has named this client id as theirs first. */
  isAnothers(client: number, personId: PersonId): boolean;
}

export interface Gathered {
  /** What has changed, for whoever has no part in it. */
  readonly shared: Uint8Array | null;
  /** Whether some of it is this connection's own. */
  isOf(present: Present): boolean;
  frameFor(present: Present): Uint8Array | null;
}

const NOTHING: Gathered = { shared: null, isOf: () => false, frameFor: () => null };

interface Entry {
  readonly client: number;
  /** Whose client id it is, for as long as the table knows it: one person never speaks under another's. */
  readonly personId: PersonId;
  owner: Present | null;
  cursor: string | null;
  /** What the others have been sent last. */
  clock: number;
  /** The clock with which they were last shown somebody. */
  shown: number;
  heardAt: number;
  saidAt: number;
  encoded: Uint8Array;
}

interface Claim {
  readonly client: number;
  readonly clock: number;
  readonly json: Uint8Array;
}

/** Clocks at and above this are the server's, or come from one of the server's. The server's own
 *  follow the time, so that they go on growing when it starts anew; a page ignores a clock that does not. */
const SERVER_CLOCK = 2 ** 32;
const CLOCK_MS = 50;
/** A stock client forgets whom it has not heard of for thirty seconds. */
const REPEAT_MS = 15_000;
const IDS_PER_CONNECTION = 2;
/** In one frame so much is looked at: a page has one entry of its own, and repeats those of everybody there. */
const MOST_LOOKED_AT = 16;
const MOST_CLAIMS = 5000;
const MAX_CLIENT = 0xffff_ffff;
const utf8 = new TextDecoder('utf-8', { fatal: true });

export function createPresenceTable(
  limits: Pick<RelayLimits, 'presenceBytes' | 'presenceExpiryMs'>,
  now: () => number,
): PresenceTable {
  const entries = new Map<number, Entry>();
  const stirred = new Set<Entry>();
  const idsOf = new WeakMap<Present, Set<number>>();
  const shownIds = createShownIds();

  function mayClaim(present: Present, { client }: Claim): boolean {
    if (entries.get(client)?.owner === present) return true;
    if (client > MAX_CLIENT || isAnothers(client, present.identity.personId)) return false;
    return (idsOf.get(present)?.size ?? 0) < IDS_PER_CONNECTION;
  }

  /** The entry of a client id under which this connection may speak. */
  function claimed(present: Present, claim: Claim): Entry {
    const known = entries.get(claim.client);
    if (known?.owner === present) return known;
    const { personId } = present.identity;
    const ids = idsOf.get(present) ?? new Set();
    idsOf.set(present, ids.add(claim.client));
    // The same page on a new connection, perhaps before the old one was seen to be dead.
    const entry = known ?? {
      client: claim.client,
      personId,
      owner: present,
      cursor: null,
      clock: 0,
      shown: 0,
      heardAt: now(),
      saidAt: 0,
      encoded: new Uint8Array(),
    };
    entry.owner = present;
    entries.set(claim.client, entry);
    shownIds.note(claim.client, personId);
    return entry;
  }

  function isAnothers(client: number, personId: PersonId): boolean {
    const known = entries.get(client)?.personId ?? shownIds.personOf(client);
    return known !== undefined && known !== personId;
  }

  /** Whether it only repeats what we have said of somebody. A clock as high as ours is no proof: a page that
   *  came back while we told of its end has taken up our clock and goes on from it. */
  function isEcho(present: Present, { client, clock }: Claim): boolean {
    const known = entries.get(client);
    if (clock < SERVER_CLOCK || known === undefined || known.owner === present) return false;
    return known.owner === null ? clock === known.shown : clock <= known.clock;
  }

  /** Whether it is worth reading what it says: without that a frame of many thousands would keep everybody
   *  waiting. */
  function isToRead(present: Present, claim: Claim): boolean {
    return (
      !isEcho(present, claim) &&
      claim.json.byteLength <= limits.presenceBytes &&
      mayClaim(present, claim)
    );
  }

  function take(present: Present, claim: Claim): void {
    const isOwn = entries.get(claim.client)?.owner === present;
    const state: unknown = JSON.parse(utf8.decode(claim.json));
    if (state === null) {
      const entry = entries.get(claim.client);
      if (isOwn && entry !== undefined) end(entry);
      return;
    }
    if (typeof state !== 'object') throw new Error('Presence is an object or null');
    const entry = claimed(present, claim);
    entry.heardAt = now();
    const cursor = JSON.stringify((state as { cursor?: unknown }).cursor ?? null);
    if (entry.cursor !== cursor) say(entry, cursor);
  }

  function say(entry: Entry, cursor: string | null): void {
    entry.cursor = cursor;
    entry.saidAt = now();
    stirred.add(entry);
  }

  /** Encoded when it is sent, since of ten moves in a moment only the last is. */
  function encoded(entry: Entry): Uint8Array {
    if (stirred.has(entry)) {
      entry.clock = Math.max(entry.clock + 1, Math.floor(now() / CLOCK_MS), SERVER_CLOCK);
      if (entry.cursor !== null) entry.shown = entry.clock;
      entry.encoded = encode(entry);
    }
    return entry.encoded;
  }

  function frameOf(some: readonly Entry[]): Uint8Array | null {
    return some.length > 0
      ? presenceFrame(
          some.length,
          some.map(({ encoded: bytes }) => bytes),
        )
      : null;
  }

  function end(entry: Entry): void {
    if (entry.cursor === null) return;
    say(entry, null);
  }

  return {
    hear: (present, bytes) => {
      let left = MOST_LOOKED_AT;
      for (const claim of readClaims(bytes)) {
        if (!isToRead(present, claim)) continue;
        if (left === 0) return;
        left -= 1;
        take(present, claim);
      }
    },
    leave: (present) => {
      for (const client of idsOf.get(present) ?? []) {
        const entry = entries.get(client);
        if (entry?.owner !== present) continue;
        end(entry);
        entry.owner = null;
        entry.heardAt = now();
      }
    },
    expire: () => {
      const old = now() - limits.presenceExpiryMs;
      const quiet = now() - REPEAT_MS;
      for (const [client, entry] of entries) {
        // A clock that was put back would keep it for as long as the clock was put back by.
        entry.heardAt = Math.min(entry.heardAt, now());
        if (entry.heardAt > old) {
          if (entry.cursor !== null && entry.saidAt <= quiet) say(entry, entry.cursor);
        } else if (entry.cursor !== null) end(entry);
        else if (entry.owner === null && !stirred.has(entry)) entries.delete(client);
      }
    },
    stirred: () => stirred.size > 0,
    gather: () => {
      if (stirred.size === 0) return NOTHING;
      const changed = [...stirred];
      for (const entry of changed) encoded(entry);
      stirred.clear();
      const owners = new Set(changed.map((entry) => entry.owner));
      return {
        shared: frameOf(changed),
        isOf: (present) => owners.has(present),
        frameFor: (present) => frameOf(changed.filter(({ owner }) => owner !== present)),
      };
    },
    everyoneBut: (present, andTheGone) =>
      frameOf(
        [...entries.values()].filter(
          ({ cursor, owner }) => owner !== present && (cursor !== null || andTheGone),
        ),
      ),
    isAnothers,
  };
}

/** The wire form. `user` is the server's word; of what the client said, only the cursor is passed on. */
function encode({ client, clock, cursor, owner }: Entry): Uint8Array {
  const user = owner && {
    name: owner.identity.name,
    color: owner.identity.colour,
    id: owner.identity.personId,
  };
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(
      encoder,
      cursor === null ? 'null' : `{"user":${JSON.stringify(user)},"cursor":${cursor}}`,
    );
  });
}

function readClaims(bytes: Uint8Array): Claim[] {
  const decoder = decoding.createDecoder(bytes);
  const claims: Claim[] = [];
  const count = decoding.readVarUint(decoder);
  if (count > MOST_CLAIMS) return [];
  for (let left = count; left > 0; left--) {
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    claims.push({ client, clock, json: decoding.readVarUint8Array(decoder) });
  }
  if (decoding.hasContent(decoder)) throw new Error('Presence goes on after its end');
  return claims;
}
