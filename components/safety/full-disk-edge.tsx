import { Component, type ReactNode } from 'react';
import { freeze } from '@/lib/store/freeze';
import { StoreError, toStoreError } from '@/lib/store/store-error';
import type { Store } from '@/lib/store/store';

interface State {
  error: Error | undefined;
}

/**
 * A screen's live query may be the first to meet a full disk, before any command does. That is no fault of the screen:
 * the database is let go of, the notice above says why, and the screen comes back when there is room. Anything else
 * goes on to the last edge.
 */
export class FullDiskEdge extends Component<{ store: Store; children: ReactNode }, State> {
  override state: State = { error: undefined };
  #stop: (() => void) | undefined;

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override componentDidCatch() {
    const { store } = this.props;
    if (!isFullDisk(this.state.error)) return;
    freeze(store);
    this.#stop ??= store.onHealth((health) => {
      if (health !== 'frozen') this.setState({ error: undefined });
    });
  }

  override componentWillUnmount() {
    this.#stop?.();
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    if (isFullDisk(error)) return null;
    throw error;
  }
}

function isFullDisk(error: unknown): boolean {
  const known = toStoreError(error);
  return known instanceof StoreError && known.reason === 'disk-full';
}
