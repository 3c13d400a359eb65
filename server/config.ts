import { isIP } from 'node:net';
import * as z from 'zod';

const count = (fallback: number) => z.coerce.number().int().positive().default(fallback);

const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()])));

const hostName = z.string().regex(/^[a-z0-9.-]+\.[a-z0-9-]+$/, 'must be a domain, as example.org');

/** An organisation that signs its own people in, by OpenID Connect. */
const organisation = z.strictObject({
  /** Part of the address that it sends people back to: `/sign-in/with/callback/<id>`. */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
  name: z.string().min(1),
  issuer: z.url().refine((address) => !isOpenToAnybody(address), 'must begin with https:'),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** Whose addresses it may vouch for. */
  emailDomains: z.array(hostName).min(1),
  /** Its directory gives nobody an address that is not theirs, though it does not say so each time. */
  addressesAreVerified: z.boolean().default(false),
});

const organisations = z
  .string()
  .default('[]')
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'must be a list in JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z
      .array(organisation)
      .refine((all) => new Set(all.map((one) => one.id)).size === all.length, 'ids must differ'),
  );

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  /** The deploying body's name, for the header. */
  ORG_NAME: z.string().optional(),
  /** Addresses the service is opened at besides its own host, e.g. `https://minutes.example.org`. */
  PUBLIC_ORIGINS: list.pipe(z.array(z.url().transform((address) => new URL(address).origin))),
  /** Proxies that are believed when they say where a request came from: addresses, or ranges as 10.0.0.0/8. */
  TRUSTED_PROXIES: list.pipe(
    z.array(z.string().refine(isAddressOrRange, 'must be an address or a range, as 10.0.0.0/8')),
  ),
  /** Letters by SMTP: `smtps://user:password@mail.example.org`. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>@\r\n]*<?[^\s<>@"]+@[^\s<>@"]+>?$/, 'must have an e-mail address')
    .optional(),
  /** Letters by GOV.UK Notify. */
  NOTIFY_API_KEY: z.string().min(74).optional(),
  NOTIFY_TEMPLATE_ID: z.guid().optional(),
  NOTIFY_BASE_URL: z.url().optional(),
  /** Organisations that sign their own people in, as a list in JSON. */
  SIGN_IN_WITH: organisations,
  /** A session that nobody uses ends after this. */
  SESSION_IDLE_MINUTES: count(12 * 60),
  /** Every session ends this long after its sign-in. */
  SESSION_LONGEST_HOURS: count(7 * 24),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** A port of their own for the service's figures (`/metrics`), for whoever watches over it. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  /** With it the figures are at `PORT` too. It has to be brought to either (`Authorization: Bearer …`). */
  METRICS_TOKEN: z.string().min(16).optional(),
  LIMIT_SOCKETS_PER_PERSON: count(64),
  LIMIT_SOCKETS_PER_DOCUMENT: count(400),
  LIMIT_UPDATES_PER_SECOND: count(60),
  LIMIT_BYTES_PER_SECOND: count(1024 * 1024),
});

export type Config = z.output<typeof environment>;

/** The only schema of environment variables.
 *  @throws ConfigFault naming every fault at once */
export function readConfig(variables: Record<string, string | undefined>): Config {
  const read = environment.safeParse(variables);
  const faults = [
    ...(read.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...faultsBetween(variables),
  ];
  if (read.success && faults.length === 0) return read.data;
  throw new ConfigFault(faults);
}

/** Settings that need or exclude each other. */
function faultsBetween(variables: Record<string, string | undefined>): string[] {
  const isSet = (name: string) => variables[name] !== undefined;
  const origins = (variables.PUBLIC_ORIGINS ?? '').split(',').map((one) => one.trim());
  const { METRICS_PORT, METRICS_HOST = '127.0.0.1' } = variables;
  return [
    // Over http a session can be read and used by whoever is on the way.
    ...origins
      .filter(isOpenToAnybody)
      .map((one) => `PUBLIC_ORIGINS: ${one} must begin with https:`),
    ...(METRICS_PORT !== undefined && !isThisMachine(METRICS_HOST) && !isSet('METRICS_TOKEN')
      ? ['METRICS_TOKEN: METRICS_HOST lets other machines ask, so the figures need it']
      : []),
    ...(METRICS_PORT !== undefined && METRICS_PORT !== '0' && METRICS_PORT === variables.PORT
      ? ['METRICS_PORT: PORT is the same']
      : []),
    ...(isSet('MAIL_FROM') && !isSet('SMTP_URL') ? ['SMTP_URL: MAIL_FROM is set without it'] : []),
    ...(isSet('NOTIFY_BASE_URL') && !isSet('NOTIFY_API_KEY')
      ? ['NOTIFY_API_KEY: NOTIFY_BASE_URL is set without it']
      : []),
    ...(isSet('SMTP_URL') && !isSet('MAIL_FROM') ? ['MAIL_FROM: SMTP_URL needs it'] : []),
    ...(isSet('NOTIFY_API_KEY') && !isSet('NOTIFY_TEMPLATE_ID')
      ? ['NOTIFY_TEMPLATE_ID: NOTIFY_API_KEY needs it']
      : []),
    ...(isSet('NOTIFY_TEMPLATE_ID') && !isSet('NOTIFY_API_KEY')
      ? ['NOTIFY_API_KEY: NOTIFY_TEMPLATE_ID needs it']
      : []),
    ...(isSet('SMTP_URL') && isSet('NOTIFY_API_KEY')
      ? ['SMTP_URL: letters leave one way only, and NOTIFY_API_KEY is set']
      : []),
  ];
}

/** An address of other machines that is opened without encryption. */
function isOpenToAnybody(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname } = new URL(origin);
  return protocol !== 'https:' && !isThisMachine(hostname);
}

function isThisMachine(host: string): boolean {
  return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/i.test(host);
}

function isAddressOrRange(text: string): boolean {
  const [address = '', bits, more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more !== undefined) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32))
  );
}

export class ConfigFault extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The settings are not valid:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigFault';
    this.faults = faults;
  }
}
