import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

/** Why this machine cannot tell how much memory another process has; `null` if it can. */
export async function whyNoFigures(): Promise<string | null> {
  return spawnSync('ps', ['-o', 'rss=', '-p', String(process.pid)]).status === 0
    ? null
    : 'there is no ps that tells how much memory a process has';
}

/** Memory that a process occupies, in MB. */
export function residentMb(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

/** How many files and connections a process has open; `null` where the system does not tell. */
export function openFiles(pid: number): number | null {
  const folder = `/proc/${pid}/fd`;
  return existsSync(folder) ? readdirSync(folder).length : null;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How fast something grows: the slope of the straight line through the points, and how wrong that may be
 *  (its standard error). */
export function growth(points: readonly Point[]): {
  readonly slope: number;
  readonly error: number;
} {
  const mean = (pick: (point: Point) => number) =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const x = mean((point) => point.x);
  const y = mean((point) => point.y);
  const spread = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
  if (points.length < 3 || spread === 0) return { slope: 0, error: Number.POSITIVE_INFINITY };
  const slope = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0) / spread;
  const off = points.reduce((sum, point) => sum + (point.y - y - slope * (point.x - x)) ** 2, 0);
  return { slope, error: Math.sqrt(off / (points.length - 2) / spread) };
}

/** The value below which so large a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
