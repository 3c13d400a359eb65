import type { PublicationStore } from '#server/records/publication-store.ts';
import { hides, mayBy, NO_ITEM } from '#shared/access/policy.ts';
import { dayInWords } from '#shared/lang/date-words.ts';
import type { TaskSource } from './home.ts';

/** What publishing has for people to do: signed minutes to prepare, versions to compare, and those that came
 *  back. */
export const createPublicationTasks =
  ({ publications }: { readonly publications: PublicationStore }): TaskSource =>
  async (person, readable) => {
    const tasks = [];
    for (const { meeting, standing } of readable) {
      const { state } = meeting.minutes.I;
      if (!['unconfirmed', 'approved', 'signed', 'published'].includes(state)) continue;
      const kept = standing.person.exclusions.some(
        ({ part, level }) => part === 'I' && hides(level),
      );
      const may = (deed: 'prepare-publication' | 'confirm-publication') =>
        !kept && mayBy(standing, deed, NO_ITEM).allowed;
      const [newest] = await publications.drafts(meeting.id);
      const asked =
        newest?.state === 'waiting'
          ? newest.preparedBy !== person && may('confirm-publication')
            ? 'Compare the public version and publish it'
            : null
          : newest?.state === 'sent_back' && newest.preparedBy === person
            ? 'The public version came back: prepare it again'
            : newest === undefined && state === 'signed' && may('prepare-publication')
              ? 'Prepare the public version'
              : newest?.state === 'published' &&
                  may('prepare-publication') &&
                  (await publications.isTakenDown(meeting.id))
                ? 'The public page was taken down: prepare a new version'
                : null;
      if (asked === null) continue;
      tasks.push({
        kind: 'minutes' as const,
        asked,
        text: `Minutes of ${dayInWords(meeting.date)}`,
        href: `/meetings/${meeting.id}/publication`,
      });
    }
    return tasks;
  };
