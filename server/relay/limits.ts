/** What the relay puts up with. Everything is a setting, so that a bench or a test may choose. */
export interface RelayLimits {
  readonly socketsPerPerson: number;
  readonly socketsPerDocument: number;
  /** Content frames of one connection, sustained; five seconds' worth may come at once. */
  readonly updatesPerSecond: number;
  /** Bytes of content of one connection, sustained; four seconds' worth may come at once. */
  readonly bytesPerSecond: number;
  /** Questions for what is missing (step 1), sustained; five may come at once. */
  readonly questionsPerSecond: number;
  /** How often words of one connection that came too late are looked at, sustained; four times at once. */
  readonly lateWordsPerSecond: number;
  /** Bytes of presence of one connection; what is over is not listened to. */
  readonly presenceBytesPerSecond: number;
  /** Messages of an unknown kind, sustained; ten seconds' worth may come at once. */
  readonly othersPerSecond: number;
  /** One update. */
  readonly updateBytes: number;
  readonly updateStructs: number;
  /** An update up to this size is judged at once; a larger one on another thread first. */
  readonly nearBytes: number;
  /** A document, about as it is on disk. */
  readonly documentBytes: number;
  /** A question, besides what the clients of the document themselves take in it. */
  readonly stateVectorBytes: number;
  /** Client ids that one person may write under in a document; each stays in it for ever, and every page that
   *  is opened and written in takes one. */
  readonly clientsPerPerson: number;
  /** One person's presence, as JSON. */
  readonly presenceBytes: number;
  /** What may wait of one connection for its turn; then it is not listened to for a while. */
  readonly waitingFrames: number;
  readonly waitingBytes: number;
  /** What one connection may bring in one turn. */
  readonly turnFrames: number;
  readonly turnBytes: number;
  /** Milliseconds after which a turn ends, whoever has something to say still. */
  readonly turnMs: number;
  /** What may wait for the journal, and for how many milliseconds; then writers are not listened to. */
  readonly backlogBytes: number;
  readonly backlogMs: number;
  /** Documents that are read from the journal at once. */
  readonly loadsAtOnce: number;
  /** The documents in memory, as they are on disk: more, and those that nobody has open go. */
  readonly roomsBytes: number;
  /** Unsent bytes to one connection: no more presence, and then no more connection. */
  readonly reluctantBytes: number;
  readonly bufferedBytes: number;
  /** Unsent bytes in the process: more, and the slowest readers go. */
  readonly unsentBytes: number;
  /** Milliseconds that a connection may have unsent bytes without ever being done with them. */
  readonly undrainedMs: number;
  /** Milliseconds: presence is gathered for so long, and forgotten after so long. */
  readonly presenceGatherMs: number;
  readonly presenceExpiryMs: number;
  /** Milliseconds without a word from us, after which a stock client would soon hang up. */
  readonly quietMs: number;
  /** Milliseconds between two attempts to write while the disk is full. */
  readonly retryDiskMs: number;
  /** Milliseconds without a sign of life from the other side. */
  readonly silentMs: number;
  /** Milliseconds without an update after which a document's history is worth condensing. */
  readonly quietRoomMs: number;
  /** Milliseconds that a room without connections is kept. */
  readonly idleRoomMs: number;
  /** Milliseconds between two rounds of looking after all connections and rooms. */
  readonly roundMs: number;
}

export const RELAY_LIMITS: RelayLimits = {
  socketsPerPerson: 64,
  socketsPerDocument: 400,
  updatesPerSecond: 60,
  bytesPerSecond: 1024 * 1024,
  questionsPerSecond: 0.5,
  lateWordsPerSecond: 0.5,
  presenceBytesPerSecond: 256 * 1024,
  othersPerSecond: 20,
  updateBytes: 512 * 1024,
  updateStructs: 30_000,
  nearBytes: 64 * 1024,
  documentBytes: 8 * 1024 * 1024,
  stateVectorBytes: 100 * 1024,
  clientsPerPerson: 5000,
  presenceBytes: 2048,
  waitingFrames: 64,
  waitingBytes: 1024 * 1024,
  turnFrames: 32,
  turnBytes: 256 * 1024,
  turnMs: 20,
  backlogBytes: 8 * 1024 * 1024,
  backlogMs: 2000,
  loadsAtOnce: 4,
  roomsBytes: 64 * 1024 * 1024,
  reluctantBytes: 256 * 1024,
  bufferedBytes: 4 * 1024 * 1024,
  unsentBytes: 256 * 1024 * 1024,
  undrainedMs: 10_000,
  presenceGatherMs: 50,
  presenceExpiryMs: 40_000,
  quietMs: 20_000,
  retryDiskMs: 1000,
  silentMs: 60_000,
  quietRoomMs: 5000,
  idleRoomMs: 60_000,
  roundMs: 1000,
};
