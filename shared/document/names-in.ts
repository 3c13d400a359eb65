import type { ContentMatch } from 'prosemirror-model';

/** The names of all nodes that may stand in a content, in whatever number and order. */
export function namesIn(start: ContentMatch): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set([start]);
  for (const match of seen) {
    for (let i = 0; i < match.edgeCount; i += 1) {
      const { type, next } = match.edge(i);
      names.add(type.name);
      seen.add(next);
    }
  }
  return names;
}
