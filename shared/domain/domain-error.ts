/** Every reason a rule can say no. A new code is a type error at each door that must translate it. */
export type DomainErrorCode =
  | 'not-found'
  | 'not-allowed'
  | 'not-valid'
  | 'already-closed'
  | 'already-settled'
  | 'passage-changed'
  | 'reason-missing'
  | 'document-damaged';

/** A rule of the committee said no. The message is fit to show to the person who asked. */
export class DomainError extends Error {
  readonly code: DomainErrorCode;

  constructor(code: DomainErrorCode, message: string) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
  }
}
