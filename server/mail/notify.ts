import type { NotifyClient } from 'notifications-node-client';
import type { Mailer } from './mailer.ts';

export interface NotifyDeps {
  readonly apiKey: string;
  /** A template with `((subject))` as its subject and `((body))` as its message. */
  readonly templateId: string;
  /** Another address than GOV.UK's own, for trials. */
  readonly baseUrl: string | null;
}

/** Letters by GOV.UK Notify. */
export function createNotifyMailer({ apiKey, templateId, baseUrl }: NotifyDeps): Mailer {
  let client: Promise<NotifyClient> | undefined;
  const open = async () => {
    const { NotifyClient } = await import('notifications-node-client');
    return baseUrl === null ? new NotifyClient(apiKey) : new NotifyClient(baseUrl, apiKey);
  };
  return {
    words: 'by GOV.UK Notify',
    send: async ({ to, subject, text }) => {
      client ??= open();
      await (await client).sendEmail(templateId, to, {
        personalisation: { subject, body: text },
      });
    },
  };
}
