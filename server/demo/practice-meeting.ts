import type { ItemFacts, MeetingFacts } from './meeting-facts.ts';

const toCome: Omit<ItemFacts, 'title'> = {
  leads: [],
  purpose: null,
  paper: null,
  state: 'accepted',
  standing: null,
  paragraphs: [],
  keyPoints: [],
  records: [],
  sourceNote: null,
};

/** A meeting to try things in, and said to be one. */
export function practiceMeeting(date: string): MeetingFacts {
  return {
    id: 'practice',
    title: 'Practice meeting (demonstration)',
    date,
    state: 'planned',
    minutesNote: 'A meeting to practise in. It is not part of the record of the committee.',
    demonstration: true,
    parts: [
      {
        part: 'I',
        items: [
          { ...toCome, title: 'Welcome and apologies' },
          { ...toCome, title: 'Minutes of the last meeting', standing: 'previous_minutes' },
          { ...toCome, title: 'Matters arising', standing: 'matters_arising' },
          {
            ...toCome,
            title: 'Practice item: write here',
            paragraphs: [
              'This item is for practice. Write here, add an action or a decision, and see it appear in the registers.',
            ],
          },
          { ...toCome, title: 'Any other business' },
        ],
      },
      {
        part: 'II',
        items: [
          {
            ...toCome,
            title: 'Practice item in private',
            paragraphs: [
              'This item is for practice. It stands in Part II: only the secretary, the chair and members can see it.',
            ],
          },
        ],
      },
    ],
  };
}

/** The first Thursday at least 14 days after a day; the committee met on Thursdays. */
export function practiceDay(loadedOn: string): string {
  const day = new Date(`${loadedOn}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 14);
  const thursday = 4;
  day.setUTCDate(day.getUTCDate() + ((thursday - day.getUTCDay() + 7) % 7));
  return day.toISOString().slice(0, 10);
}
