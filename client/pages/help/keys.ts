/** Every shortcut of the pages. None is a single letter, so none is pressed by chance or by dictation. */
export const KEYS: readonly {
  readonly where: string;
  readonly keys: readonly { readonly keys: string; readonly does: string }[];
}[] = [
  {
    where: 'In the reading view',
    keys: [
      { keys: 'Alt and N', does: 'Go to the next comment' },
      { keys: 'Alt and P', does: 'Go to the previous comment' },
    ],
  },
  {
    where: 'In a minute you can edit',
    keys: [
      {
        keys: 'Arrow down or up',
        does: 'At the end or the start of an item, go on to the next one',
      },
      { keys: '/ at the start of a line', does: 'Open the menu of what you can insert' },
      { keys: 'Alt and F10', does: 'Go to the toolbar' },
      {
        keys: 'Tab',
        does: 'From the wording of an action or decision, go to its owner, date or verb',
      },
      { keys: 'Escape, then Tab', does: 'Leave the text, wherever you are in it' },
      { keys: 'Ctrl and Z', does: 'Undo your own last change. Others’ work is left alone' },
      { keys: 'Ctrl and Y', does: 'Do it again after undoing it' },
      { keys: 'Ctrl and B, Ctrl and I', does: 'Bold, italic' },
    ],
  },
];
