import { createContext, useContext } from 'react';

/** Whether the person to whom this page belongs is signed in, for those who keep words of theirs. */
export interface PageSession {
  readonly signedIn: boolean;
  /** When the server last said who is signed in, in milliseconds. */
  readonly asOf: number;
  /** Asks the server who is signed in. */
  readonly askAgain: () => void;
  /** While `owes` says so the page stays in sight when its person is signed out, because it has words that
   *  are nowhere else. Returns what ends that. */
  readonly stayFor: (owes: () => boolean) => () => void;
}

export const SessionContext = createContext<PageSession>({
  signedIn: true,
  asOf: 0,
  askAgain: () => {},
  stayFor: () => () => {},
});

export const useSession = () => useContext(SessionContext);
