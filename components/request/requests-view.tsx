import { MessageCircleQuestion } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { i18n } from '#i18n';
import { rankTopics } from '@/lib/insight/topics';
import { requestKinds } from '@/lib/leads/request';
import {
  requestStates,
  toProductKey,
  type AskedRequest,
  type RequestQuery,
} from '@/lib/search/request-query';
import type { ViewProps } from '../leads/leads-view';
import { useKeys } from '../leads/use-keys';
import { RequestExport } from '../transfer/export-menu';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { formatNumber } from '../ui/format';
import { SearchField } from '../ui/search-field';
import { Select } from '../ui/select';
import { getLanguageWord, getRequestKindWord, getRequestStateWord } from '../words';
import { RequestRows } from './request-rows';
import styles from './requests-view.module.css';
import type { RequestList } from './use-request-list';

const AGES = [7, 30, 60, 365];

interface RequestsViewProps extends Omit<ViewProps, 'list'> {
  requests: RequestList;
}

/** What all leads ask for, the newest first. */
export function RequestsView({ requests, commands, openId, onOpen, onHelp, onReadPage }: RequestsViewProps) {
  const { all, found, now, query, active, setActive } = requests;
  const search = useRef<HTMLInputElement>(null);
  const languages = useMemo(
    () => [...new Set(all.flatMap(({ request }) => request.language ?? []))].sort(),
    [all],
  );
  const products = useMemo(() => getProducts(all, query.product), [all, query.product]);
  const setQuery = (change: RequestQuery) => requests.setQuery({ ...query, ...change });

  function move(step: number) {
    const next = Math.max(0, Math.min(found.length - 1, active + step));
    setActive(next);
    const leadId = found[next]?.lead.id;
    if (openId !== undefined && leadId !== undefined) onOpen(leadId);
  }

  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: openId === undefined ? () => move(1) : undefined,
    ArrowUp: openId === undefined ? () => move(-1) : undefined,
    z: () => void commands.undoLast(),
    '/': () => {
      onOpen(undefined);
      setTimeout(() => search.current?.focus());
    },
    '?': onHelp,
    Escape: openId === undefined ? undefined : () => onOpen(undefined),
  });

  if (requests.ready && all.length === 0) return <NoRequests onReadPage={onReadPage} />;
  return (
    <>
      <div className={styles.controls}>
        <SearchField
          ref={search}
          label={i18n.t('requests.search')}
          className={styles.search ?? ''}
          value={query.text ?? ''}
          onText={(text) => setQuery({ text })}
          aria-keyshortcuts="/"
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter' || event.key === 'ArrowDown') {
              event.preventDefault();
              setActive(0);
            } else if (event.key === 'Escape' && !query.text) event.currentTarget.blur();
          }}
        />
        <Filter
          label={i18n.t('request.kind')}
          all={i18n.t('requests.anyKind')}
          chosen={query.kind}
          options={requestKinds.map((kind) => [kind, getRequestKindWord(kind)])}
          onPick={(kind) => setQuery({ kind })}
        />
        <Filter
          label={i18n.t('request.product')}
          all={i18n.t('requests.anyProduct')}
          chosen={products.find((word) => toProductKey(word) === toProductKey(query.product ?? ''))}
          options={products.map((word) => [word, word])}
          onPick={(product) => setQuery({ product })}
        />
        <Filter
          label={i18n.t('request.status')}
          all={i18n.t('requests.anyStatus')}
          chosen={query.state}
          options={requestStates.map((state) => [state, getRequestStateWord(state)])}
          onPick={(state) => setQuery({ state })}
        />
        <Filter
          label={i18n.t('requests.age')}
          all={i18n.t('requests.anyAge')}
          chosen={query.withinDays}
          options={AGES.map((days) => [days, i18n.t('requests.days', { days: formatNumber(days) })])}
          onPick={(withinDays) => setQuery({ withinDays })}
        />
        {languages.length > 1 || query.language !== undefined ? (
          <Filter
            label={i18n.t('requests.language')}
            all={i18n.t('requests.anyLanguage')}
            chosen={query.language}
            options={languages.map((language) => [language, getLanguageWord(language)])}
            onPick={(language) => setQuery({ language })}
          />
        ) : null}
      </div>
      <div className={styles.count}>
        <p>{i18n.t('requests.count', found.length, [formatNumber(found.length)])}</p>
        <RequestExport requests={requests} commands={commands} />
      </div>
      {found.length === 0 && requests.narrowed && requests.ready ? (
        <div className={styles.noMatch}>
          <p>{i18n.t('requests.noMatch')}</p>
          <Button onClick={() => requests.setQuery({})}>{i18n.t('requests.showAll')}</Button>
        </div>
      ) : null}
      <RequestRows
        found={found}
        now={now}
        active={active}
        turn={requests.activeTurn}
        commands={commands}
        onOpen={(index, leadId) => {
          setActive(index);
          onOpen(leadId);
        }}
      />
    </>
  );
}

/** Goods to choose from: the rest is found by searching. */
const MOST_PRODUCTS = 50;

/** What most requests name first; with the chosen goods, which may only be asked for in threads that were read. */
function getProducts(all: readonly AskedRequest[], chosen: string | undefined): string[] {
  const words = rankTopics(all, [], 0)
    .slice(0, MOST_PRODUCTS)
    .map(({ word }) => word);
  const isThere = chosen === undefined || words.some((word) => toProductKey(word) === toProductKey(chosen));
  return isThere ? words : [chosen, ...words];
}

interface FilterProps<T extends string | number> {
  label: string;
  /** The word for not filtering. */
  all: string;
  chosen: T | undefined;
  options: readonly (readonly [T, string])[];
  onPick: (value: T | undefined) => void;
}

function Filter<T extends string | number>({ label, all, chosen, options, onPick }: FilterProps<T>) {
  return (
    <Select
      label={label}
      value={String(chosen ?? '')}
      data-narrowed={chosen !== undefined}
      options={[
        { value: '', word: all },
        ...options.map(([value, word]) => ({ value: String(value), word })),
      ]}
      onPick={(picked) => onPick(options.find(([value]) => String(value) === picked)?.[0])}
    />
  );
}

/** The first time: where requests come from. */
function NoRequests({ onReadPage }: Pick<RequestsViewProps, 'onReadPage'>) {
  return (
    <Empty icon={<MessageCircleQuestion size={28} />} title={i18n.t('requests.emptyTitle')}>
      <p>{i18n.t('requests.emptyHint')}</p>
      <p>{i18n.t('requests.emptyExample')}</p>
      {onReadPage === undefined ? null : (
        <Button look="primary" onClick={onReadPage}>
          {i18n.t('thisPage.read')}
        </Button>
      )}
    </Empty>
  );
}
