import { type DocumentId, toDocumentId } from '#shared/ids.ts';
import { type ChainedEntry, seal } from './chain.ts';

/** A row of `journal_entry`, as `ROW_COLUMNS` reads it. */
export interface EntryRow {
  readonly position: number;
  readonly document: string;
  readonly place: number;
  readonly author: string;
  readonly clientId: number | null;
  readonly otherClients: string | null;
  readonly at: number;
  readonly data: Buffer;
  readonly hash: Buffer;
}

export const ROW_COLUMNS = `position, document_id AS document, place, author, client_id AS clientId,
  other_clients AS otherClients, at, data, hash`;

/** A row of `journal_snapshot`. */
export interface SnapshotRow {
  readonly document: DocumentId;
  readonly place: number;
  readonly at: number;
  readonly state: Uint8Array;
  /** Where the document's chain stands at this place. */
  readonly hash: Uint8Array;
  /** Over all of the above. */
  readonly sha256: Uint8Array;
}

export const SNAPSHOT_COLUMNS = 'document_id AS document, place, at, state, hash, sha256';

export function sealOfSnapshot(row: Omit<SnapshotRow, 'sha256'>): Buffer {
  return seal('snapshot', row.document, row.place, row.at, row.hash, row.state);
}

/** Whether a snapshot is as it was made. */
export function isSound(row: SnapshotRow): boolean {
  return sealOfSnapshot(row).equals(row.sha256);
}

/** @throws SyntaxError when the list of clients cannot be read */
export function entryOfRow(row: EntryRow): ChainedEntry {
  return {
    document: toDocumentId(row.document),
    place: row.place,
    position: row.position,
    author: row.author,
    at: row.at,
    clients: clientsOfRow(row),
    data: row.data,
  };
}

function clientsOfRow({ clientId, otherClients }: EntryRow): readonly number[] {
  if (otherClients !== null) return [clientId, ...JSON.parse(otherClients)];
  return clientId === null ? [] : [clientId];
}
