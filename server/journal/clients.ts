import type { NewEntry } from './journal.ts';

/** All client ids with content in an entry, the leading one first, each once. */
export function clientsOf({ clientId, clients = [] }: Omit<NewEntry, 'update'>): readonly number[] {
  if (clientId === null) return clients.length < 2 ? clients : [...new Set(clients)];
  if (clients.length === 0 || (clients.length === 1 && clients[0] === clientId)) return [clientId];
  return [...new Set([clientId, ...clients])];
}
