import type { ReactNode } from 'react';

export type TagColour =
  | 'white'
  | 'grey'
  | 'green'
  | 'aqua-green'
  | 'blue'
  | 'purple'
  | 'orange'
  | 'yellow'
  | 'red';

/** A state in one or two words. The words carry it; the colour only helps the eye. */
export function Tag({
  colour,
  children,
}: {
  readonly colour?: TagColour;
  readonly children: ReactNode;
}) {
  return (
    <strong className={colour === undefined ? 'nhsuk-tag' : `nhsuk-tag nhsuk-tag--${colour}`}>
      {children}
    </strong>
  );
}
