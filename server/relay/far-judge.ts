/** Looks at large updates on another thread, so that nobody waits while one is read. */
export interface FarJudge {
  /** Whether the update is sound in itself; what it means for the document is asked afterwards, near by.
   *  `busy`: too much is being looked at already. Never rejects. */
  judge(update: Uint8Array): Promise<'fine' | 'too_large' | 'malformed' | 'busy'>;
  close(): Promise<void>;
}
