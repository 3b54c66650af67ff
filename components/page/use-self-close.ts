import { useEffect, useRef } from 'react';

/** Long enough to read one line and to reach for Undo. */
const CLOSE_AFTER_MS = 4_000;

/**
 * Closes the popup by itself a few seconds after its job is done, unless somebody is in it: the pointer is over it, or a
 * key was pressed since. A pointer that leaves starts the seconds anew; a key means one stays.
 *
 * @param done what was done last; a new value starts the seconds, `undefined` means there is a reason to stay
 */
export function useSelfClose(done: object | undefined): void {
  const pointed = useRef(false);

  useEffect(() => {
    const { documentElement } = document;
    const enter = () => (pointed.current = true);
    const leave = () => (pointed.current = false);
    documentElement.addEventListener('pointermove', enter);
    documentElement.addEventListener('pointerdown', enter);
    documentElement.addEventListener('pointerleave', leave);
    return () => {
      documentElement.removeEventListener('pointermove', enter);
      documentElement.removeEventListener('pointerdown', enter);
      documentElement.removeEventListener('pointerleave', leave);
    };
  }, []);

  useEffect(() => {
    if (done === undefined) return;
    const { documentElement } = document;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (!pointed.current) window.close();
      }, CLOSE_AFTER_MS);
    };
    const stay = () => {
      clearTimeout(timer);
      documentElement.removeEventListener('pointerleave', wait);
    };
    wait();
    documentElement.addEventListener('pointerleave', wait);
    document.addEventListener('keydown', stay);
    document.addEventListener('focusin', stay);
    return () => {
      stay();
      document.removeEventListener('keydown', stay);
      document.removeEventListener('focusin', stay);
    };
  }, [done]);
}
