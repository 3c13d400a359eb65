import { letGoInWords, noLongerKept } from '#shared/domain/history-kept.ts';
import { beganAnew, type DocumentId } from '#shared/ids.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import type { ComparedText } from '#shared/protocol/http/versions.ts';
import { dayAndTime, itemInShort, listInWords } from './version-words.ts';

/** What a meeting says of its texts and of what was removed from them. */
export type MeetingTexts = Pick<MeetingDetail, 'agendas' | 'items' | 'wordsRemoved'>;
type Place = Pick<ComparedText, 'part' | 'itemId'>;

/** When the history of a meeting's texts was let go, as sentences: those of one day and one rule together.
 *  @param itemId of this item alone; `null`: of all that the reader may see */
export function letGoOf(meeting: MeetingTexts, itemId: string | null): readonly string[] {
  const texts = textsOf(meeting);
  return itemId === null
    ? sentencesOf(meeting, texts)
    : texts
        .filter((one) => one.itemId === itemId)
        .map(asThisOne)
        .flatMap((one) => goneOf(meeting, one));
}

/** Why the old words of a text are not there any more. */
export function goneInWords(
  meeting: MeetingTexts,
  { part, itemId }: Place,
  otherwise: string,
): string {
  const text = textsOf(meeting).find((one) => one.itemId === itemId && one.part === part);
  const letGo = text === undefined ? [] : goneOf(meeting, asThisOne(text));
  return letGo[0] ?? otherwise;
}

/** Not every reader is told when and by which rule: that could say that somebody is kept from the item. */
function goneOf(meeting: MeetingTexts, text: Text): readonly string[] {
  const { documentId, name } = text;
  const isUntold =
    beganAnew(documentId) && !meeting.wordsRemoved.some((one) => one.documentId === documentId);
  return isUntold ? [noLongerKept(name)] : sentencesOf(meeting, [text]);
}

interface Text extends Place {
  readonly documentId: DocumentId;
  readonly name: string;
}

function textsOf({ agendas, items }: MeetingTexts): readonly Text[] {
  return [
    ...agendas.map(({ part, agendaDocumentId: documentId }) => ({
      ...{ documentId, part, itemId: null },
      name: part === 'I' ? 'the agenda' : 'the agenda of Part II',
    })),
    ...items.map((item) => ({
      ...{ documentId: item.documentId, part: item.part, itemId: item.id },
      name: itemInShort(item),
    })),
  ];
}

function asThisOne(text: Text): Text {
  return text.itemId === null ? text : { ...text, name: 'this item' };
}

function sentencesOf({ wordsRemoved }: MeetingTexts, texts: readonly Text[]): readonly string[] {
  const groups = new Map<string, { day: string; months: number; names: string[] }>();
  for (const { documentId, name } of texts) {
    const found = wordsRemoved.find(
      (one) => one.documentId === documentId && one.afterMonths !== null,
    );
    if (found === undefined) continue;
    const [day] = dayAndTime(found.at);
    const months = found.afterMonths ?? 0;
    const group = groups.get(`${day} ${months}`) ?? { day, months, names: [] };
    group.names.push(name);
    groups.set(`${day} ${months}`, group);
  }
  return [...groups.values()].map(({ day, months, names }) =>
    letGoInWords(listInWords(names), day, months, names.length > 1),
  );
}
