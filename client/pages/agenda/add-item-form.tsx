import { useId, useState } from 'react';
import { addItem } from '#client/live/deeds.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import type { Part } from '#shared/domain/vocabulary.ts';

/** A new item goes to the end of its part. */
export function AddItemForm({
  meetingId,
  part,
}: {
  readonly meetingId: string;
  readonly part: Part;
}) {
  const id = useId();
  const announce = useAnnounce();
  const [title, setTitle] = useState('');
  const [missing, setMissing] = useState(false);
  const adding = useDeed(addItem);
  const error = missing
    ? 'Enter a title for the item'
    : (adding.fault?.fields[0]?.message ?? adding.fault?.message);
  return (
    <form
      className="add-item no-print"
      onSubmit={async (event) => {
        event.preventDefault();
        setMissing(title.trim() === '');
        if (title.trim() === '') {
          document.getElementById(id)?.focus();
          return;
        }
        const added = await adding.act(meetingId, { part, title });
        if (added === null) return;
        announce(`Added: ${title}`);
        setTitle('');
      }}
    >
      <TextField
        id={id}
        label={part === 'I' ? 'Add an item' : 'Add an item to Part II'}
        hint="Its title. Everything else can be written afterwards."
        error={error}
        value={title}
        onChange={setTitle}
      />
      <Button type="submit" weight="secondary" busy={adding.sending}>
        Add item
      </Button>
    </form>
  );
}
