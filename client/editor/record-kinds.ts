import { RECORD_KINDS, type RecordKind } from '#shared/document/minute-schema.ts';

export function isRecordKind(name: string): name is RecordKind {
  return RECORD_KINDS.some((kind) => kind === name);
}

/** What each record is called on a page. */
export const RECORD_NAMES: Record<RecordKind, string> = {
  action: 'Action',
  decision: 'Decision',
  contribution: 'Patient voice',
  proposal: 'Proposal',
};
