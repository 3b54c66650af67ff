/** The only clock and the only source of chance; everything else takes the time and the id as arguments. */

/** Milliseconds since 1970, UTC. */
export function getNow(): number {
  return Date.now();
}

/** A random UUID. */
export function getNewId(): string {
  return crypto.randomUUID();
}
