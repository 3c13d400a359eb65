import { WebsocketProvider } from 'y-websocket';
import { WebsocketProvider as Provider1 } from 'y-websocket-1';
import { WebsocketProvider as Provider2 } from 'y-websocket-2';

type Provider = typeof WebsocketProvider;

/** The providers of y-websocket that are out there, oldest first. What we use of them is the same in all. */
export const Y_WEBSOCKETS: readonly (readonly [version: string, Provider])[] = [
  ['1.5', Provider1 as unknown as Provider],
  ['2.1', Provider2 as unknown as Provider],
  ['3.1', WebsocketProvider],
];
