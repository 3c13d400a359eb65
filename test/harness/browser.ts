import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { RunningServer } from './running-server.ts';

/** A real Chromium in which each person has a context (cookies, storage) of their own. */
export interface Browsers {
  /** Signs somebody in through their link, as they would, and leaves them at the home page. */
  signIn(person: string, size?: Size): Promise<Person>;
  /** Somebody who is not signed in, at an empty page. */
  visit(size?: Size): Promise<Person>;
  /** The same for somebody whose link is at hand. */
  signInBy(link: string, size?: Size): Promise<Person>;
  close(): Promise<void>;
}

export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page wrote to the console as an error, requests to elsewhere, and what its content security
   *  policy refused: all should be none. */
  readonly complaints: readonly string[];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const WIDE: Size = { width: 1280, height: 900 };
export const TABLET: Size = { width: 820, height: 1180 };
/** 1280 pixels at 400 % zoom. */
export const ZOOMED: Size = { width: 320, height: 256 };

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export async function openBrowsers(
  server: Pick<RunningServer, 'origin' | 'link'>,
): Promise<Browsers> {
  const installed = PLACES.find((place) => place !== undefined && existsSync(place));
  const browser: Browser = await chromium.launch({
    ...(installed === undefined ? {} : { executablePath: installed }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const visit = async (size: Size = WIDE): Promise<Person> => {
    const context = await browser.newContext({ viewport: size, locale: 'en-GB' });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') {
        complaints.push(`${message.text()} ${message.location().url}`);
      }
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== server.origin) {
        complaints.push(`asked ${origin} for something`);
      }
    });
    await context.exposeBinding('refusedByPolicy', (_, what: string) => {
      complaints.push(`the policy refused ${what}`);
    });
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const what = `${event.effectiveDirective} of ${event.blockedURI} ${event.sample} at ${event.sourceFile}:${event.lineNumber}`;
        // biome-ignore lint/suspicious/noExplicitAny: the test's own, put on the window by Playwright
        (window as any).refusedByPolicy(what);
      });
    });
    return { page, context, complaints };
  };
  const browsers: Browsers = {
    visit,
    signIn: (person, size) => browsers.signInBy(server.link(person), size),
    signInBy: async (link, size) => {
      const visitor = await visit(size);
      await visitor.page.goto(link);
      await visitor.page.getByRole('button').click();
      await visitor.page.waitForURL(`${server.origin}/`);
      return visitor;
    },
    close: () => browser.close(),
  };
  return browsers;
}
