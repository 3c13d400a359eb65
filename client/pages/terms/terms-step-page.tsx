import { type ComponentType, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '#client/ui/button.tsx';
import type { FieldFault } from '#client/ui/error-summary.tsx';
import type { Constitution } from '#shared/protocol/http/constitution.ts';
import { FormPage } from '../constitution/form-page.tsx';
import { KeptConstitution } from '../constitution/kept-constitution.tsx';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import { LimitsStep } from './limits-step.tsx';
import { MeetingsStep } from './meetings-step.tsx';
import { MembersStep } from './members-step.tsx';
import { MinutesStep } from './minutes-step.tsx';
import { PurposeStep } from './purpose-step.tsx';
import { QuorumStep } from './quorum-step.tsx';
import {
  STEP_TITLE,
  stepAfter,
  stepBefore,
  stepHref,
  toTermsStep,
  useStepSearch,
} from './steps.ts';
import { TERMS_STEPS, type TermsStep } from './terms-rules.ts';
import { type TermsInHand, useTermsDraft } from './use-terms-draft.ts';
import { DeputiesStep, VotingStep } from './voting-step.tsx';

export interface StepProps {
  readonly terms: TermsInHand;
  readonly constitution: Constitution;
  readonly faults: readonly FieldFault[];
}

const STEPS: Record<TermsStep, ComponentType<StepProps>> = {
  purpose: PurposeStep,
  members: MembersStep,
  quorum: QuorumStep,
  voting: VotingStep,
  deputies: DeputiesStep,
  limits: LimitsStep,
  meetings: MeetingsStep,
  minutes: MinutesStep,
};

/** One group of rules of the new terms. */
export default function TermsStepPage({
  committeeId,
  step: named,
}: {
  readonly committeeId: string;
  readonly step: string;
}) {
  const step = toTermsStep(named);
  return (
    <KeptConstitution committeeId={committeeId}>
      {(constitution) =>
        step === null ? <NotFoundPage /> : <Step constitution={constitution} step={step} />
      }
    </KeptConstitution>
  );
}

function Step({
  constitution,
  step,
}: {
  readonly constitution: Constitution;
  readonly step: TermsStep;
}) {
  const [, navigate] = useLocation();
  const search = useStepSearch();
  const terms = useTermsDraft(constitution);
  const [shown, setShown] = useState<readonly FieldFault[]>([]);
  const Fields = STEPS[step];
  const before = stepBefore(step);
  const goOn = (to: TermsStep | null) => {
    const wrong = terms.faults[step];
    setShown(wrong);
    if (wrong.length === 0) navigate(stepHref(constitution.id, to, search));
  };
  return (
    <FormPage
      back={{
        href: stepHref(constitution.id, before, search),
        name: before === null ? 'All rules' : STEP_TITLE[before],
      }}
      caption={`Terms of reference, ${TERMS_STEPS.indexOf(step) + 1} of ${TERMS_STEPS.length}`}
      title={STEP_TITLE[step]}
      faults={shown}
      submit="Continue"
      onSubmit={() => goOn(stepAfter(step))}
    >
      <Fields terms={terms} constitution={constitution} faults={shown} />
      <p>
        <Button weight="quiet" onClick={() => goOn(null)}>
          Keep this and go to all rules
        </Button>
      </p>
    </FormPage>
  );
}
