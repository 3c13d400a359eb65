import type { ReactNode } from 'react';
import { formInWords } from '#shared/document/compare-facts.ts';
import type { LineForm } from '#shared/document/lines.ts';
import { begun } from '#shared/lang/capital.ts';
import type { AgendaItemChange, ComparedText, LineChange } from '#shared/protocol/http/versions.ts';
import { ComparedFacts, ComparedWords } from './compared-words.tsx';
import { goneInWords, type MeetingTexts } from './let-go.ts';
import { didInWords, placeInWords } from './version-words.ts';

/** What changed in one text. Lines that did not are folded. */
export function ComparedTextSection({
  text,
  meeting,
  children,
}: {
  readonly text: ComparedText;
  readonly meeting: MeetingTexts;
  /** What can be done about it. */
  readonly children?: ReactNode;
}) {
  const heading = `compared-${text.itemId ?? text.part}`;
  return (
    <section className="sheet compared" aria-labelledby={heading}>
      <h2 className="nhsuk-heading-m" id={heading}>
        {begun(placeInWords(text))}
      </h2>
      {text.state === 'gone' ? (
        <p>
          {goneInWords(
            meeting,
            text,
            'Words were removed from this text for good since, so the two cannot be compared.',
          )}
        </p>
      ) : (
        <>
          <p className="compared__did">
            {text.did.length === 0
              ? 'It looks different; its words are the same.'
              : `${didInWords(text)}.`}
          </p>
          {stretchesOf(text.lines).map(({ key, same, lines }) =>
            same ? (
              <details className="compared__same" key={key}>
                <summary>
                  {lines.length === 1
                    ? '1 line did not change'
                    : `${lines.length} lines did not change`}
                </summary>
                {lines.map((line, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
                  <Line key={index} line={line} />
                ))}
              </details>
            ) : (
              lines.map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
                <Line key={`${key}.${index}`} line={line} />
              ))
            ),
          )}
          <AgendaChanges items={text.agenda} />
          {children}
        </>
      )}
    </section>
  );
}

function Line({ line }: { readonly line: LineChange }) {
  const label = labelOf(line);
  return (
    <div className={`compared__line compared__line--${line.kind}`}>
      {label === null ? null : <p className="compared__label">{label}</p>}
      <p className={`compared__words compared__words--${line.form}`}>
        <ComparedWords words={line.words} />
      </p>
      <ComparedFacts facts={line.facts} kind={line.kind} />
    </div>
  );
}

/** “Added action”, “Moved here: paragraph”; what only has other words needs no label. */
function labelOf({ kind, form, cell, looks }: LineChange): string | null {
  const what = `${formInWords(form as LineForm)}${
    cell === null ? '' : ` (row ${cell.row}, column ${cell.column})`
  }`;
  switch (kind) {
    case 'added':
      return `Added ${what}`;
    case 'removed':
      return `Removed ${what}`;
    case 'moved':
      return `Moved here, with the same words: ${what}`;
    case 'moved_and_changed':
      return `Moved here and changed: ${what}`;
    case 'changed':
      if (looks) return `Bold, italics or a link changed: ${what}`;
      return form === 'paragraph' ? null : `Changed ${what}`;
    default:
      return null;
  }
}

function AgendaChanges({ items }: { readonly items: readonly AgendaItemChange[] }) {
  const changed = items.filter(({ kind }) => kind !== 'unchanged');
  if (changed.length === 0) return null;
  return changed.map((item) => (
    <div className={`compared__line compared__line--${item.kind}`} key={item.itemId}>
      <p className="compared__label">{AGENDA_LABELS[item.kind]}</p>
      <p className="compared__words">
        <ComparedWords words={item.title} />
      </p>
      {item.recommendation.some(({ change }) => change !== 'kept') ? (
        <p className="compared__words">
          Recommendation: <ComparedWords words={item.recommendation} />
        </p>
      ) : null}
      <ComparedFacts facts={item.facts} kind={item.kind} />
    </div>
  ));
}

const AGENDA_LABELS: Record<AgendaItemChange['kind'], string> = {
  unchanged: 'Item',
  changed: 'Changed item',
  moved: 'Moved here: item',
  moved_and_changed: 'Moved here and changed: item',
  added: 'Added item',
  removed: 'Removed item',
};

interface Stretch {
  readonly key: number;
  readonly same: boolean;
  readonly lines: LineChange[];
}

/** Neighbouring lines that did not change go together. */
function stretchesOf(lines: readonly LineChange[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const [key, line] of lines.entries()) {
    const same = line.kind === 'unchanged';
    const last = stretches.at(-1);
    if (last?.same === same) last.lines.push(line);
    else stretches.push({ key, same, lines: [line] });
  }
  return stretches;
}
