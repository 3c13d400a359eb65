import type { ActionView } from '#shared/protocol/http/records.ts';
import { dueInWords, ownerInWords } from './action-words.ts';

export function Owner({ action }: { readonly action: ActionView }) {
  return (
    <span className={action.owner === null ? 'unsaid' : undefined}>{ownerInWords(action)}</span>
  );
}

export function Due({ action }: { readonly action: ActionView }) {
  const unsaid = action.dueKind === null && action.dueDay === null;
  return <span className={unsaid ? 'unsaid' : undefined}>{dueInWords(action)}</span>;
}
