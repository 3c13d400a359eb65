// For the load generator in `../shared/bench` (`--hook`): signs in as the demonstration's secretary and gives
// every document that a scenario asks for an item of its own on a meeting's agenda. See README, "Results".
import { readFile } from 'node:fs/promises';

const log = process.argv[process.argv.indexOf('--log') + 1];
let cookie = '';
let meeting = '';
const made = new Map();

export async function docName({ name, port }) {
  const origin = `http://127.0.0.1:${port}`;
  if (!(await isKnownAt(origin))) {
    made.clear();
    await signIn(origin);
  }
  const known = made.get(name);
  if (known !== undefined) return known;
  const { itemId } = await call(origin, `/api/meetings/${meeting}/items`, {
    method: 'POST',
    body: JSON.stringify({ part: 'I', title: name }),
  });
  const documentId = await documentOf(origin, itemId);
  made.set(name, documentId);
  return documentId;
}

/** Some scenarios begin again with an empty folder. */
async function isKnownAt(origin) {
  if (cookie === '') return false;
  return (await fetch(`${origin}/api/me`, { headers: { Cookie: cookie } })).ok;
}

/** The agenda's words follow an edit by a moment. */
async function documentOf(origin, itemId) {
  for (let tries = 0; tries < 100; tries += 1) {
    const { items } = await call(origin, `/api/meetings/${meeting}`);
    const item = items.find(({ id }) => id === itemId);
    if (item !== undefined) return item.documentId;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('The new item is not on the agenda');
}

export function connect({ url }) {
  return { url, headers: { Cookie: cookie } };
}

async function signIn(origin) {
  const link = await secretarysLink();
  const answer = await fetch(`${origin}${new URL(link).pathname}`, {
    method: 'POST',
    redirect: 'manual',
  });
  cookie = answer.headers.get('set-cookie').split(';')[0];
  const [committee] = await call(origin, '/api/committees');
  const meetings = await call(origin, `/api/committees/${committee.id}/meetings`);
  meeting = meetings.find((one) => one.date === '2018-03-01').id;
}

/** The server says its links on standard output, which the generator keeps in its log. */
async function secretarysLink() {
  for (let tries = 0; tries < 100; tries += 1) {
    // The log may hold the links of earlier starts, with other folders.
    const link = [...(await readFile(log, 'utf8')).matchAll(/^secretary {2}(\S+)$/gm)].at(-1)?.[1];
    if (link !== undefined) return link;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The server has printed no sign-in link');
}

async function call(origin, path, request = {}) {
  const answer = await fetch(`${origin}${path}`, {
    ...request,
    headers: { Cookie: cookie, 'Content-Type': 'application/json' },
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
