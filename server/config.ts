import * as z from 'zod';

const count = (fallback: number) => z.coerce.number().int().positive().default(fallback);

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  /** The deploying body's name, for the header. */
  ORG_NAME: z.string().optional(),
  /** Addresses the service is opened at besides its own host, e.g. `https://minutes.example.org`. */
  PUBLIC_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()])))
    .pipe(z.array(z.url().transform((address) => new URL(address).origin))),
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
  if (read.success) return read.data;
  throw new ConfigFault(
    read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
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
