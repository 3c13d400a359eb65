import { useState } from 'react';
import { useLocation } from 'wouter';
import { recordTerms } from '#client/live/constitution-deeds.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { ButtonLink } from '#client/ui/button.tsx';
import type { FieldFault } from '#client/ui/error-summary.tsx';
import { DateField } from '#client/ui/fields/date-field.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { SummaryList } from '#client/ui/summary-list.tsx';
import { sentencesOf } from '#shared/domain/terms-sentences.ts';
import type { Constitution } from '#shared/protocol/http/constitution.ts';
import { FormPage, useWayBack } from '../constitution/form-page.tsx';
import { KeptConstitution } from '../constitution/kept-constitution.tsx';
import { errorAt, formFaults } from '../form-faults.ts';
import { readDays } from '../seats/days.ts';
import { STEP_OF, stepHref, useStepSearch } from './steps.ts';
import { TERMS_FIELD as FIELD, TERMS_STEPS } from './terms-rules.ts';
import { useTermsDraft } from './use-terms-draft.ts';

/** Every rule of the new terms as it will read, each with a way to change it, before they are saved. */
export default function NewTermsPage({ committeeId }: { readonly committeeId: string }) {
  return (
    <KeptConstitution committeeId={committeeId}>
      {(constitution) => <NewTerms constitution={constitution} />}
    </KeptConstitution>
  );
}

function NewTerms({ constitution }: { readonly constitution: Constitution }) {
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const search = useStepSearch();
  const terms = useTermsDraft(constitution);
  const { draft, set } = terms;
  const [missing, setMissing] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(recordTerms);
  const faults = missing.length > 0 ? missing : formFaults(fault, { firstDay: FIELD.fromDay });
  const back = useWayBack(constitution.id, {
    href: `/committees/${constitution.id}/terms`,
    name: 'Terms of reference',
  });
  const first = constitution.terms === null;
  const said = sentencesOf(terms.rules, terms.context);
  const nothing = said.every(({ sentences }) => sentences.length === 0);

  const submit = async () => {
    const { days, faults: wrong } = readDays({
      fromDay: {
        fieldId: FIELD.fromDay,
        typed: draft.fromDay,
        what: 'first day of these terms',
        needed: true,
      },
    });
    for (const step of TERMS_STEPS) {
      wrong.push(
        ...terms.faults[step].map(({ message }) => ({ fieldId: `rule-${step}`, message })),
      );
    }
    setMissing(wrong);
    if (wrong.length > 0 || days.fromDay === null) return;
    const order = {
      firstDay: days.fromDay,
      rules: terms.rules,
      note: draft.note.trim() || null,
    };
    if ((await act(constitution.id, order)) === null) return;
    terms.forget();
    announce('The terms of reference are saved.');
    navigate(back.href);
  };

  return (
    <FormPage
      back={back}
      caption={constitution.name}
      title={first ? 'Terms of reference' : 'A new version of the terms of reference'}
      lede={
        <p>
          {first
            ? 'Go through the rules, or change only those you know. What is not recorded stays open and can be added in a later version.'
            : 'It begins with the rules in force. Change what is new. Earlier versions stay on record.'}
        </p>
      }
      faults={faults}
      busy={sending}
      submit={first ? 'Save the terms of reference' : 'Save the new version'}
      above={
        nothing ? (
          <p>
            <ButtonLink href={stepHref(constitution.id, 'purpose', search)}>
              Go through the rules
            </ButtonLink>
          </p>
        ) : null
      }
      weight={nothing ? 'secondary' : 'primary'}
      cancel={{ href: back.href, name: 'Not now' }}
      onSubmit={submit}
    >
      <div className="sheet">
        <SummaryList
          facts={said.map(({ key, label, sentences }) => ({
            name: label,
            value:
              sentences.length === 0 ? (
                <span className="unsaid">Not recorded</span>
              ) : (
                <ul className="plain-list">
                  {sentences.map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              ),
            change: {
              href: stepHref(constitution.id, STEP_OF[key], search),
              about: label.toLowerCase(),
            },
          }))}
        />
      </div>
      <DateField
        id={FIELD.fromDay}
        label={first ? 'Since when are they in force?' : 'From when is this version in force?'}
        strong
        hint="The day the bodies agreed them, or the day they name. For example, 1 4 2027"
        error={errorAt(faults, FIELD.fromDay)}
        value={draft.fromDay}
        onChange={(fromDay) => set({ fromDay })}
      />
      <TextArea
        id={FIELD.note}
        label="Anything to note about this version (optional)"
        hint="For example, who agreed it and where"
        rows={2}
        error={errorAt(faults, FIELD.note)}
        value={draft.note}
        onChange={(note) => set({ note })}
      />
    </FormPage>
  );
}
