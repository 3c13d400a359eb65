import type { FieldFault } from '#client/ui/error-summary.tsx';
import { Radios } from '#client/ui/fields/radios.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import { SHOWN_AS, type ShownAs } from '#shared/domain/vocabulary.ts';
import { errorAt } from '../form-faults.ts';

export interface Appearance {
  readonly shownAs: ShownAs;
  readonly neutralTitle: string;
}

const CHOICES: Record<ShownAs, { readonly name: string; readonly hint: string }> = {
  restricted: {
    name: 'Only that there is an item',
    hint: 'They read “Item 9 (restricted)”. Choose this when in doubt.',
  },
  neutral: { name: 'A neutral title', hint: 'They read the title that you give it for them.' },
  full: { name: 'Its own title', hint: 'They read the title as it stands on the agenda.' },
};

const OPTIONS = (['restricted', 'neutral', 'full'] as const).map((value) => ({
  value,
  ...CHOICES[value],
}));

/** What of a private item those see who may not see it. */
export function AppearanceFields({
  value,
  faults,
  onChange,
}: {
  readonly value: Appearance;
  readonly faults: readonly FieldFault[];
  readonly onChange: (change: Partial<Appearance>) => void;
}) {
  return (
    <>
      <Radios
        id="shown-as"
        label="What do others see of it on the agenda?"
        hint="Others are those who may not see the item: lay members and observers, and whoever is excluded from it."
        strong
        error={errorAt(faults, 'shown-as')}
        value={value.shownAs}
        options={OPTIONS}
        onChange={(chosen) =>
          onChange({ shownAs: SHOWN_AS.find((one) => one === chosen) ?? 'restricted' })
        }
      />
      {value.shownAs === 'neutral' ? (
        <TextField
          id="neutral-title"
          label="Which title do others see?"
          hint="For example “A contract”. It must not give away what the item is about."
          strong
          error={errorAt(faults, 'neutral-title')}
          value={value.neutralTitle}
          onChange={(neutralTitle) => onChange({ neutralTitle })}
        />
      ) : null}
    </>
  );
}

export function appearanceFaults({ shownAs, neutralTitle }: Appearance): FieldFault[] {
  return shownAs === 'neutral' && neutralTitle.trim() === ''
    ? [{ fieldId: 'neutral-title', message: 'Enter the title that others see' }]
    : [];
}

export function appearanceInWords({ shownAs, neutralTitle }: Appearance): string {
  return shownAs === 'neutral' ? `The title “${neutralTitle.trim()}”` : CHOICES[shownAs].name;
}

/** As it is sent. */
export function appearanceOf({ shownAs, neutralTitle }: Appearance) {
  return { shownAs, neutralTitle: shownAs === 'neutral' ? neutralTitle : null };
}
