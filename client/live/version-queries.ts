import type * as z from 'zod';
import {
  comparison,
  history,
  type nameVersion as nameVersionOrder,
  versionDetail,
  versionNamed,
  versions,
} from '#shared/protocol/http/versions.ts';
import { apiPost } from './api.ts';
import { useAnswer } from './queries.ts';

/** What a page asks about the history of a meeting's texts, and what a person does about it. */

const at = (meetingId: string) => `/api/meetings/${meetingId}`;
const asked = (of: Readonly<Record<string, string | null>>) => {
  const given = Object.entries(of).filter((one): one is [string, string] => one[1] !== null);
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
};

/** @param before the key of the entry after which the page begins; `null`: the newest */
export const useHistory = (meetingId: string, itemId: string | null, before: string | null) => {
  const query = asked({ itemId, before });
  return useAnswer(
    'history',
    { meetingId, asked: query },
    `${at(meetingId)}/history${query}`,
    history,
  );
};
export const useVersions = (meetingId: string) =>
  useAnswer('versions', { meetingId }, `${at(meetingId)}/versions`, versions);
export const useVersion = (meetingId: string, id: string) =>
  useAnswer('version', { meetingId, asked: id }, `${at(meetingId)}/versions/${id}`, versionDetail);
export const useComparison = (
  meetingId: string,
  { from, to, itemId }: { from: string; to: string; itemId: string | null },
) => {
  const query = asked({ from, to, itemId });
  return useAnswer(
    'comparison',
    { meetingId, asked: query },
    `${at(meetingId)}/compare${query}`,
    comparison,
  );
};

export const nameVersion = (meetingId: string, what: z.input<typeof nameVersionOrder>) =>
  apiPost(`${at(meetingId)}/versions`, what, versionNamed);
export const restoreVersion = (meetingId: string, itemId: string, version: string) =>
  apiPost(`${at(meetingId)}/items/${itemId}/restoration`, { version });
