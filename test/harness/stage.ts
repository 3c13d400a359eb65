import { afterAll, beforeAll } from 'vitest';
import { must } from '#shared/lang/must.ts';
import { type Browsers, openBrowsers, type Person, type Size } from './browser.ts';
import { type RunningServer, type RunningServerOptions, runServer } from './running-server.ts';

/** A running server and a browser for all the journeys of one file. */
export interface Stage {
  readonly server: () => RunningServer;
  signIn(person: string, size?: Size): Promise<Person>;
  /** Somebody who is not signed in, at an empty page. */
  visit(size?: Size): Promise<Person>;
  signInBy(link: string, size?: Size): Promise<Person>;
}

export function setStage(
  environment: Record<string, string> = {},
  options: RunningServerOptions = {},
): Stage {
  let server: RunningServer | null = null;
  let browsers: Browsers | null = null;
  beforeAll(async () => {
    server = await runServer(environment, options);
    browsers = await openBrowsers(server);
  });
  afterAll(async () => {
    await browsers?.close();
    await server?.dispose();
  });
  return {
    server: () => must(server, 'a running server'),
    signIn: (person, size) => must(browsers, 'a browser').signIn(person, size),
    visit: (size) => must(browsers, 'a browser').visit(size),
    signInBy: (link, size) => must(browsers, 'a browser').signInBy(link, size),
  };
}
