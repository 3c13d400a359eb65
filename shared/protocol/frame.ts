/** The y-websocket wire protocol, and our opt-in message beside it (relay.md, section 2).
 *  A frame is one message: a varUint type, then its payload. */
export const FRAME = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, relay: 100 } as const;

export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** Sub-types of the relay's own messages, sent only to a connection that asked with `?ack=1`.
 *  `saved`: acknowledged frames (varUint), place (varUint): both on disk.
 *  `role`: 1 if the connection may write, else 0 (varUint). */
export const RELAY = { saved: 0, role: 1 } as const;
