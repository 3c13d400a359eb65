import type { ApprovalPage, MinutesToApprove } from '#shared/protocol/http/approval.ts';

type Page = Pick<ApprovalPage, 'absentMover' | 'members'>;
type Minutes = Pick<MinutesToApprove, 'absent'>;

/** Who can be chosen: nobody whom the server would refuse. */
export function movers({ members, absentMover }: Page, { absent }: Minutes) {
  return absentMover === 'refused' ? members.filter((one) => !absent.includes(one.id)) : members;
}

/** Why somebody is not among them. */
export function moverHint({ absentMover, members }: Page, { absent }: Minutes): string {
  if (absentMover !== 'refused') return 'Somebody who was at that meeting';
  const left = members.filter((one) => absent.includes(one.id)).map((one) => one.name);
  const rule =
    'The terms of reference say that only somebody who was at that meeting may move this.';
  return left.length === 0
    ? rule
    : `${rule} Not offered, because they are recorded as not there: ${left.join(', ')}.`;
}
