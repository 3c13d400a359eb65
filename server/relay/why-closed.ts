import { JournalFault } from '#server/journal/journal.ts';
import { CLOSE, type CloseCode } from '#shared/protocol/close-codes.ts';
import { NoSuchDocument } from './load-document.ts';

/** What those are told who wanted to open what cannot be opened. */
export function whyNotOpened(error: unknown): [CloseCode, string] {
  if (error instanceof NoSuchDocument) return [CLOSE.notFound, 'Not found'];
  if (error instanceof JournalFault && error.kind === 'purged') {
    return [CLOSE.wrongEpoch, 'Load the page again'];
  }
  return [CLOSE.storage, 'Try again'];
}

/** What those are told whose words could not be written. A full disk passes. */
export function whyNotWritten(fault: unknown): [CloseCode, string] {
  const passes = fault instanceof JournalFault && fault.kind === 'full';
  return [passes ? CLOSE.overload : CLOSE.storage, 'Not saved; try again'];
}
