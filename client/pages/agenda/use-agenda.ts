import { useEffect, useMemo, useState } from 'react';
import * as Y from 'yjs';
import { SoundUndo } from '#client/editor/sound-undo.ts';
import {
  type AgendaTextName,
  type AgendaValueName,
  agendaItems,
} from '#shared/document/agenda-schema.ts';
import { type AgendaItemFacts, readAgenda } from '#shared/document/read-agenda.ts';
import { rankSalt, ranksToMove } from './agenda-order.ts';

export interface AgendaEditing {
  readonly items: readonly AgendaItemFacts[];
  readonly textOf: (itemId: string, name: AgendaTextName) => Y.Text | null;
  readonly set: (
    itemId: string,
    facts: Partial<Record<AgendaValueName, string | number | null>>,
  ) => void;
  readonly move: (itemId: string, to: number) => void;
  /** Marks what this person does, for undo. */
  readonly origin: object;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** The agenda of one part as it is now, and what may be done to it. */
export function useAgenda(doc: Y.Doc): AgendaEditing {
  const [items, setItems] = useState(() => readAgenda(doc));
  useEffect(() => {
    const read = () => setItems(readAgenda(doc));
    read();
    doc.on('update', read);
    return () => doc.off('update', read);
  }, [doc]);

  const acting = useMemo(() => {
    const origin = {};
    return {
      origin,
      history: new SoundUndo(agendaItems(doc), { trackedOrigins: new Set([origin]) }),
    };
  }, [doc]);
  useEffect(() => () => acting.history.destroy(), [acting]);

  return useMemo(() => {
    const write = (itemId: string, facts: Partial<Record<AgendaValueName, unknown>>) => {
      const map = agendaItems(doc).get(itemId);
      if (map === undefined) return;
      for (const [name, value] of Object.entries(facts)) {
        if (map.get(name) !== value) map.set(name, value);
      }
    };
    const once = (act: () => void) => {
      acting.history.stopCapturing();
      doc.transact(act, acting.origin);
      acting.history.stopCapturing();
    };
    return {
      items,
      origin: acting.origin,
      textOf: (itemId, name) => {
        const text = agendaItems(doc).get(itemId)?.get(name);
        return text instanceof Y.Text ? text : null;
      },
      set: (itemId, facts) => once(() => write(itemId, facts)),
      move: (itemId, to) =>
        once(() => {
          for (const { id, rank } of ranksToMove(items, itemId, to, rankSalt(Math.random))) {
            write(id, { rank });
          }
        }),
      undo: () => acting.history.undo(),
      redo: () => acting.history.redo(),
    };
  }, [doc, items, acting]);
}
