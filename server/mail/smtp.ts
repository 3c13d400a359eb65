import type { Transporter } from 'nodemailer';
import type { Mailer } from './mailer.ts';

export interface SmtpDeps {
  /** `smtps://user:password@mail.example.org` */
  readonly url: string;
  /** Whom letters are from: `Matters Arising <minutes@example.org>`. */
  readonly from: string;
}

const PATIENCE_MS = 20_000;

/** Letters by SMTP, each over a connection of its own: they are few and far between. */
export function createSmtpMailer({ url, from }: SmtpDeps): Mailer {
  let transport: Promise<Transporter> | undefined;
  const open = async () => {
    const { createTransport } = await import('nodemailer');
    return createTransport({
      url,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  };
  return {
    words: `by SMTP through ${new URL(url).hostname}`,
    send: async ({ to, subject, text }) => {
      transport ??= open();
      await (await transport).sendMail({
        from,
        // As an object, so that nothing in it is read as another address.
        to: { name: '', address: to },
        subject,
        text,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
  };
}
