import * as Y from 'yjs';
import { isCalendarDay } from '../domain/calendar.ts';
import {
  CONTRIBUTION_KINDS,
  DECISION_VERBS,
  DUE_KINDS,
  PROPOSAL_OUTCOMES,
} from '../domain/vocabulary.ts';
import {
  toActionId,
  toBlockId,
  toCommentId,
  toContributionId,
  toDecisionId,
  toProposalId,
} from '../ids.ts';
import type { MinuteBlock, RecordBlock, TableCell, TextRun } from './minute-content.ts';
import { isSafeLink, MAX_DEPTH, MINUTE_FRAGMENT } from './minute-schema.ts';

/** A minute's document as a plain value. It only reads: y-prosemirror's own converter would write.
 *  Unknown nodes and values outside the vocabulary are read as absent. */
export function readMinute(doc: Y.Doc): readonly MinuteBlock[] {
  return readBlocks(doc.getXmlFragment(MINUTE_FRAGMENT), 0);
}

/** What lies too deep is left out. */
function readBlocks(parent: Y.XmlFragment | Y.XmlElement, depth: number): MinuteBlock[] {
  if (depth > MAX_DEPTH) return [];
  return elementsOf(parent).flatMap((element) => {
    const block = readBlock(element, depth);
    return block === null ? [] : [block];
  });
}

function readBlock(element: Y.XmlElement, depth: number): MinuteBlock | null {
  const text = () => readText(element);
  switch (element.nodeName) {
    case 'paragraph':
      return { kind: 'paragraph', id: blockId(element), text: text() };
    case 'heading':
      return {
        kind: 'heading',
        id: blockId(element),
        level: headingLevel(element),
        text: text(),
      };
    case 'bulletList':
    case 'orderedList':
      return {
        kind: element.nodeName === 'bulletList' ? 'bullet_list' : 'ordered_list',
        items: elementsOf(element)
          .filter((item) => item.nodeName === 'listItem')
          .map((item) => readBlocks(item, depth + 1)),
      };
    case 'table':
      return {
        kind: 'table',
        rows: elementsOf(element).map((row) =>
          elementsOf(row).map((cell) => readCell(cell, depth)),
        ),
      };
    default:
      return readRecord(element);
  }
}

function readCell(cell: Y.XmlElement, depth: number): TableCell {
  return {
    header: cell.nodeName === 'tableHeader',
    columns: spanOf(cell, 'colspan'),
    rows: spanOf(cell, 'rowspan'),
    blocks: readBlocks(cell, depth + 2),
  };
}

/** One record block as a plain value, or `null` when the element is none. It only reads. */
export function readRecord(element: Y.XmlElement): RecordBlock | null {
  const id = words(element, 'id') ?? '';
  const text = readText(element);
  switch (element.nodeName) {
    case 'action':
      return {
        kind: 'action',
        id: toActionId(id),
        ownerId: words(element, 'ownerId'),
        ownerText: words(element, 'ownerText'),
        dueKind: oneOf(DUE_KINDS, element, 'dueKind'),
        dueDate: calendarDay(element, 'dueDate'),
        dueText: words(element, 'dueText'),
        text,
      };
    case 'decision':
      return {
        kind: 'decision',
        id: toDecisionId(id),
        verb: oneOf(DECISION_VERBS, element, 'verb'),
        text,
      };
    case 'contribution':
      return {
        kind: 'contribution',
        id: toContributionId(id),
        voice: words(element, 'voice'),
        seatId: words(element, 'seatId'),
        capacity: words(element, 'capacity'),
        contributionKind: oneOf(CONTRIBUTION_KINDS, element, 'kind'),
        text,
      };
    case 'proposal':
      return {
        kind: 'proposal',
        id: toProposalId(id),
        outcome: oneOf(PROPOSAL_OUTCOMES, element, 'outcome') ?? 'not_recorded',
        text,
      };
    default:
      return null;
  }
}

function readText(element: Y.XmlElement): TextRun[] {
  const runs: TextRun[] = [];
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlElement) {
      if (child.nodeName === 'hardBreak') runs.push({ text: '\n' });
    } else if (child instanceof Y.XmlText) {
      for (const piece of child.toDelta()) {
        if (typeof piece.insert === 'string')
          runs.push(runOf(piece.insert, piece.attributes ?? {}));
      }
    }
  }
  return runs;
}

function runOf(text: string, marks: Record<string, unknown>): TextRun {
  const comments: string[] = [];
  let link: string | null = null;
  for (const [name, value] of Object.entries(marks)) {
    const attributes = (value ?? {}) as Record<string, unknown>;
    if (markName(name) === 'comment' && typeof attributes.threadId === 'string') {
      comments.push(attributes.threadId);
    } else if (name === 'link' && isSafeLink(attributes.href)) {
      link = attributes.href;
    }
  }
  return {
    text,
    ...(marks.bold ? { bold: true as const } : {}),
    ...(marks.italic ? { italic: true as const } : {}),
    ...(link === null ? {} : { link }),
    ...(comments.length === 0 ? {} : { comments: comments.sort().map(toCommentId) }),
  };
}

/** y-prosemirror stores marks that may overlap under their name, two dashes and a short hash. */
export function markName(attributeName: string): string {
  return attributeName.replace(/--[a-zA-Z0-9+/=]{8}$/, '');
}

function elementsOf(parent: Y.XmlFragment | Y.XmlElement): Y.XmlElement[] {
  return parent.toArray().filter((child) => child instanceof Y.XmlElement);
}

function words(element: Y.XmlElement, name: string): string | null {
  const value: unknown = element.getAttribute(name);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Half a date, or a year of five digits, is no day: pages and registers would trip over it. */
function calendarDay(element: Y.XmlElement, name: string): string | null {
  const day = words(element, name);
  return day !== null && isCalendarDay(day) ? day : null;
}

function blockId(element: Y.XmlElement) {
  const id = words(element, 'id');
  return id === null ? null : toBlockId(id);
}

function oneOf<T extends string>(
  values: readonly T[],
  element: Y.XmlElement,
  name: string,
): T | null {
  const value = words(element, name);
  return values.find((one) => one === value) ?? null;
}

function headingLevel(heading: Y.XmlElement): 3 | 4 {
  const level: unknown = heading.getAttribute('level');
  return level === 4 ? 4 : 3;
}

function spanOf(cell: Y.XmlElement, name: string): number {
  const value: unknown = cell.getAttribute(name);
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 1;
}
