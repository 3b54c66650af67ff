/**
 * Milliseconds of processor time this test process has used. Guards against patterns that never end read this clock:
 * on a busy machine the wall's clock runs on while the process waits, and the same code fails one time in fifty.
 */
export function getCpuNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
