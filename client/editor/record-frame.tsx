import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import type { ReactNode } from 'react';
import type { RecordKind } from '#shared/document/minute-schema.ts';
import { RECORD_NAMES } from './record-kinds.ts';

/** A record in the editor: its kind in a word, the co-edited wording, then its facts as controls. Tab
 *  goes from the wording into the facts, Escape goes back. */
export function RecordFrame({
  kind,
  prompt,
  node,
  editor,
  getPos,
  children,
  below,
}: Pick<NodeViewProps, 'node' | 'editor' | 'getPos'> & {
  readonly kind: RecordKind;
  /** What to write, shown while there are no words. */
  readonly prompt: string;
  readonly children: ReactNode;
  readonly below?: ReactNode;
}) {
  const backToWording = () => {
    const at = getPos();
    if (at !== undefined) editor.commands.focus(at + 1 + node.content.size);
  };
  return (
    <NodeViewWrapper
      className={`record record--${kind}`}
      role="group"
      aria-label={RECORD_NAMES[kind]}
      data-record={kind}
      data-block-id={node.attrs.id}
    >
      <div className="record__head" contentEditable={false}>
        <strong className="record__name">{RECORD_NAMES[kind]}</strong>
      </div>
      <NodeViewContent
        className="record__wording"
        data-prompt={node.content.size === 0 ? prompt : undefined}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard for all the controls inside */}
      <div
        className="record__facts"
        contentEditable={false}
        data-facts=""
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          event.preventDefault();
          backToWording();
        }}
      >
        {children}
      </div>
      {below === undefined ? null : (
        <div className="record__progress" contentEditable={false}>
          {below}
        </div>
      )}
    </NodeViewWrapper>
  );
}

/** An attribute's text, with nothing recorded as empty text: what form controls hold. */
export function attributeText(node: NodeViewProps['node'], name: string): string {
  const value: unknown = node.attrs[name];
  return typeof value === 'string' ? value : '';
}

/** Back from a form control: empty text is nothing recorded. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text);
