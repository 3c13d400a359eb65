import { useState } from 'react';
import { useMe } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { Checkboxes } from '#client/ui/fields/checkboxes.tsx';
import { Radios } from '#client/ui/fields/radios.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { useKept } from '#client/ui/kept.ts';
import { toOrganisationId } from '#shared/ids.ts';
import type { Bodies, Constitution } from '#shared/protocol/http/constitution.ts';
import { chosen, KIND_CHOICES } from '../constitution/choices.ts';
import { errorAt, formFaults } from '../form-faults.ts';
import { addBodies } from './add-bodies.ts';
import { readBodyLines, writeBodyLines } from './lines-of-bodies.ts';
import { counted } from './parts.ts';

const FIELD = {
  chosen: 'bodies-known',
  lines: 'bodies-new',
  kind: 'bodies-kind',
  role: 'bodies-role',
};
const ROLES = [
  {
    value: 'parent',
    name: 'The committee is a committee of these bodies',
    hint: 'They give it its powers, and it acts for them.',
  },
  {
    value: 'related',
    name: 'The committee works with these bodies',
    hint: 'Such as a local Healthwatch, or a forum that it hears from.',
  },
] as const;
const BLANK = { chosen: [] as readonly string[], lines: '', kind: '', role: 'parent' };

/** Many bodies at once: ticked, or written one on each line. */
export function BodiesForm({
  constitution,
  known,
}: {
  readonly constitution: Constitution;
  readonly known: Bodies;
}) {
  const me = useMe();
  const announce = useAnnounce();
  const [draft, set] = useKept(`${me.data?.person.id}:${constitution.id}:bodies`, BLANK);
  const [missing, setMissing] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(addBodies);

  const here = [...constitution.parents, ...constitution.related].map(({ id }) => id);
  const others = known.organisations.filter(
    ({ id, successor }) => !here.includes(id) && successor === null,
  );
  const lines = readBodyLines(draft.lines);
  const faults = missing.length > 0 ? missing : formFaults(fault, {});

  const submit = async () => {
    const ids = others.filter(({ id }) => draft.chosen.includes(id)).map(({ id }) => id);
    const kind = chosen(KIND_CHOICES, draft.kind);
    const wrong: FieldFault[] = [];
    if (ids.length + lines.length === 0) {
      wrong.push({
        fieldId: known.may.keepBodies ? FIELD.lines : FIELD.chosen,
        message: known.may.keepBodies
          ? 'Enter the name of at least one body'
          : 'Choose at least one body',
      });
    }
    if (lines.length > 0 && kind === null) {
      wrong.push({ fieldId: FIELD.kind, message: 'Choose what kind of bodies these are' });
    }
    setMissing(wrong);
    if (wrong.length > 0) return;
    const done = await act(constitution, known, {
      chosen: ids.map(toOrganisationId),
      lines,
      kind: kind ?? 'forum',
      role: draft.role === 'related' ? 'related' : 'parent',
    });
    if (done === null) return;
    const { left, fault: refused } = done.answer;
    set({ ...BLANK, lines: writeBodyLines(left), kind: left.length > 0 ? draft.kind : '' });
    if (refused !== null) {
      setMissing([{ fieldId: FIELD.lines, message: `${left[0]?.name}: ${refused.message}` }]);
      return;
    }
    announce(`Added: ${counted(ids.length + lines.length, 'body', 'bodies')}`);
    document.getElementById('bodies-list')?.focus();
  };

  return (
    <section className="section" aria-labelledby="add-bodies">
      <h2 className="section__title" id="add-bodies">
        Add bodies
      </h2>
      <ErrorSummary faults={faults} />
      <form
        className="sheet form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!sending) void submit();
        }}
      >
        <Radios
          id={FIELD.role}
          label="What are these bodies to the committee?"
          strong
          value={draft.role}
          options={ROLES}
          onChange={(role) => set({ role })}
        />
        {others.length === 0 ? null : (
          <Checkboxes
            id={FIELD.chosen}
            label="Bodies already on record"
            strong
            hint="Tick all that belong to this committee"
            error={errorAt(faults, FIELD.chosen)}
            values={draft.chosen}
            options={others.map(({ id, name }) => ({ value: id, name }))}
            onChange={(ticked) => set({ chosen: ticked })}
          />
        )}
        {known.may.keepBodies ? (
          <>
            <TextArea
              id={FIELD.lines}
              label={
                others.length === 0 ? 'Names of the bodies' : 'Bodies that are not on record yet'
              }
              strong
              hint="One on each line. You can add the areas it covers behind a colon, like NHS Brent CCG: Brent"
              rows={6}
              error={errorAt(faults, FIELD.lines)}
              value={draft.lines}
              onChange={(text) => set({ lines: text })}
            />
            {lines.length === 0 ? null : (
              <>
                <div className="read-back">
                  <p className="read-back__label">
                    You are adding {counted(lines.length, 'body', 'bodies')}:
                  </p>
                  <ul>
                    {lines.map(({ name, areas }) => (
                      <li key={name}>
                        {name}
                        {areas.length === 0 ? '' : ` (covers ${areas.join(', ')})`}
                      </li>
                    ))}
                  </ul>
                </div>
                <Select
                  id={FIELD.kind}
                  label="What kind of bodies are these?"
                  strong
                  hint="Add bodies of another kind afterwards."
                  error={errorAt(faults, FIELD.kind)}
                  value={draft.kind}
                  options={[{ value: '', name: 'Choose a kind' }, ...KIND_CHOICES]}
                  onChange={(kind) => set({ kind })}
                />
              </>
            )}
          </>
        ) : (
          <p className="quiet">
            A body that is not in the list can be added by an administrator of this service.
          </p>
        )}
        <Button type="submit" weight={here.length === 0 ? 'primary' : 'secondary'} busy={sending}>
          Add these bodies
        </Button>
      </form>
    </section>
  );
}
