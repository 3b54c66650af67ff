/**
 * Why a file is no backup that can be restored. Nothing was changed by looking at it.
 *
 * - `not-a-backup`: something else altogether
 * - `damaged`: cut off, or changed on the way
 * - `newer`: written by a newer version of the extension
 * - `locked`: encrypted, and no passphrase was given
 * - `wrong-passphrase`
 */
export type BackupProblem = 'not-a-backup' | 'damaged' | 'newer' | 'locked' | 'wrong-passphrase';

export class BackupError extends Error {
  override readonly name = 'BackupError';
  constructor(
    readonly problem: BackupProblem,
    options: { cause?: unknown } = {},
  ) {
    super(`This backup cannot be read: ${problem}.`, options);
  }
}
