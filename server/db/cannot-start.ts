/** Why the server must not start on what it found in its folder, in words for whoever runs it. */
export class CannotStart extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CannotStart';
  }
}
