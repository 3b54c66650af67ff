/** `npm run build [chrome|edge|firefox …]` builds into .output; `npm run zip` packs for the stores as well. */
import { parseArgs } from 'node:util';
import { buildExtension, targets } from './build-extension.ts';

const { values, positionals } = parseArgs({ options: { zip: { type: 'boolean' } }, allowPositionals: true });
const unknown = positionals.filter((name) => !targets.some((target) => target === name));
if (unknown.length > 0)
  throw new Error(`Unknown browser ${unknown.join(', ')}; known: ${targets.join(', ')}.`);
for (const target of targets) {
  if (positionals.length > 0 && !positionals.includes(target)) continue;
  if (!buildExtension(target, values.zip === true ? 'zip' : 'build')) process.exit(1);
}
