import type { NodeViewProps } from '@tiptap/react';
import { isCalendarDay } from '#shared/domain/calendar.ts';
import type { DueKind } from '#shared/domain/vocabulary.ts';
import { useEditorFacts } from './editor-facts.ts';
import { FactInput, FactSelect } from './fact-fields.tsx';
import { PersonField } from './person-field.tsx';
import { progressInWords } from './record-facts.ts';
import { attributeText, orNull, RecordFrame } from './record-frame.tsx';

const DUE_OPTIONS: readonly { readonly value: DueKind | ''; readonly name: string }[] = [
  { value: '', name: 'Not recorded' },
  { value: 'date', name: 'On a date' },
  { value: 'next_meeting', name: 'Next meeting' },
  { value: 'text', name: 'In words' },
];

export function ActionNode(props: NodeViewProps) {
  const { node, editor, updateAttributes } = props;
  const { names, progressOf } = useEditorFacts();
  const id = attributeText(node, 'id');
  const dueKind = attributeText(node, 'dueKind');
  const disabled = !editor.isEditable;
  const progress = id === '' ? null : progressOf(id);
  return (
    <RecordFrame
      {...props}
      kind="action"
      prompt="What is to be done"
      below={
        progress === null ? undefined : (
          <>
            {progressInWords(progress)} <a href={`/actions/${id}`}>Follow this action</a>
          </>
        )
      }
    >
      <PersonField
        label="Owner"
        choices={names.choices}
        id={orNull(attributeText(node, 'ownerId'))}
        text={orNull(attributeText(node, 'ownerText'))}
        disabled={disabled}
        onChange={(who) => updateAttributes({ ownerId: who.id, ownerText: who.text })}
      />
      <FactSelect
        label="Due"
        value={dueKind}
        options={DUE_OPTIONS}
        disabled={disabled}
        onChange={(value) => updateAttributes({ dueKind: orNull(value) })}
      />
      {dueKind === 'date' ? (
        <FactInput
          label="Date due"
          type="date"
          value={attributeText(node, 'dueDate')}
          disabled={disabled}
          onChange={(value) => updateAttributes({ dueDate: calendarDay(value) })}
        />
      ) : null}
      {dueKind === 'text' ? (
        <FactInput
          label="Due, in words"
          value={attributeText(node, 'dueText')}
          disabled={disabled}
          onChange={(value) => updateAttributes({ dueText: orNull(value) })}
        />
      ) : null}
    </RecordFrame>
  );
}

/** A date box holds years like 0002 while somebody is still typing 2026. */
function calendarDay(value: string): string | null {
  return isCalendarDay(value) && value >= '1900' ? value : null;
}
