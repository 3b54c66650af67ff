import { spawn } from 'node:child_process';

/**
 * The tests of the team's pool against a real CouchDB:
 *
 *   COUCHDB_URL=http://admin:password@host:5984 npm run test:couch
 *
 * They make databases and users of their own (`ll-…`) and take them away again. Without the variable nothing is tested,
 * and it says so: that is no success.
 */

const address = process.env['COUCHDB_URL'] ?? '';
if (address === '') {
  console.error('COUCHDB_URL is not set: nothing was tested on a real CouchDB.');
  process.exit(2);
}
const child = spawn('vitest', ['run', '--project', 'sync', 'tests/sync/couch'], { stdio: 'inherit' });
child.on('exit', (code) => process.exit(code ?? 1));
