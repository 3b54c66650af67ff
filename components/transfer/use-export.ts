import { useEffect, useRef, useState } from 'react';
import type { ExportOrder } from '@/lib/store/export/order';
import { useServices } from '../services';
import { useAnnounce } from '../ui/announcer';
import { i18n } from '#i18n';
import { toFileName, writeFile } from './export-order';
import { getFailure } from './export-words';

/** How far an export is. */
export type ExportState =
  | { step: 'choosing' }
  | { step: 'writing'; name: string; done: number; total: number }
  | { step: 'written'; name: string }
  | { step: 'failed'; sentence: string };

/** Writes one file at a time; leaving the screen ends the writing, and nothing stays behind. */
export function useExport() {
  const services = useServices();
  const announce = useAnnounce();
  const [state, setState] = useState<ExportState>({ step: 'choosing' });
  const stopper = useRef<AbortController>(undefined);
  useEffect(() => () => stopper.current?.abort(), []);

  async function run(name: string, order: ExportOrder) {
    const running = new AbortController();
    stopper.current = running;
    const writing = {
      step: 'writing' as const,
      name: toFileName(name, order.format, services.store.now()),
      done: 0,
      total: 0,
    };
    setState(writing);
    const tell = (next: ExportState, sentence: string) => {
      announce(sentence);
      if (stopper.current === running) setState(next);
    };
    try {
      const fileName = await writeFile(services, name, order, {
        signal: running.signal,
        onProgress(done, total) {
          if (!running.signal.aborted) setState({ ...writing, done, total });
        },
      });
      tell({ step: 'written', name: fileName }, i18n.t('export.written', { name: fileName }));
    } catch (error) {
      if (running.signal.aborted) tell({ step: 'choosing' }, i18n.t('export.stopped'));
      else tell({ step: 'failed', sentence: getFailure(error) }, getFailure(error));
    }
  }

  return {
    state,
    run,
    stop: () => stopper.current?.abort(),
    again: () => setState({ step: 'choosing' }),
  };
}
