import { useContext, useState } from 'react';
import { ArrivalContext } from '#client/ui/arrival.ts';

/** The steps of a form on one page: each has a heading of its own, which takes the focus as on a new page. Key the
 *  heading by the step. */
export function useStep<Step extends string>(first: Step): readonly [Step, (step: Step) => void] {
  const [step, setStep] = useState(first);
  const arrival = useContext(ArrivalContext);
  const go = (next: Step) => {
    arrival.pending = true;
    setStep(next);
    scrollTo(0, 0);
  };
  return [step, go];
}
