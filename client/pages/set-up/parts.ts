import type { Task } from '#client/ui/task-list.tsx';
import type { Constitution } from '#shared/protocol/http/constitution.ts';
import { SETTING_UP } from '../constitution/form-page.tsx';

/** The parts of setting up a committee, with how each stands. Every part is saved by itself, so the list is
 *  made from the records and not from what somebody remembers to have done. */
export function setUpTasks(constitution: Constitution): readonly Task[] {
  const at = (page: string) => `/committees/${constitution.id}/${page}?${SETTING_UP}`;
  const { parents, related, seats, terms } = constitution;
  const standing = seats.filter((seat) => seat.state !== 'ended');
  const empty = standing.filter((seat) => !hasSomebody(seat));
  const unknown = empty.filter((seat) => seat.holding === 'not_recorded').length;
  const rules = terms?.said.filter((rule) => rule.sentences.length > 0).length ?? 0;
  return [
    {
      name: 'The committee',
      href: at('change'),
      hint: constitution.name,
      state: 'done',
    },
    {
      name: 'Its bodies',
      href: at('bodies'),
      hint:
        parents.length + related.length === 0
          ? 'Which organisations is it a committee of?'
          : counted(parents.length + related.length, 'body', 'bodies'),
      state: parents.length === 0 ? 'to_do' : 'done',
    },
    {
      name: 'Its seats',
      href: at('seats/several'),
      hint:
        standing.length === 0 ? 'Who is it made of?' : counted(standing.length, 'seat', 'seats'),
      state: standing.length === 0 ? 'to_do' : 'done',
    },
    {
      name: 'The people',
      href: at('people'),
      hint:
        standing.length === 0
          ? 'Add the seats first.'
          : [
              `${counted(standing.length - empty.length, 'seat', 'seats')} filled`,
              `${empty.length - unknown} vacant`,
              ...(unknown === 0 ? [] : [`${unknown} not recorded`]),
            ].join(', '),
      state: standing.length > 0 && empty.length < standing.length ? 'done' : 'to_do',
    },
    {
      name: 'Its terms of reference',
      href: at('terms/new'),
      hint:
        terms === null
          ? 'Quorum, voting, deputies and more. What you do not know can stay open.'
          : `${counted(rules, 'rule', 'rules')} recorded, ${terms.said.length - rules} not recorded`,
      state: terms === null ? 'to_do' : 'done',
    },
  ];
}

/** Whether somebody holds the seat or is to hold it. */
function hasSomebody(seat: Constitution['seats'][number]): boolean {
  return seat.appointments.some((one) => one.state === 'in_office' || one.state === 'to_come');
}

/** What a committee that was just set up still lacks to work, in sentences. */
export function stillMissing(constitution: Constitution): readonly string[] {
  const standing = constitution.seats.filter((seat) => seat.state !== 'ended');
  const held = (category: string) =>
    standing.some((seat) => seat.category === category && hasSomebody(seat));
  const told = (key: string) =>
    (constitution.terms?.said.find((rule) => rule.key === key)?.sentences.length ?? 0) > 0;
  return [
    ...(constitution.parents.length === 0 ? ['No body is recorded.'] : []),
    ...(standing.length === 0 ? ['There are no seats.'] : []),
    ...(!held('secretary')
      ? ['Nobody is secretary. Until somebody is, only an administrator can change this committee.']
      : []),
    ...(!held('chair') && !held('independent_chair') ? ['Nobody is chair.'] : []),
    ...(told('quorum')
      ? []
      : ['The quorum is not recorded, so this service cannot say whether a meeting has one.']),
  ];
}

export function counted(n: number, one: string, more: string): string {
  return `${n} ${n === 1 ? one : more}`;
}
