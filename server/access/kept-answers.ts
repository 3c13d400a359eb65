/** Many more than a busy day needs; past it everything is asked again. */
const MOST = 10_000;

/** Answers kept until they are told to be forgotten, because every socket and every call asks. */
export interface KeptAnswers<T> {
  ask(question: string, find: () => Promise<T>): Promise<T>;
  forget(): void;
}

/** Only what exists is kept: a `null` may come true without anybody's rights having changed, as when a
 *  meeting or a document is added. */
export function createKeptAnswers<T>(): KeptAnswers<T> {
  let kept = new Map<string, T>();
  return {
    ask: async (question, find) => {
      const known = kept.get(question);
      if (known !== undefined) return known;
      const askedOf = kept;
      const answer = await find();
      // An answer found before the call to forget must not outlive it.
      if (answer !== null && askedOf === kept) {
        if (kept.size >= MOST) kept = new Map();
        kept.set(question, answer);
      }
      return answer;
    },
    forget: () => {
      kept = new Map();
    },
  };
}
