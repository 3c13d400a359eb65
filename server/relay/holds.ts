import type { DocumentId } from '#shared/ids.ts';

/** Documents that stand still for a moment. */
export interface Holds {
  has(document: DocumentId): boolean;
  /** Resolves when nobody holds it. */
  freed(document: DocumentId): Promise<void>;
  /** Holds all of them while `work` runs, once whoever holds one of them has finished. */
  during<T>(documents: readonly DocumentId[], work: () => Promise<T>): Promise<T>;
}

export function createHolds(onFreed: (documents: readonly DocumentId[]) => void): Holds {
  const held = new Map<DocumentId, Promise<void>>();

  const freed = async (document: DocumentId) => {
    for (let hold = held.get(document); hold !== undefined; hold = held.get(document)) await hold;
  };

  return {
    has: (document) => held.has(document),
    freed,
    during: async (documents, work) => {
      while (documents.some((one) => held.has(one))) await Promise.all(documents.map(freed));
      let release = () => {};
      const hold = new Promise<void>((resolve) => {
        release = resolve;
      });
      for (const one of documents) held.set(one, hold);
      try {
        return await work();
      } finally {
        for (const one of documents) held.delete(one);
        release();
        onFreed(documents);
      }
    },
  };
}
