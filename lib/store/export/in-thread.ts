import { answerPage, openThread, type ThreadPage } from '../thread';
import { exporterTasks, type Exporter, type ExporterTask, type ExportOrder, type ExportWatch } from './order';

/** In the thread: writes what the page asks for. */
export function answerExports(exporter: Exporter, page: ThreadPage): void {
  answerPage(page, (task, [order], watch) => exporter[task as ExporterTask](order as ExportOrder, watch));
}

/** On the page: an exporter in a thread that begins with the first request and ends with `close`. */
export function openInThread(start: () => Worker): Exporter {
  const { ask, close } = openThread(start);
  const tasks = Object.fromEntries(
    exporterTasks.map((task) => [
      task,
      (order: ExportOrder, watch?: ExportWatch) => ask(task, [order], watch),
    ]),
  );
  return { ...(tasks as unknown as Omit<Exporter, 'close'>), close };
}
