import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import type { PublicChoices } from '#shared/domain/publication.ts';
import * as shapes from '#shared/protocol/http/publication.ts';
import { apiPost } from './api.ts';
import { useAnswer } from './queries.ts';
import { queryKey } from './query-keys.ts';

/** What a page asks about publishing and receiving minutes, and what a person can do about it. */

export const usePublication = (meetingId: string) =>
  useAnswer(
    'publication',
    { meetingId },
    `/api/meetings/${meetingId}/publication`,
    shapes.publication,
  );

/** What the public would read with these choices. The last answer stays until the next is there. */
export const usePreview = (meetingId: string, choices: PublicChoices, basis: string | null) =>
  useQuery({
    queryKey: queryKey('publication-preview', {
      meetingId,
      asked: JSON.stringify([choices, basis]),
    }),
    queryFn: () =>
      apiPost(
        `/api/meetings/${meetingId}/publication/preview`,
        { choices, basis },
        shapes.publicVersion,
      ),
    placeholderData: keepPreviousData,
  });

export const preparePublication = (
  meetingId: string,
  what: {
    readonly choices: PublicChoices;
    readonly basis: string | null;
    readonly sha256: string;
  },
) => apiPost(`/api/meetings/${meetingId}/publication/draft`, what);
export const confirmPublication = (
  meetingId: string,
  what: z.input<typeof shapes.confirmPublication>,
) => apiPost(`/api/meetings/${meetingId}/publication/confirmation`, what);
export const returnPublication = (
  meetingId: string,
  what: z.input<typeof shapes.returnPublication>,
) => apiPost(`/api/meetings/${meetingId}/publication/return`, what);

export const useReceiving = () =>
  useAnswer('receiving', {}, '/api/receiving', shapes.minutesToReceive);
export const receiveMinutes = (meetingId: string, what: z.input<typeof shapes.receiveMinutes>) =>
  apiPost(`/api/meetings/${meetingId}/receipts`, what);

export const useBodySecretaries = (organisationId: string) =>
  useAnswer(
    'body-secretaries',
    { asked: organisationId },
    `/api/organisations/${organisationId}/secretaries`,
    shapes.bodySecretaryList,
  );
export const nameBodySecretary = (
  organisationId: string,
  whom: z.input<typeof shapes.nameBodySecretary>,
) => apiPost(`/api/organisations/${organisationId}/secretaries`, whom);
export const endBodySecretary = (organisationId: string, secretaryId: string) =>
  apiPost(`/api/organisations/${organisationId}/secretaries/${secretaryId}/end`, {});
