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

/** What is wrong with one field of what was asked. */
export interface FieldFault {
  /** As the order names it: `person.email`. */
  readonly path: string;
  readonly message: string;
}

/** A rule of the committee said no. The message is fit to show to the person who asked. */
export class DomainError extends Error {
  readonly code: DomainErrorCode;
  /** The fields it is about; empty when it is about the whole. */
  readonly fields: readonly FieldFault[];

  constructor(code: DomainErrorCode, message: string, fields: readonly FieldFault[] = []) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
    this.fields = fields;
  }
}
