/** What ends the reading of an update at once. */
export class Unsound extends Error {
  readonly state: 'malformed' | 'too_large';

  constructor(state: 'malformed' | 'too_large', why: string) {
    super(why);
    this.state = state;
  }
}

export function malformed(why: string): Unsound {
  return new Unsound('malformed', why);
}

export function tooLarge(what: string): Unsound {
  return new Unsound('too_large', what);
}
