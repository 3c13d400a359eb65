import {
  type PublicChoices as Choices,
  placeKey,
  type Withholding as Withheld,
  type WithheldPlace,
} from '#shared/domain/publication.ts';

/** What is withheld at a place, and of an item’s paragraph the phrases in it too. */
export function withheldAt(choices: Choices, place: WithheldPlace): readonly Withheld[] {
  return choices.withheld.filter((one) => isSame(one.place, place) || isWithin(one.place, place));
}

export function isItemWithheld(choices: Choices, place: WithheldPlace): boolean {
  return (
    'itemId' in place &&
    choices.withheld.some((one) => one.place.kind === 'item' && one.place.itemId === place.itemId)
  );
}

/** Something withheld once is withheld on the ground that was given last. */
export function withholding(choices: Choices, fresh: Withheld): Choices {
  const others = choices.withheld.filter((one) => !isSame(one.place, fresh.place));
  return { ...choices, withheld: [...others, fresh] };
}

export function without(choices: Choices, place: WithheldPlace): Choices {
  return { ...choices, withheld: choices.withheld.filter((one) => !isSame(one.place, place)) };
}

function isSame(one: WithheldPlace, other: WithheldPlace): boolean {
  return placeKey(one) === placeKey(other);
}

function isWithin(one: WithheldPlace, place: WithheldPlace): boolean {
  return (
    one.kind === 'phrase' &&
    place.kind === 'paragraph' &&
    one.itemId === place.itemId &&
    one.block === place.block
  );
}
