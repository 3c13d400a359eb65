import { join } from 'node:path';
import type { Config } from '#server/config.ts';
import type { Mailer } from '#server/mail/mailer.ts';
import { createNotifyMailer } from '#server/mail/notify.ts';
import { createOutbox } from '#server/mail/outbox.ts';
import { createSmtpMailer } from '#server/mail/smtp.ts';

export interface MailerDeps {
  /** The data folder. */
  readonly folder: string;
  readonly now: () => number;
  readonly randomBytes: (size: number) => Buffer;
}

/** How letters leave, as the settings say; without any, as files. */
export function mailerOf(config: Config, { folder, now, randomBytes }: MailerDeps): Mailer {
  const { SMTP_URL, MAIL_FROM, NOTIFY_API_KEY, NOTIFY_TEMPLATE_ID, NOTIFY_BASE_URL } = config;
  if (SMTP_URL !== undefined && MAIL_FROM !== undefined) {
    return createSmtpMailer({ url: SMTP_URL, from: MAIL_FROM });
  }
  if (NOTIFY_API_KEY !== undefined && NOTIFY_TEMPLATE_ID !== undefined) {
    return createNotifyMailer({
      apiKey: NOTIFY_API_KEY,
      templateId: NOTIFY_TEMPLATE_ID,
      baseUrl: NOTIFY_BASE_URL ?? null,
    });
  }
  return createOutbox({ folder: join(folder, 'outbox'), now, randomBytes });
}
