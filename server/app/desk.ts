import type { Desk } from '#server/commands/desk.ts';
import type { GivingWay } from '#server/commands/giving-way.ts';
import { JournalFault } from '#server/journal/journal.ts';
import type { Relay } from '#server/relay/relay.ts';
import { DomainError } from '#shared/domain/domain-error.ts';

/** The desk where commands edit documents, from the relay. A document that cannot be opened is told in words
 *  that fit everyone who asks for something to be done to it. */
export function createDesk(
  relay: Pick<Relay, 'edit' | 'replace' | 'retire' | 'hold'>,
  givingWay: Pick<GivingWay, 'over'>,
): Desk {
  return {
    edit: (document, author, change) => relay.edit(document, author, change).catch(inPlainWords),
    atRest: (document) => givingWay.over(document),
    open: async (document) => {
      await relay.edit(document, 'server', () => {});
    },
    replace: (document, fresh, make) =>
      relay.replace(document, fresh, make, 'server').catch(inPlainWords),
    hold: (documents, work) =>
      relay.hold(documents, (edit) =>
        work((document, author, change) => edit(document, author, change).catch(inPlainWords)),
      ),
    retire: (document, settle) => relay.retire(document, settle).catch(inPlainWords),
  };
}

function inPlainWords(error: unknown): never {
  // An item is going to Part II, or words are being removed for good.
  if (error instanceof JournalFault && error.kind === 'purged') {
    throw new DomainError(
      'already-settled',
      'Another text is taking the place of this one at this moment. Wait a moment, then load the page again.',
    );
  }
  if (!(error instanceof JournalFault && error.kind === 'damaged')) throw error;
  throw new DomainError(
    'document-damaged',
    'The server cannot open this text, because what it has stored of it is damaged. Nothing was changed. Tell whoever runs this service. Until they have put it right, the last good version can be read and copied.',
  );
}
