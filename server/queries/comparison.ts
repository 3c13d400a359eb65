import type { CommitteeStore } from '#server/records/committee-store.ts';
import { mayBy } from '#shared/access/policy.ts';
import type { CanonicalContent } from '#shared/document/canonical.ts';
import {
  type ChangeSummary,
  summaryInWords,
  sumUp,
  sumUpAgenda,
  together,
} from '#shared/document/change-summary.ts';
import { type BlockChange, compareMinutes, isChanged } from '#shared/document/compare.ts';
import { type AgendaChange, compareAgendas } from '#shared/document/compare-agendas.ts';
import { factInWords } from '#shared/document/compare-facts.ts';
import type { ItemId, MeetingId, PersonId } from '#shared/ids.ts';
import type {
  AgendaItemChange,
  ComparedText,
  Comparison,
  LineChange,
} from '#shared/protocol/http/versions.ts';
import { breathe } from './breathe.ts';
import { toInstant } from './calendar.ts';
import { versionViewOf } from './history.ts';
import {
  forReader,
  type LookBack,
  type PastContent,
  type PastMeeting,
  type PastText,
  type VersionPoint,
  visibleItems,
  whereOf,
} from './look-back.ts';
import { type Names, namesOf } from './names.ts';

export interface ComparisonOrder {
  /** `now`, an instant or the id of a named version. */
  readonly from: string;
  readonly to: string;
  readonly itemId?: ItemId | undefined;
}

/** What changed between two versions, text by text. `null`: no such meeting, item or version, or not for this
 *  reader. */
export type ComparisonQuery = (
  person: PersonId,
  meeting: MeetingId,
  order: ComparisonOrder,
) => Promise<Comparison | null>;

export function createComparison({
  lookBack,
  committees,
}: {
  readonly lookBack: LookBack;
  readonly committees: CommitteeStore;
}): ComparisonQuery {
  return async (person, id, order) => {
    const meeting = await lookBack.meeting(person, id);
    if (meeting === null) return null;
    const [from, to] = [lookBack.point(meeting, order.from), lookBack.point(meeting, order.to)];
    if (from === null || to === null) return null;
    const asked = meeting.texts.filter(
      ({ item }) => order.itemId === undefined || item?.id === order.itemId,
    );
    if (order.itemId !== undefined && asked.length === 0) return null;
    const names = await namesOf(committees, meeting.readable.meeting.committeeId);
    const visible = visibleItems(meeting);
    const compared: Compared[] = [];
    for (const text of asked) {
      const before = await lookBack.contentAt(text, from);
      const after = await lookBack.contentAt(text, to);
      if (before.state === 'elsewhere' || after.state === 'elsewhere') continue;
      if (before.state === 'absent' && after.state === 'absent') continue;
      compared.push(compareTexts(meeting, text, before, after, visible, names));
      await breathe();
    }
    return {
      from: sideOf(order.from, from, names),
      to: sideOf(order.to, to, names),
      summary: [...summaryOfAll(compared)],
      texts: compared.map(({ view }) => view),
    };
  };
}

interface Compared {
  readonly view: ComparedText;
  readonly summary: ChangeSummary;
}

function compareTexts(
  { readable }: PastMeeting,
  text: PastText,
  before: PastContent,
  after: PastContent,
  visible: ReadonlySet<ItemId>,
  names: Names,
): Compared {
  const { item } = text;
  const base = {
    ...whereOf(text),
    did: [],
    lines: [],
    agenda: [],
    mayRestore:
      item !== null && !item.withdrawn && before.state === 'there' && mayEdit(readable, item),
  };
  if (before.state === 'gone' || after.state === 'gone') {
    return { view: { ...base, state: 'gone', mayRestore: false }, summary: {} };
  }
  const [old, fresh] = [contentIn(text, before), contentIn(text, after)];
  const lines =
    old.kind === 'minute' && fresh.kind === 'minute'
      ? compareMinutes(old.blocks, fresh.blocks)
      : [];
  const agenda = compareVisible(old, fresh, visible);
  const summary = together([sumUp(lines), sumUpAgenda(agenda)]);
  const changed = lines.some(isChanged) || agenda.some(({ kind }) => kind !== 'unchanged');
  if (!changed) return { view: { ...base, state: 'same', mayRestore: false }, summary };
  return {
    view: {
      ...base,
      state: 'changed',
      did: [...summaryInWords(summary)],
      lines: lines.map((line) => lineOf(line, names)),
      agenda: agenda.map((one) => agendaItemOf(one, names)),
    },
    summary,
  };
}

export function mayEdit(
  { standing }: PastMeeting['readable'],
  { part, id }: { readonly part: 'I' | 'II'; readonly id: ItemId },
): boolean {
  return mayBy(standing, 'edit-minutes', { part, itemId: id }).allowed;
}

function compareVisible(
  old: CanonicalContent,
  fresh: CanonicalContent,
  visible: ReadonlySet<ItemId>,
): readonly AgendaChange[] {
  const [before, after] = [forReader(old, visible), forReader(fresh, visible)];
  if (before.kind !== 'agenda' || after.kind !== 'agenda') return [];
  return compareAgendas(before.items, after.items);
}

/** What was not there yet said nothing. */
function contentIn({ document }: PastText, past: PastContent): CanonicalContent {
  if (past.state === 'there') return past.content;
  return document.kind === 'agenda'
    ? { kind: 'agenda', items: [] }
    : { kind: 'minute', blocks: [] };
}

function lineOf(change: BlockChange, names: Names): LineChange {
  const line = change.after ?? change.before;
  return {
    kind: change.kind,
    form: line.form,
    cell: line.cell,
    words: [...change.words],
    facts: change.facts.map((fact) => factInWords(fact, names)),
    looks: change.looks,
  };
}

function agendaItemOf(change: AgendaChange, names: Names): AgendaItemChange {
  const item = change.after ?? change.before;
  return {
    itemId: item?.id as ItemId,
    kind: change.kind,
    title: [...change.title],
    recommendation: [...change.recommendation],
    facts: change.facts.map((fact) => factInWords(fact, names)),
  };
}

/** “4 items changed”, then what that comes to. */
function summaryOfAll(compared: readonly Compared[]): readonly string[] {
  const changed = compared.filter(({ view }) => view.state === 'changed');
  const items = changed.filter(({ view }) => view.itemId !== null).length;
  const agendas = changed.length - items;
  return [
    ...(items === 0 ? [] : [`${items} item${items === 1 ? '' : 's'} changed`]),
    ...(agendas === 0 ? [] : ['the agenda changed']),
    ...summaryInWords(
      together(changed.filter(({ view }) => view.itemId !== null).map(({ summary }) => summary)),
    ),
  ];
}

function sideOf(point: string, version: VersionPoint, names: Names): Comparison['from'] {
  switch (version.kind) {
    case 'now':
      return { point, version: null, at: null };
    case 'moment':
      return { point, version: null, at: toInstant(version.at) };
    case 'snapshot':
      return {
        point,
        version: versionViewOf(version.snapshot, names),
        at: toInstant(version.snapshot.at),
      };
  }
}
