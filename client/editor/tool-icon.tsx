const PATHS = {
  bold: 'M7 5h6a3.5 3.5 0 0 1 0 7H7zm0 7h7a3.5 3.5 0 0 1 0 7H7z',
  italic: 'M10 5h8M6 19h8M14.5 5l-5 14',
  heading: 'M6 5v14M18 5v14M6 12h12',
  bullets: 'M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01',
  numbers:
    'M10 6h10M10 12h10M10 18h10M4 4.5l1.5-.5v4.5M4 15.5c0-1.8 2.6-1.8 2.6 0 0 1-2.6 2-2.6 3.5h2.8',
  table: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17',
  undo: 'M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3',
  redo: 'M16 5l4 4-4 4M20 9H10a5.5 5.5 0 0 0 0 11h3',
} as const;

export type ToolIconName = keyof typeof PATHS;

/** A drawing beside a name: the button's own name is what is read out. */
export function ToolIcon({ name }: { readonly name: ToolIconName }) {
  return (
    <svg className="tool__icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
