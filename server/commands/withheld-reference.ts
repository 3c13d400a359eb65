import type { PublicChoices } from '#shared/domain/publication.ts';
import { hasWords } from '#shared/lang/find-words.ts';

/** Whether the reference that a body gave repeats words that are withheld from the public: it is kept, and not told
 *  on the public page. */
export function isWithheldReference(
  reference: string | null,
  { withheld }: Pick<PublicChoices, 'withheld'>,
): boolean {
  return (
    reference !== null &&
    withheld.some(({ place }) => place.kind === 'phrase' && hasWords(reference, place.words))
  );
}
