import type { Line, LineListener } from '#server/relay/line.ts';
import { createPipe } from './pipe.ts';
import type { Timeline } from './timeline.ts';
import { messagesIn } from './wire.ts';

/** One connection between a member and the server, with all that can happen to one. */
export interface Link {
  /** The server's end. */
  readonly line: Line;
  /** The member's end. */
  send(message: Uint8Array): void;
  hangUp(): void;
  /** Nothing gets through, in either direction; it is not lost. */
  part(): void;
  heal(): void;
  /** The member does not read, or reads again. */
  stall(): void;
  readOn(): void;
  /** It breaks, with all that is under way. One end may learn of it much later than the other.
   *  @param serverLearns `null`: never by itself */
  breakOff(memberLearns: number, serverLearns: number | null): void;
  /** Neither end has it any more. */
  readonly isOver: boolean;
  /** Nothing is under way. */
  readonly isStill: boolean;
}

export interface LinkDeps {
  readonly timeline: Timeline;
  /** Milliseconds that the next message takes. */
  readonly delay: () => number;
  /** The member is told. */
  readonly opened: () => void;
  readonly message: (message: Uint8Array) => void;
  readonly closed: (code: number) => void;
  /** For the witness: what the server is told, right before it is; and what it says, when it says it. */
  readonly onHeard: (message: Uint8Array) => void;
  readonly onSaid: (message: Uint8Array) => void;
}

type Down =
  | { readonly kind: 'open' }
  | { readonly kind: 'ping' }
  | { readonly kind: 'message'; readonly bytes: Uint8Array }
  | { readonly kind: 'close'; readonly code: number };
type Up =
  | { readonly kind: 'close' }
  | { readonly kind: 'pong' }
  | { readonly kind: 'message'; readonly bytes: Uint8Array };

/** What the network and the operating systems take in before anything counts as unsent. */
const WINDOW = 256;
/** So long the server waits for the other side's goodbye. */
const GOODBYE_MS = 5000;

export function createLink(deps: LinkDeps): Link {
  const { timeline, delay } = deps;
  let listener: LineListener | null = null;
  let memberHasIt = true;
  let serverHasIt = true;
  let serverClosing = false;
  let isFull = false;

  const up = createPipe<Up>(timeline, delay, (item) => {
    if (item.kind === 'close') return endServer();
    if (serverClosing || listener === null) return;
    if (item.kind === 'pong') return listener.alive();
    deps.onHeard(item.bytes);
    listener.message(item.bytes);
  });
  const down = createPipe<Down>(timeline, delay, (item) => {
    if (item.kind === 'open') deps.opened();
    else if (item.kind === 'ping') up.push({ kind: 'pong' });
    else if (item.kind === 'message') taken(item.bytes);
    else {
      endMember(item.code);
      up.push({ kind: 'close' });
    }
  });
  up.hold('at the door');
  down.hold('at the door');
  down.push({ kind: 'open' });

  const unsent = () => {
    const sizes = down.inside().map((item) => (item.kind === 'message' ? item.bytes.length : 0));
    return Math.max(0, sizes.reduce((sum, size) => sum + size, 0) - WINDOW);
  };

  function taken(bytes: Uint8Array): void {
    const wasFull = isFull;
    isFull = unsent() > 0;
    deps.message(bytes);
    if (wasFull && !isFull && !serverClosing) listener?.drained();
  }

  function endMember(code: number): void {
    if (!memberHasIt) return;
    memberHasIt = false;
    down.end();
    deps.closed(code);
  }

  function endServer(): void {
    if (!serverHasIt) return;
    serverHasIt = false;
    up.end();
    listener?.closed();
  }

  const line: Line = {
    write: (frames) => {
      if (!serverHasIt || serverClosing) return true;
      for (const message of messagesIn(frames)) {
        deps.onSaid(message);
        down.push({ kind: 'message', bytes: message });
      }
      isFull ||= unsent() > 0;
      return !isFull;
    },
    unsent,
    close: (code) => {
      if (!serverHasIt || serverClosing) return;
      serverClosing = true;
      up.release('the server');
      down.push({ kind: 'close', code });
      timeline.later(GOODBYE_MS, line.cut);
    },
    cut: () => {
      if (!serverHasIt) return;
      timeline.later(0, endServer);
      timeline.later(delay(), () => endMember(1006));
    },
    ping: () => down.push({ kind: 'ping' }),
    pause: () => up.hold('the server'),
    resume: () => up.release('the server'),
    listen: (to) => {
      listener = to;
      up.release('at the door');
      down.release('at the door');
    },
  };

  return {
    line,
    send: (bytes) => {
      // A buffer of its own, as the relay is promised.
      if (memberHasIt) up.push({ kind: 'message', bytes: bytes.slice() });
    },
    hangUp: () => {
      if (!memberHasIt) return;
      up.push({ kind: 'close' });
      down.end();
      memberHasIt = false;
      timeline.later(1, () => deps.closed(1005));
    },
    part: () => {
      up.hold('parted');
      down.hold('parted');
    },
    heal: () => {
      up.release('parted');
      down.release('parted');
    },
    stall: () => down.hold('stalled'),
    readOn: () => down.release('stalled'),
    breakOff: (memberLearns, serverLearns) => {
      up.hold('broken');
      down.hold('broken');
      timeline.later(memberLearns, () => endMember(1006));
      if (serverLearns !== null) timeline.later(serverLearns, endServer);
    },
    get isOver() {
      return !memberHasIt && !serverHasIt;
    },
    get isStill() {
      return up.inside().length === 0 && down.inside().length === 0;
    },
  };
}
