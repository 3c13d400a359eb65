import { expect, test } from 'vitest';
import { toReceive } from '#client/pages/receiving/to-receive.ts';
import { toMeetingId, toOrganisationId } from '#shared/ids.ts';
import type { MinutesToReceive } from '#shared/protocol/http/publication.ts';

type Minutes = MinutesToReceive['bodies'][number]['minutes'][number];

const minutes = (date: string, receipt: Minutes['receipt']): Minutes => ({
  meetingId: toMeetingId(`of-${date}`),
  committee: 'Joint committee',
  title: 'A meeting',
  date,
  state: 'published',
  approved: date,
  sha256: '',
  path: null,
  receipt,
});

test('minutes are a task of a body’s secretary until the body has received them', () => {
  const receipt = {
    receivedOn: '2018-05-23',
    reference: null,
    by: 'B',
    at: '2018-05-24T09:00:00Z',
  };
  const body = {
    organisationId: toOrganisationId('brent'),
    name: 'NHS Brent CCG',
    minutes: [minutes('2018-04-12', null), minutes('2018-03-01', receipt)],
  };
  expect(toReceive([body])).toEqual([
    {
      kind: 'minutes',
      asked: 'Take the minutes to NHS Brent CCG, and write down when it received them',
      text: 'Joint committee, 12 April 2018',
      href: '/receiving#minutes-brent-of-2018-04-12',
    },
  ]);
});
