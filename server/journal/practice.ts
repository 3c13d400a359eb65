import Database from 'better-sqlite3';
import { toDocumentId } from '#shared/ids.ts';
import { createGathering } from './batch.ts';
import { createBook } from './book.ts';

const KEYSTROKES = 800;
const DOCUMENT = toDocumentId('practice.1');
/** One letter, as Yjs has it. */
const LETTER = Uint8Array.of(1, 1, 1, 1, 132, 1, 0, 1, 97, 0);

/** Writes letters of nobody's into a book in memory, so that the engine has compiled what a commit needs before
 *  people come. Of the real book only the shape is read.
 *  @param mayGoOn asked before each letter */
export function practise(real: Database.Database, mayGoOn: () => boolean): void {
  const memory = new Database(':memory:');
  try {
    for (const statement of shapeOf(real)) memory.exec(statement);
    const book = createBook(memory);
    const author = 'practice';
    for (let n = 0; n < KEYSTROKES && mayGoOn(); n += 1) {
      const letters = createGathering();
      letters.add(DOCUMENT, { author, clientId: 1, clients: [1], update: LETTER });
      book.append([letters.seal(n)]);
    }
  } finally {
    memory.close();
  }
}

/** The statements that make its tables and indexes, in order. */
function shapeOf(connection: Database.Database): string[] {
  const shape = connection.prepare<[], string>(
    `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid`,
  );
  return shape.pluck().all();
}
