import type * as Y from 'yjs';
import type { DocumentRight } from '#server/relay/gate.ts';
import { type DocumentId, toDocumentId } from '#shared/ids.ts';
import type { FakeGate } from '#test/harness/fake-gate.ts';
import { Y_WEBSOCKETS } from '#test/harness/y-websockets.ts';
import type { Chance } from './chance.ts';
import { createLink, type Link } from './link.ts';
import type { Member } from './member.ts';
import { createPageMember } from './page-member.ts';
import { createPlainMember } from './plain-member.ts';
import type { SimulatedServer } from './simulated-server.ts';
import type { Dial } from './simulated-socket.ts';
import { createStockMember } from './stock-member.ts';
import type { Timeline } from './timeline.ts';
import { type Content, contentOf, inWords } from './wire.ts';
import type { Acquaintance, Witness } from './witness.ts';

export type Program = 'page' | 'stock' | 'plain';

/** One person at one document, with whatever program, through all its connections. */
export interface Seat {
  readonly name: string;
  readonly person: string;
  /** The text that it has open, where that is now or was when the page was loaded. */
  document: DocumentId;
  readonly program: Program;
  /** Somebody who never gets the right to write. */
  readonly isReader: boolean;
  member: Member;
  link: Link | null;
  acquaintance: Acquaintance | null;
  /** Written here and not yet called saved. */
  unsaved: Content[];
  /** It points at something in the text, so that others see it. */
  points: boolean;
  /** It is offline because it wants to be. */
  isAway: boolean;
  /** It has lost a connection, which the server may take for alive for a while. */
  hasBroken: boolean;
}

export interface Cast {
  readonly seats: Seat[];
  rightOf(person: string): DocumentRight;
  changeRight(person: string, right: DocumentRight): void;
  join(person: string, program: Program, document: DocumentId, isReader?: boolean): Seat;
  /** Closes the page and opens it anew: what was not saved is gone. */
  reload(seat: Seat): void;
  /** A way to connect for somebody who has no seat. */
  dialFor(person: string, document: DocumentId, onLink: (link: Link | null) => void): Dial;
  /** Every connection breaks: the server is gone. */
  breakAll(memberLearns: () => number): void;
  end(): void;
}

export function createCast(deps: {
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly gate: FakeGate;
  readonly server: SimulatedServer;
  readonly witness: Witness;
  /** Told of every message that the server hears or says, in words. */
  readonly onMessage: ((what: string) => void) | null;
}): Cast {
  const { timeline, chance, gate, server, witness, onMessage } = deps;
  const seats: Seat[] = [];
  const rights = new Map<string, DocumentRight>();
  const links = new Set<Link>();
  const acquaintances = new Set<{ readonly person: string; readonly with: Acquaintance }>();

  function connect(
    person: string,
    slowness: number,
    onLink: (link: Link | null, acquaintance: Acquaintance | null) => void,
  ): Dial {
    const delay = () => 1 + chance.below(slowness);
    return (address, ends) => {
      const url = new URL(address);
      const document = toDocumentId(url.pathname.split('/').at(-1) ?? '');
      if (server.relay === null) {
        timeline.later(delay(), () => ends.closed(1006));
        onLink(null, null);
        return null;
      }
      const acquaintance = witness.meet(person, document, () => rightOf(person) === 'edit');
      acquaintances.add({ person, with: acquaintance });
      const link = createLink({
        timeline,
        delay,
        ...ends,
        onHeard: (message) => {
          onMessage?.(`${person} → ${inWords(message)}`);
          acquaintance.heard(message);
        },
        onSaid: (message) => {
          onMessage?.(`${person} ← ${inWords(message)}`);
          acquaintance.said(message);
        },
      });
      for (const one of links) if (one.isOver) links.delete(one);
      links.add(link);
      onLink(link, acquaintance);
      timeline.later(delay(), () => {
        void server.accept(link.line, person, document, url.searchParams).then((isIn) => {
          if (!isIn) link.breakOff(1, 0);
        });
      });
      return link;
    };
  }

  function open(seat: Omit<Seat, 'member'>): Member {
    const { document, person, program } = seat;
    const dial = connect(person, 1 + chance.below(40), (link, acquaintance) => {
      seat.link = link;
      seat.acquaintance = acquaintance;
    });
    const member =
      program === 'page'
        ? createPageMember(document, dial, { now: timeline.now, random: chance.next })
        : program === 'stock'
          ? createStockMember(document, dial, chance.must(Y_WEBSOCKETS)[1])
          : createPlainMember({
              document,
              dial,
              later: timeline.later,
              wait: () => 100 + chance.below(2000),
              isUnsure: () => chance.once(2),
            });
    witness.introduce(member.doc.clientID, person);
    seat.unsaved = [];
    seat.points = false;
    member.doc.on('update', (update: Uint8Array, _origin, _doc, transaction: Y.Transaction) => {
      if (transaction.local) seat.unsaved.push(contentOf(update));
    });
    return member;
  }

  const rightOf = (person: string) => rights.get(person) ?? 'edit';

  return {
    seats,
    rightOf,
    changeRight: (person, right) => {
      rights.set(person, right);
      gate.change(person, right);
      if (right !== 'edit') return;
      for (const one of acquaintances) if (one.person === person) one.with.mayWriteAgain();
    },
    join: (person, program, document, isReader = false) => {
      if (isReader) {
        rights.set(person, 'view');
        gate.allow(person, 'view');
      }
      const seat = {
        name: `${person} (${program})`,
        person,
        document,
        program,
        isReader,
        link: null,
        acquaintance: null,
        unsaved: [],
        points: false,
        isAway: false,
        hasBroken: false,
      };
      const whole: Seat = Object.assign(seat, { member: open(seat) });
      seats.push(whole);
      return whole;
    },
    reload: (seat) => {
      seat.member.end();
      seat.isAway = false;
      seat.document = server.texts.now(seat.document);
      seat.member = open(seat);
    },
    dialFor: (person, _document, onLink) => connect(person, 5, onLink),
    breakAll: (memberLearns) => {
      for (const link of links) link.breakOff(memberLearns(), null);
      links.clear();
    },
    end: () => {
      for (const { member } of seats) member.end();
    },
  };
}
