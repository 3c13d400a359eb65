/** Why the relay closes a socket. 44xx are final: y-websocket does not come back after one.
 *  The rest are passing: the client comes back and synchronises (relay.md, 3.10). */
export const CLOSE = {
  badFrame: 4400,
  sessionOver: 4401,
  readOnly: 4403,
  notFound: 4404,
  wrongEpoch: 4409,
  tooLarge: 4413,
  pageTooOld: 4426,
  restart: 1012,
  overload: 1013,
  storage: 4500,
  slowReader: 4508,
  tooMany: 4529,
} as const;

export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];

export function isFinal(code: number): boolean {
  return code >= 4400 && code <= 4499;
}
