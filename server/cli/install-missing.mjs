// Runs on whatever Node the machine has (20 or later), before anything is installed: so plain JavaScript,
// and nothing imported but Node's own.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const stamp = `${root}node_modules/.installed`;

installPackages();
if (process.argv.includes('--browser')) installBrowser();

/** `npm install`, when the lock file is not the one that was installed. Install scripts are refused
 *  (.npmrc) but for the one of the package `node`, which brings the runtime: npm would otherwise compile
 *  better-sqlite3, whose binaries are in its package already. */
function installPackages() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return;
  say('Installing what is missing …');
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']);
  run('npm', ['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']);
  // npm may have completed the lock file for this platform: what was installed is what it says now.
  writeFileSync(stamp, lockHash());
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');
}

/** A Chromium for the browser tests: the system's own, else Debian's package, else playwright's. */
function installBrowser() {
  if (findBrowser() !== null) return;
  const isRoot = typeof process.getuid === 'function' && process.getuid() === 0;
  if (isRoot && has('apt-get')) {
    say('Installing Chromium for the browser tests …');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  } else {
    run('npx', ['--no-install', 'playwright-core', 'install', '--with-deps', 'chromium']);
  }
}

function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  const places = [
    ...(named ? [named] : []),
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  return places.find((place) => existsSync(place)) ?? null;
}

function has(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
}

function run(command, args) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    say(`“${command} ${args.join(' ')}” did not succeed.`);
    process.exit(done.status ?? 1);
  }
}

function say(text) {
  process.stderr.write(`${text}\n`);
}
