import { CircleCheck, CopyCheck } from 'lucide-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { Lead } from '@/lib/leads/lead';
import { dismissDuplicates } from '@/lib/store/commands/dismissals';
import { mergeCertain } from '@/lib/store/commands/merge-certain';
import { mergeLeads } from '@/lib/store/commands/merge-leads';
import type { DuplicateNews, FoundGroup } from '@/lib/store/follow-duplicates';
import { readPresent } from '@/lib/store/read-present';
import type { Commands } from '../leads/use-commands';
import { useKeys } from '../leads/use-keys';
import { backUpFirst } from '../safety/back-up-first';
import { useServices } from '../services';
import { Button } from '../ui/button';
import { CheckBox } from '../ui/check-box';
import { Empty } from '../ui/empty';
import { formatNumber } from '../ui/format';
import styles from './duplicates-view.module.css';
import { GroupList } from './group-list';
import { getMergedSentence } from './merge-dialog';
import { MergeForm, nameOf, useMergeChoice } from './merge-form';
import { Reasons } from './reasons';
import type { Duplicates } from './use-duplicates';

interface DuplicatesViewProps {
  duplicates: Duplicates;
  commands: Commands;
  onOpen: (id: string) => void;
  onHelp: () => void;
}

const keyOf = (group: FoundGroup) =>
  group.leads
    .map(({ id }) => id)
    .sort()
    .join(' ');

/** Groups of leads that may be one: the list of them, and one at a time side by side. */
export function DuplicatesView({ duplicates, commands, onOpen, onHelp }: DuplicatesViewProps) {
  const { store, shelf } = useServices();
  const { news } = duplicates;
  const [chosen, setChosen] = useState({ index: 0, turn: 0, key: '' });
  /** Groups dealt with, until the next news tells so itself. */
  const [done, setDone] = useState<{ news: DuplicateNews | undefined; keys: readonly string[] }>();
  const hidden = done?.news === news ? (done?.keys ?? []) : [];
  const groups = (news?.groups ?? []).filter((group) => !hidden.includes(keyOf(group)));
  // The same group while it is there; when it is gone, the one that takes its place.
  const found = groups.findIndex((group) => keyOf(group) === chosen.key);
  const at = found >= 0 ? found : Math.min(chosen.index, groups.length - 1);
  const group = groups[at];
  const certain = news?.certain ?? [];
  const count = certain.reduce((sum, leads) => sum + leads.length - 1, 0);

  function choose(index: number) {
    const next = groups[Math.max(0, Math.min(groups.length - 1, index))];
    if (next) setChosen(({ turn }) => ({ index: groups.indexOf(next), turn: turn + 1, key: keyOf(next) }));
  }
  function leave(gone: FoundGroup) {
    setDone({ news, keys: [...hidden, keyOf(gone)] });
    setChosen(({ turn }) => ({ index: at, turn, key: '' }));
  }

  useKeys({
    j: () => choose(at + 1),
    k: () => choose(at - 1),
    z: () => void commands.undoLast(),
    '?': onHelp,
  });

  if (news === undefined || (news.searching && groups.length === 0))
    return <p className={styles.waiting}>{i18n.t('duplicates.searching')}</p>;
  return (
    <div className={styles.duplicates}>
      <aside className={styles.side}>
        <h2>{i18n.t('duplicates.count', news.count, [formatNumber(news.count)])}</h2>
        {count === 0 ? null : (
          <Button
            onClick={() => {
              void commands.run(i18n.t('merge.certainDone', count, [formatNumber(count)]), async () => {
                await backUpFirst({ store, shelf }, 'merge', certain.flat().length);
                return mergeCertain(store, certain);
              });
            }}
          >
            <CopyCheck size={16} aria-hidden />
            {i18n.t('duplicates.mergeCertain', count, [formatNumber(count)])}
          </Button>
        )}
        <label className={styles.unasked}>
          <CheckBox
            checked={duplicates.unasked}
            onChange={(event) => void duplicates.setUnasked(event.target.checked)}
          />
          {i18n.t('duplicates.unasked')}
        </label>
        {groups.length < news.count - hidden.length ? (
          <p className={styles.limited}>
            {i18n.t('duplicates.limited', [formatNumber(groups.length), formatNumber(news.count)])}
          </p>
        ) : null}
        <GroupList groups={groups} active={at} turn={chosen.turn} onChoose={choose} keyOf={keyOf} />
      </aside>
      {group === undefined ? (
        <Empty icon={<CircleCheck size={28} />} title={i18n.t('duplicates.none')}>
          <p>{i18n.t('duplicates.noneHint')}</p>
        </Empty>
      ) : (
        <Group
          key={keyOf(group)}
          group={group}
          commands={commands}
          onOpen={onOpen}
          onDone={() => leave(group)}
        />
      )}
    </div>
  );
}

interface GroupProps {
  group: FoundGroup;
  commands: Commands;
  onOpen: (id: string) => void;
  onDone: () => void;
}

function Group({ group, commands, onOpen, onDone }: GroupProps) {
  const { store } = useServices();
  const ids = group.leads.map(({ id }) => id);
  const leads = useLiveQuery(() => readPresent(store, ids), [store, ...ids]);
  // One of them was just deleted or merged elsewhere: the news will say so.
  if (leads === undefined || leads.length < 2) return <section className={styles.group} aria-busy />;
  return <Loaded leads={leads} group={group} commands={commands} onOpen={onOpen} onDone={onDone} />;
}

function Loaded({ leads, group, commands, onOpen, onDone }: GroupProps & { leads: readonly Lead[] }) {
  const { store } = useServices();
  const choice = useMergeChoice(leads);
  const { request, merged } = choice;

  function merge() {
    if (request === undefined || merged === undefined) return;
    onDone();
    void commands.run(getMergedSentence(request.loserIds.length + 1, nameOf(merged)), () =>
      mergeLeads(store, request),
    );
  }
  function dismiss() {
    onDone();
    void commands.run(i18n.t('duplicates.dismissed'), () =>
      dismissDuplicates(
        store,
        leads.map(({ id }) => id),
      ),
    );
  }
  useKeys({ m: merge, n: dismiss });

  return (
    <section className={styles.group} aria-label={i18n.t('duplicates.group')}>
      <header className={styles.head}>
        <h2 className={styles.names}>
          {leads.map((lead) => (
            <button key={lead.id} type="button" className={styles.name} onClick={() => onOpen(lead.id)}>
              {nameOf(lead)}
            </button>
          ))}
        </h2>
        <p className={styles.verdict} data-verdict={group.verdict}>
          {group.verdict === 'certain' ? i18n.t('duplicates.isCertain') : i18n.t('duplicates.isLikely')}
        </p>
        <Reasons reasons={group.pairs.flatMap(({ reasons }) => reasons)} />
      </header>
      <MergeForm leads={leads} {...choice} />
      <div className={styles.actions}>
        <Button look="primary" aria-keyshortcuts="M" disabled={request === undefined} onClick={merge}>
          {i18n.t('merge.action')} <kbd aria-hidden>M</kbd>
        </Button>
        <Button aria-keyshortcuts="N" onClick={dismiss}>
          {i18n.t('duplicates.dismiss')} <kbd aria-hidden>N</kbd>
        </Button>
      </div>
    </section>
  );
}
