import { expect } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { MEETINGS, ZONES } from './access-facts.ts';
import type { AccessWorld, Asked } from './access-world.ts';

/** Every id and every word of a zone says which it is of; `W`: what was said of the whole of Part I. */
export function met(text: string): string[] {
  const found = new Set<string>();
  for (const [, meeting, zone] of text.matchAll(
    /\b(own|sent|shut|other)-(II|I|R|W|X|notes|gone)-/g,
  )) {
    found.add(`${meeting} ${zone}`);
  }
  for (const [, meeting, part] of text.matchAll(/\b(own|sent|shut|other)-agenda-(II|I)\b/g)) {
    found.add(`${meeting} ${part === 'II' ? 'II' : 'agenda'}`);
  }
  return [...found].sort();
}

/** Everything that can be asked for by GET, with every id there is. */
export async function crawl(
  world: AccessWorld,
  get: (path: string) => Promise<Pick<Asked, 'status' | 'text' | 'headers'>>,
  /** Of which meetings: of all when left out. */
  only: readonly string[] | null = null,
): Promise<string> {
  const { db } = world;
  const isAsked = (meeting: string) => only === null || only.includes(meeting);
  const ids: Record<string, readonly string[]> = {
    committees: ['nwl-sjc', 'shut', 'other'],
    meetings: db
      .select({ id: t.meeting.id })
      .from(t.meeting)
      .all()
      .map((one) => one.id)
      .filter(isAsked),
    documents: db
      .select()
      .from(t.document)
      .all()
      .filter((one) => isAsked(one.meetingId))
      .map((one) => one.id),
    actions: db
      .select({ id: t.actionText.id })
      .from(t.actionText)
      .all()
      .map((one) => one.id),
  };
  const routes = world.server.app.http.routes
    .filter(({ method, path }) => method === 'GET' && !path.includes('*') && path !== '/api/live')
    .map(({ path }) => path);
  const paths = routes.flatMap((route) => {
    const kind = route.split('/')[2] ?? '';
    return route.includes(':')
      ? (ids[kind] ?? ['x']).map((id) => route.replace(/:\w+/, id))
      : [route];
  });
  const versions = db
    .select()
    .from(t.snapshot)
    .all()
    .filter((one) => isAsked(one.meetingId));
  const meetings = MEETINGS.filter(isAsked);
  const asked = [
    ...paths.filter((path) => !path.includes(':')),
    ...versions.flatMap(({ id, meetingId }) => [
      `/api/meetings/${meetingId}/versions/${id}`,
      `/api/meetings/${meetingId}/compare?from=${id}&to=now`,
    ]),
    ...paths
      .filter((path) => path.endsWith('/export'))
      .flatMap((path) => ['csv', 'json'].map((one) => `${path}?format=${one}`)),
    ...['actions', 'decisions', 'contributions'].flatMap((list) => [
      ...meetings.map((meeting) => `/api/${list}?meetingId=${meeting}`),
      ...['nwl-sjc', 'shut', 'other'].map((committee) => `/api/${list}?committeeId=${committee}`),
    ]),
    ...meetings.map((meeting) => `/api/actions?arisingAt=${meeting}`),
    ...meetings.flatMap((meeting) =>
      ZONES.map((zone) => `/api/meetings/${meeting}/minutes?items=${meeting}-${zone}-item`),
    ),
    ...meetings.map((meeting) => `/meetings/${meeting}`),
    '/',
  ];
  const texts: string[] = [];
  for (const path of asked) {
    const answer = await get(path);
    expect([path, answer.status < 500 || answer.status === 503]).toEqual([path, true]);
    texts.push(answer.text, JSON.stringify([...answer.headers]));
  }
  return texts.join('\n');
}
