import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Zod from 'zod/mini';
import { loadBundled, root } from '../tests/bench/load-bundled.ts';

/**
 * Writes `docs/pool.schema.json`, the JSON Schema of our lossless file, from the schema the code parses it by:
 *
 *   node scripts/make-pool-schema.ts
 *
 * A test fails when it is out of date.
 */
const { pool } = await loadBundled<{ pool: Zod.ZodMiniType }>('lib/transfer/pool.ts');
const { toJSONSchema } = await import('zod/mini');
const file = join(root, 'docs/pool.schema.json');
writeFileSync(file, `${JSON.stringify(toJSONSchema(pool, { reused: 'ref' }), null, 2)}\n`);
execFileSync(join(root, 'node_modules/.bin/prettier'), ['--write', file], { stdio: 'inherit' });
