import {
  interestRegister,
  meetingDeclarations,
  meetingExclusions,
} from '#shared/protocol/http/interests.ts';
import { privateBusiness } from '#shared/protocol/http/private-business.ts';
import { useAnswer } from './queries.ts';

/** What a page asks about private business and about interests. */

export const usePrivateBusiness = (meetingId: string) =>
  useAnswer(
    'private-business',
    { meetingId },
    `/api/meetings/${meetingId}/private-business`,
    privateBusiness,
  );
export const useInterests = (committeeId: string) =>
  useAnswer(
    'interests',
    { committeeId },
    `/api/committees/${committeeId}/interests`,
    interestRegister,
  );
export const useDeclarations = (meetingId: string) =>
  useAnswer(
    'declarations',
    { meetingId },
    `/api/meetings/${meetingId}/declarations`,
    meetingDeclarations,
  );
export const useExclusions = (meetingId: string) =>
  useAnswer(
    'exclusions',
    { meetingId },
    `/api/meetings/${meetingId}/exclusions`,
    meetingExclusions,
  );
