import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { Rule } from '@/lib/leads/definitions';
import { getLeadName } from '@/lib/leads/lead-name';
import { runRule } from '@/lib/store/commands/run-rule';
import { previewRule, type RulePreview } from '@/lib/store/rules';
import type { Commands } from '../leads/use-commands';
import { useServices } from '../services';
import { Button } from '../ui/button';
import { formatNumber } from '../ui/format';
import styles from './section.module.css';

interface RuleRunProps {
  rule: Rule;
  /** Leads there are. */
  total: number;
  commands: Commands;
  onClose: () => void;
}

/** A rule over what is stored: first which leads would change, then changing them, with progress and the way back. */
export function RuleRun({ rule, total, commands, onClose }: RuleRunProps) {
  const { store } = useServices();
  const [preview, setPreview] = useState<RulePreview>();
  const [done, setDone] = useState(0);
  const [failed, setFailed] = useState(false);
  const [running, setRunning] = useState<AbortController>();

  useEffect(() => {
    const stop = new AbortController();
    previewRule(store, rule, { signal: stop.signal, onProgress: setDone }).then(
      (found) => {
        if (!stop.signal.aborted) setPreview(found);
      },
      () => setFailed(true),
    );
    return () => stop.abort();
  }, [store, rule]);

  async function run({ leadIds }: RulePreview) {
    const stop = new AbortController();
    setRunning(stop);
    setDone(0);
    try {
      const { changed, commandIds } = await runRule(store, rule.id, leadIds, {
        signal: stop.signal,
        onProgress: setDone,
      });
      const [commandId, ...earlier] = commandIds;
      commands.tell({
        sentence: i18n.t('rule.ran', changed, [formatNumber(changed)], { name: rule.name }),
        commandId,
        ...(earlier.length > 0 && { earlier }),
      });
      onClose();
    } catch {
      setRunning(undefined);
      setFailed(true);
    }
  }

  if (failed)
    return (
      <p role="alert" className={styles.wrong}>
        {i18n.t('save.failed')}
      </p>
    );
  if (preview === undefined || running)
    return (
      <div className={styles.preview}>
        <progress
          max={Math.max(1, running ? (preview?.leadIds.length ?? 0) : total)}
          value={done}
          aria-label={i18n.t(running ? 'rule.running' : 'rule.looking')}
        />
        <div className={styles.buttons}>
          <span className={styles.count}>
            {i18n.t(running ? 'rule.running' : 'rule.looking')} {formatNumber(done)}
          </span>
          <Button onClick={() => (running ? running.abort() : onClose())}>
            {i18n.t(running ? 'rule.stop' : 'action.cancel')}
          </Button>
        </div>
      </div>
    );

  const count = preview.leadIds.length;
  const more = count - preview.first.length;
  return (
    <div className={styles.preview} role="group" aria-label={i18n.t('rule.preview')}>
      <p role="status">
        {count === 0
          ? i18n.t('rule.wouldChangeNone')
          : i18n.t('rule.wouldChange', count, [formatNumber(count)])}
      </p>
      {count === 0 ? null : (
        <ul>
          {preview.first.map((lead) => (
            <li key={lead.id}>{getLeadName(lead) ?? i18n.t('page.noName')}</li>
          ))}
        </ul>
      )}
      {more > 0 ? <p className={styles.hint}>{i18n.t('history.others', [formatNumber(more)])}</p> : null}
      <div className={styles.buttons}>
        {count === 0 ? null : (
          <Button look="primary" onClick={() => void run(preview)}>
            {i18n.t('rule.apply', count, [formatNumber(count)])}
          </Button>
        )}
        <Button onClick={onClose}>{i18n.t(count === 0 ? 'action.close' : 'action.cancel')}</Button>
      </div>
    </div>
  );
}
