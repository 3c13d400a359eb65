import { useSearch } from 'wouter';
import type { TermsKey } from '#shared/domain/terms-sentences.ts';
import { SETTING_UP } from '../constitution/form-page.tsx';
import { TERMS_STEPS, type TermsStep } from './terms-rules.ts';

export const STEP_TITLE: Record<TermsStep, string> = {
  purpose: 'Purpose and legal basis',
  members: 'Members',
  quorum: 'Quorum',
  voting: 'Voting',
  deputies: 'Deputies',
  limits: 'What the committee may decide',
  meetings: 'Meetings and papers',
  minutes: 'Minutes',
};

/** On which page each rule is asked for. */
export const STEP_OF: Record<TermsKey, TermsStep> = {
  purpose: 'purpose',
  statutoryBasis: 'purpose',
  reviewOn: 'purpose',
  membership: 'members',
  quorum: 'quorum',
  voting: 'voting',
  deputies: 'deputies',
  delegatedLimits: 'limits',
  notice: 'meetings',
  papers: 'meetings',
  heldInPublic: 'meetings',
  commentWindowDays: 'minutes',
  unconfirmedMinutesPublished: 'minutes',
  membersEditDrafts: 'minutes',
  onlyPresentMoveAccuracy: 'minutes',
  historyMonths: 'minutes',
  references: 'minutes',
};

export function toTermsStep(text: string): TermsStep | null {
  return TERMS_STEPS.find((step) => step === text) ?? null;
}

/** The step after this one; `null`: it was the last. */
export function stepAfter(step: TermsStep): TermsStep | null {
  return TERMS_STEPS[TERMS_STEPS.indexOf(step) + 1] ?? null;
}

export function stepBefore(step: TermsStep): TermsStep | null {
  return TERMS_STEPS[TERMS_STEPS.indexOf(step) - 1] ?? null;
}

export function stepHref(committeeId: string, step: TermsStep | null, search: string): string {
  const rest = step === null ? '' : `/${step}`;
  return `/committees/${committeeId}/terms/new${rest}${search}`;
}

/** What the addresses of all steps carry along: whether the committee is being set up. */
export function useStepSearch(): string {
  return new URLSearchParams(useSearch()).has(SETTING_UP) ? `?${SETTING_UP}` : '';
}
