// node test/bench/draw-results.mjs RESULTS.jsonl PICTURE.svg
// Draws what the load generator in `../shared/bench` measured (one JSON line a run, with its `cell`): how the
// cost of an update grows with members, with documents and with history, ours beside the references of that run.
import { readFileSync, writeFileSync } from 'node:fs';

const [, , from, to] = process.argv;
const runs = readFileSync(from, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const charts = [
  {
    title: 'Members of one document',
    unit: 'ms of processor per 1,000 delivered updates',
    points: [10, 30, 100, 300],
    cell: (n) => `fanout-${n}x3`,
    value: (run) => run.cpuPer1kUpd,
    lines: ['limit', 'ours'],
  },
  {
    title: 'Documents of ten members',
    unit: 'ms of processor per 1,000 delivered updates',
    points: [10, 25, 50, 100],
    cell: (n) => `many-${n}x10`,
    value: (run) => run.cpuPer1kUpdAt8,
    lines: ['limit', 'ours'],
  },
  {
    title: 'Edits in the history',
    unit: 'ms until the first page has it, cold',
    points: [10, 50, 250],
    cell: (n) => `cold-${n}k`,
    label: (n) => `${n},000`,
    value: (run) => median(run.cold.map((one) => one.fullMs)),
    lines: ['hocus', 'ours'],
  },
];
const NAMES = { limit: 'raw ws broadcast', hocus: 'Hocuspocus + SQLite', ours: 'Matters Arising' };
const STROKE = { limit: '#768692', hocus: '#768692', ours: '#005eb8' };
const WIDTH = 300;
const HEIGHT = 190;
const LEFT = 44;
const TOP = 54;

const parts = charts.map((chart, i) => draw(chart, i * (WIDTH + 70)));
const all = charts.length * (WIDTH + 70);
writeFileSync(
  to,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${all} ${TOP + HEIGHT + 72}" font-family="Arial, sans-serif" font-size="13" role="img" aria-label="How cost grows with members, documents and history">
<rect width="100%" height="100%" fill="#fff"/>
${parts.join('\n')}
</svg>
`,
);

function draw({ title, unit, points, cell, label = String, value, lines }, x) {
  const series = lines.map((name) => ({
    name,
    values: points.map((n) => medianOf(cell(n), name, value)),
  }));
  const top = Math.max(...series.flatMap(({ values }) => values)) * 1.15;
  const at = (i, v) => [
    x + LEFT + (i * WIDTH) / (points.length - 1),
    TOP + HEIGHT - (v / top) * HEIGHT,
  ];
  const axis = points.map((n, i) => {
    const [px] = at(i, 0);
    return `<text x="${px}" y="${TOP + HEIGHT + 34}" text-anchor="middle">${label(n)}</text>`;
  });
  const paths = series.map(({ name, values }, own) => {
    const other = series[1 - own].values;
    const spots = values.map((v, i) => at(i, v));
    const dots = spots.map(
      ([px, py], i) =>
        `<circle cx="${px}" cy="${py}" r="4" fill="${STROKE[name]}"/><text x="${px}" y="${values[i] < other[i] ? py + 18 : py - 9}" text-anchor="middle" fill="${STROKE[name]}">${said(values[i])}</text>`,
    );
    const dash = name === 'ours' ? '' : ' stroke-dasharray="6 4"';
    return `<polyline fill="none" stroke="${STROKE[name]}" stroke-width="2.5"${dash} points="${spots.map((one) => one.join(',')).join(' ')}"/>${dots.join('')}`;
  });
  const legend = lines.map(
    (name, i) =>
      `<text x="${x + LEFT + i * 165}" y="${TOP + HEIGHT + 58}" fill="${STROKE[name]}">${name === 'ours' ? '━' : '╌'} ${NAMES[name]}</text>`,
  );
  return `<text x="${x + LEFT}" y="20" font-size="16" font-weight="bold">${title}</text>
<text x="${x + LEFT}" y="40" fill="#4c6272">${unit}</text>
<line x1="${x + LEFT}" y1="${TOP + HEIGHT}" x2="${x + LEFT + WIDTH}" y2="${TOP + HEIGHT}" stroke="#aeb7bd"/>
${[...axis, ...paths, ...legend].join('\n')}`;
}

function medianOf(cell, name, value) {
  const values = runs
    .filter((run) => run.cell === cell && run.label === name && run.error === undefined)
    .map(value)
    .filter((one) => Number.isFinite(one));
  if (values.length === 0) throw new Error(`${from} has no run of ${name} for ${cell}`);
  return median(values);
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function said(value) {
  return value >= 100 ? Math.round(value).toLocaleString('en-GB') : value.toFixed(1);
}
