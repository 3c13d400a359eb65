/** Marks the branch that the types exclude; a new member of a union is a type error here. */
export function unreachable(value: never): never {
  throw new Error(`Unexpected value ${JSON.stringify(value)}`);
}
