/** A trial: a test too long for every push, run by `npm run test:long` (test/long/run.ts). A short share of
 *  each is in `npm test`, as a test that calls the same `run`. */
export interface Trial {
  /** What it is called on the command line: the name of its file. */
  readonly name: string;
  /** What it shows, in one sentence. */
  readonly what: string;
  readonly length: TrialLength;
  /** Why this machine cannot run it, in words; `null` if it can. */
  canRun(): Promise<string | null>;
  /** Throws, or lists what went wrong as `failures`. Leaves nothing behind: no process, no folder. */
  run(order: TrialOrder): Promise<TrialResult>;
}

export interface TrialLength {
  /** The environment variable that changes it, e.g. `KILLS`. */
  readonly variable: string;
  /** What is counted, e.g. `kills`. */
  readonly unit: string;
  /** What the issue asks for. */
  readonly whole: number;
}

export interface TrialOrder {
  readonly length: number;
  /** All chance comes from here, so that a failure replays. */
  readonly seed: number;
  /** A line for whoever watches. */
  readonly log: (line: string) => void;
}

export interface TrialResult {
  /** How much was done, in the unit of the length: sittings are added up. */
  readonly done: number;
  readonly figures: Readonly<Record<string, number | string>>;
  /** What went wrong, a sentence each; empty when all is well. */
  readonly failures: readonly string[];
}

/** For trials that need nothing but Node. */
export const anywhere = async (): Promise<null> => null;
