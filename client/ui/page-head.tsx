import { type ReactNode, useEffect } from 'react';
import { useHeadingFocus } from './arrival.ts';

export interface PageHeadProps {
  /** What the page belongs to; it stands above the heading and in the window's title. */
  readonly caption?: string | undefined;
  readonly title: string;
  readonly tag?: ReactNode;
  /** A sentence or two below the heading. */
  readonly children?: ReactNode;
}

/** Longer than this, a heading is a sentence and is set smaller. */
const LONG = 60;
const SERVICE = 'Matters Arising';

/** The one h1 of a page, and the window's title with it. */
export function PageHead({ caption, title, tag, children }: PageHeadProps) {
  const heading = useHeadingFocus();
  useEffect(() => {
    document.title = [title, caption, SERVICE].filter((part) => part !== undefined).join(' – ');
  }, [title, caption]);
  return (
    <div className="page-head">
      {caption === undefined ? null : <p className="page-head__caption">{caption}</p>}
      <div className="page-head__line">
        <h1
          className={
            title.length > LONG ? 'page-head__title page-head__title--long' : 'page-head__title'
          }
          tabIndex={-1}
          ref={heading}
        >
          {title}
        </h1>
        {tag}
      </div>
      {children === undefined ? null : <div className="page-head__lede">{children}</div>}
    </div>
  );
}
