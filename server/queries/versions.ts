import type { CommitteeStore } from '#server/records/committee-store.ts';
import { mayBy } from '#shared/access/policy.ts';
import { compareAgendas } from '#shared/document/compare-agendas.ts';
import { factInWords } from '#shared/document/compare-facts.ts';
import { PARTS } from '#shared/domain/vocabulary.ts';
import type { ItemId, MeetingId, PersonId, SnapshotId } from '#shared/ids.ts';
import type { VersionDetail, Versions } from '#shared/protocol/http/versions.ts';
import { mayEdit } from './comparison.ts';
import { versionViewOf } from './history.ts';
import { forReader, type LookBack, type PastMeeting, visibleItems, whereOf } from './look-back.ts';
import { type Names, namesOf } from './names.ts';

export interface VersionQueries {
  /** The named versions of the parts that the reader may see. `null`: no such meeting, or not for this reader. */
  list(person: PersonId, meeting: MeetingId): Promise<Versions | null>;
  /** A named version as it was, without what the reader may not see now. */
  detail(person: PersonId, meeting: MeetingId, id: SnapshotId): Promise<VersionDetail | null>;
}

export function createVersionQueries({
  lookBack,
  committees,
}: {
  readonly lookBack: LookBack;
  readonly committees: CommitteeStore;
}): VersionQueries {
  return {
    list: async (person, id) => {
      const meeting = await lookBack.meeting(person, id);
      if (meeting === null) return null;
      const { standing } = meeting.readable;
      const names = await namesOf(committees, meeting.readable.meeting.committeeId);
      return {
        versions: meeting.snapshots.map((one) => versionViewOf(one, names)).reverse(),
        mayName: PARTS.filter(
          (part) => mayBy(standing, 'name-version', { part, itemId: null }).allowed,
        ),
      };
    },

    detail: async (person, id, snapshotId) => {
      const meeting = await lookBack.meeting(person, id);
      const snapshot = meeting?.snapshots.find((one) => one.id === snapshotId);
      if (meeting == null || snapshot === undefined) return null;
      const names = await namesOf(committees, meeting.readable.meeting.committeeId);
      const texts: VersionDetail['texts'] = [];
      let agenda: VersionDetail['agenda'] = null;
      for (const text of meeting.texts) {
        const past = await lookBack.contentAt(text, { kind: 'snapshot', snapshot });
        if (past.state === 'absent' || past.state === 'elsewhere') continue;
        const content = past.state === 'there' ? past.content : null;
        if (text.item === null) {
          if (content !== null) agenda = agendaOf(content, meeting, names);
          continue;
        }
        texts.push({
          ...whereOf(text),
          blocks:
            content?.kind === 'minute'
              ? (content.blocks as VersionDetail['texts'][number]['blocks'])
              : null,
          mayRestore:
            content !== null && !text.item.withdrawn && mayEdit(meeting.readable, text.item),
        });
      }
      return { version: versionViewOf(snapshot, names), texts, agenda };
    },
  };
}

function agendaOf(
  content: Parameters<typeof forReader>[0],
  meeting: PastMeeting,
  names: Names,
): VersionDetail['agenda'] {
  const seen = forReader(content, visibleItems(meeting));
  if (content.kind !== 'agenda' || seen.kind !== 'agenda') return null;
  const numbers = new Map<ItemId, number>(content.items.map(({ id }, at) => [id, at + 1]));
  return compareAgendas([], seen.items).map(({ after, facts }) => {
    const item = after as NonNullable<typeof after>;
    return {
      itemId: item.id,
      number: numbers.get(item.id) ?? 0,
      title: item.title,
      recommendation: item.recommendation,
      facts: facts
        .filter(({ fact }) => fact !== 'state' || item.state !== 'accepted')
        .map((fact) => {
          const { name, after: value } = factInWords(fact, names);
          return { name, value };
        }),
    };
  });
}
