/** The only clock and the only source of chance; everything else takes the time and the id as arguments. */

/** Milliseconds since 1970, UTC. */
export function getNow(): number {
  return Date.now();
}

let lastStamp = 0;

/**
 * A UUID that sorts by when it was made (version 7, RFC 9562), also within one millisecond: leads saved together keep
 * the order of their page.
 */
export function getNewId(): string {
  // The 12 bits behind the millisecond count on where the clock stands still.
  lastStamp = Math.max(Date.now() * 4_096, lastStamp + 1);
  const time = Math.floor(lastStamp / 4_096)
    .toString(16)
    .padStart(12, '0');
  const count = (lastStamp % 4_096).toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${crypto.randomUUID().slice(19)}`;
}
