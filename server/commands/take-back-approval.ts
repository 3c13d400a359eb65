import * as Y from 'yjs';
import type { WishFacts } from '#server/records/approval-store.ts';
import { canonicalContent, canonicalText } from '#shared/document/canonical.ts';
import { type MinuteBlock, walkBlocks } from '#shared/document/minute-content.ts';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import { restoreMinute } from '#shared/document/restore-minute.ts';
import type { DocumentId } from '#shared/ids.ts';
import type { Desk } from './desk.ts';

/** Makes minutes say again what they said before an approval of which nothing comes: its amendments go out of each
 *  that has them, and the approving minute says nothing of it. */
export async function takeBack(
  edit: Desk['edit'],
  { amended, minute }: Pick<WishFacts, 'amended' | 'minute'>,
  approving: DocumentId | null,
): Promise<void> {
  if (minute !== null && approving !== null) {
    await edit(approving, 'server', (doc) => takeOut(doc, minute.decisionId));
  }
  for (const { documentId, before, text } of amended) {
    await edit(documentId, 'server', (doc) => {
      if (canonicalText(canonicalContent(doc, 'minute')) !== text) return;
      const { blocks } = JSON.parse(before) as { readonly blocks: readonly MinuteBlock[] };
      restoreMinute(doc, blocks);
    });
  }
}

/** Whether a minute has a decision of this id. */
export function saysDecision(doc: Y.Doc, id: string): boolean {
  const blocks = [...walkBlocks(readMinute(doc))];
  return blocks.some((one) => one.kind === 'decision' && one.id === id);
}

function takeOut(doc: Y.Doc, id: string): void {
  const fragment = doc.getXmlFragment(MINUTE_FRAGMENT);
  const index = fragment
    .toArray()
    .findIndex((one) => one instanceof Y.XmlElement && one.getAttribute('id') === id);
  if (index >= 0) fragment.delete(index, 1);
}
