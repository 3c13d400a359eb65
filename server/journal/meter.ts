/** What is measured of the journal while it works. Milliseconds and bytes throughout. */
export interface JournalMeter {
  /** One transaction with its sync, as the writer thread saw it. */
  committed(ms: number, entries: number, bytes: number): void;
  /** A snapshot was made and is on its way to the book. */
  condensed(ms: number, bytes: number): void;
  /** A document was read, checks included. */
  loaded(ms: number, entries: number, bytes: number): void;
}

export const NO_JOURNAL_METER: JournalMeter = {
  committed: () => {},
  condensed: () => {},
  loaded: () => {},
};
