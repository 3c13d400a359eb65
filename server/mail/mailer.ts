/** A letter in plain text. It says nothing of any committee's business: mail passes through many hands. */
export interface Letter {
  /** One address, as `toEmailAddress` gives it. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** One way for letters to leave. */
export interface Mailer {
  /** How letters leave, for whoever starts the service. */
  readonly words: string;
  /** Resolves once somebody else answers for the letter.
   *  @throws whatever went wrong; the same letter may be tried again */
  send(letter: Letter): Promise<void>;
}
