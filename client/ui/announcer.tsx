import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

const AnnounceContext = createContext<(words: string) => void>(() => {});

/** Says a short sentence through the page's one polite live region. Only for what the person did or asked
 *  for: what others do is shown, not spoken. */
export const useAnnounce = () => useContext(AnnounceContext);

export function Announcer({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState({ words: '', turn: 0 });
  const announce = useCallback(
    (words: string) => setSaid((before) => ({ words, turn: before.turn + 1 })),
    [],
  );
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <div className="nhsuk-u-visually-hidden" role="status" aria-live="polite">
        {/* A new node each time, so that the same words are said again. */}
        <span key={said.turn}>{said.words}</span>
      </div>
    </AnnounceContext.Provider>
  );
}
