import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mailer } from './mailer.ts';

export interface OutboxDeps {
  readonly folder: string;
  readonly now: () => number;
  readonly randomBytes: (size: number) => Buffer;
}

/** Letters as files, for trying the service out: nobody is sent anything. */
export function createOutbox({ folder, now, randomBytes }: OutboxDeps): Mailer {
  return {
    words: `as files into ${folder}`,
    send: async ({ to, subject, text }) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const at = new Date(now());
      const name = `${at.toISOString().replaceAll(/[:.]/g, '-')}-${randomBytes(4).toString('hex')}`;
      const lines = [
        `Date: ${at.toUTCString()}`,
        `To: ${to}`,
        `Subject: ${subject}`,
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: 8bit',
        '',
        text,
      ];
      // A letter signs somebody in: it is for the owner of the data alone. It gets its name when it is whole.
      const unfinished = join(folder, `.${name}`);
      await writeFile(unfinished, lines.join('\r\n'), { mode: 0o600, flag: 'wx' });
      await rename(unfinished, join(folder, `${name}.eml`));
    },
  };
}
