/** The value, or a crash: for what the code itself guarantees. A missing thing that a person could
 *  cause is a DomainError instead. */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`Expected ${what}`);
  return value;
}
