import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { ApiFault } from './api.ts';
import { askAgain } from './ask-again.ts';

export interface DeedState<Arguments extends readonly unknown[], Answer> {
  /** Does it; `null` when it failed, and then `fault` says why. */
  readonly act: (...order: Arguments) => Promise<{ readonly answer: Answer } | null>;
  readonly sending: boolean;
  readonly fault: ApiFault | null;
  readonly clearFault: () => void;
}

/** A deed with its waiting and its refusal, for a form or a button. Afterwards the page asks again for
 *  what it shows, so that the person sees their own deed even while the live stream is cut. */
export function useDeed<Arguments extends readonly unknown[], Answer>(
  deed: (...order: Arguments) => Promise<Answer>,
): DeedState<Arguments, Answer> {
  const client = useQueryClient();
  const [sending, setSending] = useState(false);
  const [fault, setFault] = useState<ApiFault | null>(null);
  const clearFault = useCallback(() => setFault(null), []);

  const act = async (...order: Arguments) => {
    setSending(true);
    setFault(null);
    try {
      const answer = await deed(...order);
      await askAgain(client);
      return { answer };
    } catch (trouble) {
      if (!(trouble instanceof ApiFault)) throw trouble;
      setFault(trouble);
      return null;
    } finally {
      setSending(false);
    }
  };
  return { act, sending, fault, clearFault };
}
