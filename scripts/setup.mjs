/**
 * Makes a fresh clone runnable and then runs one of our scripts with the project's own Node:
 * `node scripts/setup.mjs start [arguments]` runs scripts/start.ts.
 *
 * Plain JavaScript without dependencies, because it runs before anything is installed and on any Node from 20.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const root = fileURLToPath(new URL('..', import.meta.url));
const inRoot = (...parts) => join(root, ...parts);
const windows = process.platform === 'win32';

function fail(message) {
  console.error(message);
  process.exit(1);
}

function run(command, args) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: windows });
  if (result.error) fail(`${command} could not be started: ${result.error.message}`);
  return result.status ?? 1;
}

/** Type stripping without a flag came with 22.18; the `node` package brings a newer one where the system's is older. */
function findNode() {
  const own = ['node', 'node.exe']
    .map((name) => inRoot('node_modules', 'node', 'bin', name))
    .find((path) => existsSync(path));
  if (own) return own;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18) ? process.execPath : undefined;
}

function installDependencies() {
  const stamp = inRoot('node_modules', '.leadlight-lock');
  const lock = createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');
  const installed = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === lock;
  if (installed() && findNode()) return;
  console.log('Installing dependencies from package-lock.json …');
  if (run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
    fail('npm ci failed; its own message stands above. It needs the npm registry, nothing else.');
  }
  if (!findNode()) {
    // npm 11 can be told to skip install scripts; this one only copies a Node into its package.
    const script = inRoot('node_modules', 'node', 'installArchSpecificPackage.js');
    const args = { cwd: inRoot('node_modules', 'node'), stdio: 'inherit' };
    if (existsSync(script)) spawnSync(process.execPath, [script], args);
  }
  writeFileSync(stamp, lock);
}

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  fail(`Leadlight needs Node ${OLDEST_NODE} or newer; this is ${process.version}. Get one from nodejs.org.`);
}
installDependencies();
const node = findNode();
if (!node) fail('npm ci brought no Node for this machine; please install Node 24 and try again.');

const [script, ...args] = process.argv.slice(2);
if (script) {
  const bin = inRoot('node_modules', '.bin');
  process.env.PATH = [bin, process.env.PATH].join(delimiter);
  const result = spawnSync(node, [inRoot('scripts', `${script}.ts`), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exit(result.status ?? 1);
}
