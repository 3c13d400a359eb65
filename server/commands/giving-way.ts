import type { DocumentId } from '#shared/ids.ts';

/** The documents whose history is being deleted at this moment, so that another takes their place. */
export interface GivingWay {
  has(document: DocumentId): boolean;
  /** Does it; nobody else is to be at it meanwhile. */
  during(document: DocumentId, work: () => Promise<void>): Promise<void>;
  /** Resolves when it is done, whatever came of it, or at once. */
  over(document: DocumentId): Promise<void>;
}

export function createGivingWay(): GivingWay {
  const running = new Map<DocumentId, Promise<void>>();
  return {
    has: (document) => running.has(document),
    during: async (document, work) => {
      const done = work();
      running.set(document, done);
      try {
        await done;
      } finally {
        running.delete(document);
      }
    },
    over: async (document) => {
      await running.get(document)?.catch(() => {});
    },
  };
}

/** For who keeps documents as they are: what takes the place of one of them is not kept, so it is not to be gone on with. */
export const nobodyWaits = async (): Promise<void> => {};
