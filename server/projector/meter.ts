/** What is measured of the projector while it works. */
export interface ProjectorMeter {
  /** Rows were written in one transaction.
   *  @param ms what it took to read them out of the documents and write them */
  wrote(ms: number, documents: number): void;
}

export const NO_PROJECTOR_METER: ProjectorMeter = { wrote: () => {} };
