import { html } from 'hono/html';

/** A page made by the server, without script: sign-in, signed out, errors before anyone is signed in. */
export function page(title: string, body: ReturnType<typeof html>) {
  return html`<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} – Matters Arising</title>
    <link rel="stylesheet" href="/server-page.css" />
    <link rel="icon" href="data:," />
  </head>
  <body>
    <header><p>Matters Arising</p></header>
    <main>
      <h1>${title}</h1>
      ${body}
    </main>
  </body>
</html>`;
}

export const pageStyle = `
html { font-family: Arial, sans-serif; font-size: 1.1875rem; line-height: 1.5; background: #f0f4f5; color: #212b32; }
body { margin: 0; }
header { background: #005eb8; color: #fff; padding: 0.25rem 1.25rem; font-weight: 700; }
main { max-width: 40rem; margin: 3rem auto; padding: 0 1.25rem 2rem; }
h1 { font-size: 2rem; line-height: 1.2; }
button { font: inherit; font-weight: 700; color: #fff; background: #007f3b; border: 0; border-radius: 4px;
  box-shadow: 0 4px 0 #00401e; padding: 0.75rem 1rem; min-height: 2.75rem; cursor: pointer; }
button:hover { background: #00662f; }
:focus-visible { outline: 4px solid #ffeb3b; outline-offset: 0; background-color: #ffeb3b; color: #212b32;
  box-shadow: 0 4px 0 #212b32; }
a { color: #005eb8; }
`;
