/** What letters say. Nothing in them tells of a committee's business. */

interface Words {
  readonly subject: string;
  readonly text: string;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
  timeZone: 'Europe/London',
});
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });

/** “5:30pm” */
const timeOf = (instant: number) => clock.format(instant).replace(/\s/g, '').toLowerCase();

export function signInLetter(letter: {
  readonly link: string;
  readonly code: string;
  readonly until: number;
}): Words {
  return {
    subject: 'Sign in to Matters Arising',
    text: `You asked to sign in to Matters Arising.

On this device, open this page and choose “Sign in”:

${letter.link}

On another device, type this code on the page where you asked:

${letter.code}

The link and the code work once, until ${timeOf(letter.until)}.

If you did not ask to sign in, you need not do anything. Nobody can
sign in as you without this letter, so do not send it on to anyone.
`,
  };
}

export function invitationLetter(letter: {
  readonly name: string;
  readonly by: string;
  readonly link: string;
  readonly origin: string;
  readonly until: number;
}): Words {
  return {
    subject: 'Your invitation to Matters Arising',
    text: `Dear ${letter.name}

${letter.by} has invited you to Matters Arising, where committees
write their agendas and minutes together.

To begin, open this page and choose “Sign in”:

${letter.link}

The link works once, until ${day.format(letter.until)}. You can come back
whenever you like: we send you a letter like this one when you give
your e-mail address at

${letter.origin}/sign-in

You do not need a password. Please do not send this letter on: whoever
has it can sign in as you.
`,
  };
}
