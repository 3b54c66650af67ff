import { measureExport } from './transfer-export.ts';
import { measureImport } from './transfer-import.ts';

/**
 * Files at size, in a real Chromium:
 *
 *   npm run bench:transfer [-- COUNT] [--only export|import]
 *
 * The last line is JSON: every figure by its part.
 */

const { argv } = process;
const only = argv.includes('--only') ? argv[argv.indexOf('--only') + 1] : undefined;
const count = Number(argv.slice(2).find((text) => /^\d+$/.test(text)) ?? 100_000);

const parts: Record<string, (count: number) => Promise<object>> = {
  export: measureExport,
  import: measureImport,
};
const figures: Record<string, object> = {};
for (const [name, measure] of Object.entries(parts)) {
  if (only !== undefined && only !== name) continue;
  console.log(`${name}: ${String(count)} leads`);
  figures[name] = await measure(count);
}
console.log(JSON.stringify(figures));
