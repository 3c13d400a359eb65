import type { FieldFault } from '#client/ui/error-summary.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import type { MeetingItem } from '#shared/protocol/http/meeting.ts';
import { errorAt } from './form-faults.ts';
import { itemChoice, type PassageChoice, passagesOf } from './passages.ts';

/** Chooses an item of minutes and a paragraph of it, or what else has words there. */
export function PassageChooser({
  ids,
  items,
  blocks,
  chosen,
  faults,
  onItem,
  onPassage,
}: {
  readonly ids: { readonly itemId: string; readonly blockId: string };
  readonly items: readonly MeetingItem[];
  /** Of the chosen item. */
  readonly blocks: readonly MinuteBlock[];
  readonly chosen: { readonly itemId: string; readonly blockId: string };
  readonly faults: readonly FieldFault[];
  readonly onItem: (itemId: string) => void;
  readonly onPassage: (passage: PassageChoice | null) => void;
}) {
  const passages = passagesOf(blocks);
  const hasItem = items.some((one) => one.id === chosen.itemId);
  return (
    <>
      <Select
        id={ids.itemId}
        label="Item"
        error={errorAt(faults, ids.itemId)}
        value={chosen.itemId}
        options={[
          { value: '', name: 'Choose an item' },
          ...items.map((one) => ({ value: one.id, name: itemChoice(one) })),
        ]}
        onChange={onItem}
      />
      {!hasItem ? null : passages.length === 0 ? (
        <p className="quiet" role="status">
          Nothing was minuted under this item, so there are no words to change.
        </p>
      ) : (
        <Select
          id={ids.blockId}
          label="Paragraph"
          error={errorAt(faults, ids.blockId)}
          value={chosen.blockId}
          options={[
            { value: '', name: 'Choose a paragraph' },
            ...passages.map(({ id, name }) => ({ value: id, name })),
          ]}
          onChange={(id) => onPassage(passages.find((one) => one.id === id) ?? null)}
        />
      )}
    </>
  );
}
