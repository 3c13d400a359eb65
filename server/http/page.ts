import { html } from 'hono/html';

type Html = ReturnType<typeof html>;

/** A page made by the server, without script: sign-in, signed out, errors before anyone is signed in. */
export function page(title: string, body: Html, heading = title) {
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
      <h1>${heading}</h1>
      ${body}
    </main>
  </body>
</html>`;
}

export interface TextField {
  /** Its name in the form as well. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly type: 'text' | 'email';
  readonly autocomplete: string;
  readonly inputmode?: 'numeric';
  readonly value: string;
  readonly fault?: string | undefined;
  readonly short?: boolean;
}

export function textField(field: TextField): Html {
  const { id, label, hint, type, autocomplete, inputmode, value, fault, short } = field;
  const described = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(fault === undefined ? [] : [`${id}-error`]),
  ].join(' ');
  return html`<div class="${fault === undefined ? 'field' : 'field wrong'}">
    <label for="${id}">${label}</label>
    ${hint === undefined ? '' : html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${fault === undefined ? '' : html`<p class="error" id="${id}-error">${fault}</p>`}
    <input
      id="${id}"
      name="${id}"
      type="${type}"
      value="${value}"
      autocomplete="${autocomplete}"
      ${inputmode === undefined ? '' : html`inputmode="${inputmode}"`}
      ${described === '' ? '' : html`aria-describedby="${described}"`}
      ${fault === undefined ? '' : html`aria-invalid="true"`}
      ${short === true ? html`class="short"` : ''}
      spellcheck="false"
      autocapitalize="none"
    />
  </div>`;
}

/** Everything that is wrong with a form, each with the way to its field. */
export function errorSummary(
  faults: readonly { readonly id: string; readonly message: string }[],
): Html | string {
  if (faults.length === 0) return '';
  return html`<div class="errors" role="alert">
    <h2>There is a problem</h2>
    <ul>
      ${faults.map(({ id, message }) => html`<li><a href="#${id}">${message}</a></li>`)}
    </ul>
  </div>`;
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
h2 { font-size: 1.375rem; line-height: 1.3; margin: 2rem 0 0.5rem; }
form { margin: 1.5rem 0; }
.field { margin: 0 0 1.5rem; }
.field.wrong { border-left: 4px solid #d5281b; padding-left: 1rem; }
label { display: block; font-weight: 700; }
.hint { margin: 0.25rem 0; color: #4c6272; }
.error { margin: 0.25rem 0; color: #d5281b; font-weight: 700; }
input { font: inherit; box-sizing: border-box; width: 100%; min-height: 2.75rem; padding: 0.25rem 0.5rem;
  margin-top: 0.25rem; border: 2px solid #4c6272; border-radius: 0; background: #fff; color: #212b32; }
input.short { width: 8em; letter-spacing: 0.1em; }
input:focus { outline: 4px solid #ffeb3b; border-color: #212b32; background: #fff; box-shadow: inset 0 0 0 2px #212b32; }
.wrong input { border-color: #d5281b; }
.errors { border: 4px solid #d5281b; padding: 1rem 1.25rem; margin-bottom: 2rem; }
.errors h2 { margin: 0 0 0.5rem; }
.errors ul { margin: 0; padding: 0; list-style: none; }
.errors a { color: #d5281b; font-weight: 700; }
button.secondary, a.button { color: #005eb8; background: #fff; border: 2px solid #005eb8; box-shadow: 0 4px 0 #005eb8; }
button.secondary:hover, a.button:hover { background: #d9e5f2; }
a.button { display: inline-block; padding: 0.6rem 1rem; border-radius: 4px; font-weight: 700; text-decoration: none; }
strong { overflow-wrap: anywhere; }
`;
