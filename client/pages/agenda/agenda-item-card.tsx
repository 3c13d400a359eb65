import { type ComponentProps, type ReactNode, useState } from 'react';
import type { Choice } from '#client/editor/committee-names.ts';
import { FactInput, FactSelect } from '#client/editor/fact-fields.tsx';
import { PersonField } from '#client/editor/person-field.tsx';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { Tag } from '#client/ui/tag.tsx';
import type { AgendaItemFacts } from '#shared/document/read-agenda.ts';
import { inWords, PURPOSES } from '#shared/domain/vocabulary.ts';
import { BoundText } from './bound-text.tsx';
import type { AgendaEditing } from './use-agenda.ts';

const PURPOSE_OPTIONS = [
  { value: '', name: 'Not recorded' },
  ...PURPOSES.map((purpose) => ({ value: purpose, name: inWords(purpose) })),
];

export interface AgendaItemCardProps {
  readonly item: AgendaItemFacts;
  readonly number: string;
  /** The reference of its minute; `null`: none was allotted. */
  readonly reference: string | null;
  readonly agenda: AgendaEditing;
  readonly choices: readonly Choice[];
  readonly handle: ComponentProps<'span'>;
  /** Absent at the top, and at the bottom. */
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
  /** Absent for those who may not withdraw an item. */
  readonly onWithdraw: (() => void) | null;
  /** What else can be done about it, on pages of its own. */
  readonly links: ReactNode;
}

/** One item of the agenda, to be written by several people at once. */
export function AgendaItemCard(props: AgendaItemCardProps) {
  const { item, number, reference, agenda, choices, handle, onUp, onDown } = props;
  const title = agenda.textOf(item.id, 'title');
  const recommendation = agenda.textOf(item.id, 'recommendation');
  const named = item.title === '' ? `item ${number}` : item.title;
  return (
    <>
      <div className="agenda-item__side">
        <span className="agenda-item__handle" aria-hidden="true" {...handle} />
        <span className="agenda-item__number">{number}</span>
      </div>
      <div className="agenda-item__body">
        {reference === null ? null : <p className="quiet">Minute reference {reference}</p>}
        {title === null ? null : <BoundText label="Title" text={title} agenda={agenda} oneLine />}
        <div className="agenda-item__facts">
          <PersonField
            label="Lead"
            choices={choices}
            id={item.leadId}
            text={item.leadText}
            onChange={(who) => agenda.set(item.id, { leadId: who.id, leadText: who.text })}
          />
          <FactSelect
            label="Purpose"
            value={item.purpose ?? ''}
            options={PURPOSE_OPTIONS}
            disabled={false}
            onChange={(purpose) => agenda.set(item.id, { purpose: purpose || null })}
          />
          <FactInput
            label="Minutes of time"
            numeric
            value={item.minutes === null ? '' : String(item.minutes)}
            disabled={false}
            onChange={(typed) => agenda.set(item.id, { minutes: minutesOf(typed) })}
          />
          <FactInput
            label="Paper"
            value={item.paper ?? ''}
            disabled={false}
            onChange={(paper) => agenda.set(item.id, { paper: paper.trim() || null })}
          />
        </div>
        {recommendation === null ? null : (
          <BoundText label="Recommendation" text={recommendation} agenda={agenda} />
        )}
        <div className="button-row agenda-item__deeds">
          <MoveButton direction="up" id={item.id} named={named} onMove={onUp} />
          <MoveButton direction="down" id={item.id} named={named} onMove={onDown} />
          <Withdrawal {...props} named={named} />
        </div>
        {props.links}
      </div>
    </>
  );
}

function MoveButton({
  direction,
  id,
  named,
  onMove,
}: {
  readonly direction: 'up' | 'down';
  readonly id: string;
  readonly named: string;
  readonly onMove: (() => void) | null;
}) {
  return (
    <Button
      weight="quiet"
      id={moveButtonId(id, direction)}
      busy={onMove === null}
      onClick={() => onMove?.()}
    >
      Move {direction}
      <span className="nhsuk-u-visually-hidden">: {named}</span>
    </Button>
  );
}

export const moveButtonId = (id: string, direction: 'up' | 'down') => `move-${direction}-${id}`;

function Withdrawal({
  item,
  named,
  onWithdraw,
}: Pick<AgendaItemCardProps, 'item' | 'onWithdraw'> & { readonly named: string }) {
  const [asking, setAsking] = useState(false);
  if (item.state === 'withdrawn') return <Tag colour="grey">Withdrawn</Tag>;
  if (onWithdraw === null) return null;
  return (
    <>
      <Button weight="quiet" onClick={() => setAsking(true)}>
        Withdraw
        <span className="nhsuk-u-visually-hidden">: {named}</span>
      </Button>
      <Dialog title={`Withdraw “${named}”?`} open={asking} onClose={() => setAsking(false)}>
        <p>The item stays on the agenda, marked as withdrawn. It is not taken at the meeting.</p>
        <div className="button-row">
          <Button
            weight="warning"
            onClick={() => {
              setAsking(false);
              onWithdraw();
            }}
          >
            Withdraw the item
          </Button>
          <Button weight="secondary" onClick={() => setAsking(false)}>
            Keep it
          </Button>
        </div>
      </Dialog>
    </>
  );
}

function minutesOf(typed: string): number | null {
  const minutes = Number(typed.trim());
  return typed.trim() === '' || !Number.isInteger(minutes) || minutes < 0 || minutes > 1440
    ? null
    : minutes;
}
