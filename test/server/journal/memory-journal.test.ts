import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { AT, describeJournal } from '#test/contract/journal.ts';

describeJournal('a journal in memory', async () => createMemoryJournal({ now: () => AT }));
