import { Check } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { i18n } from '#i18n';
import { getText } from '@/lib/leads/field-text';
import type { List } from '@/lib/leads/definitions';
import type { Fact, Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import type { FieldValue } from '@/lib/leads/values';
import type { Categories } from '../category/use-categories';
import { ColourDot } from '../category/colour-dot';
import { describeTouch, formatDueDay, getOutcomeWord } from '../task/follow-up-words';
import { FieldText } from '../ui/field-text';
import { formatDate, formatDay, formatNumber } from '../ui/format';
import { Link } from '../ui/link';
import { shortenAddress } from '../ui/short-address';
import { getClassWord, getLevelWord, getStageWord } from '../words';
import styles from './cell-value.module.css';
import type { OwnColumnId, TableColumn } from './columns';

/** What names stand for in cells. */
export interface CellContext {
  categories: Categories;
  /** By their ids. */
  lists: ReadonlyMap<string, List>;
  /** Everybody who looks after some lead. */
  getOwners: () => readonly string[];
  now: number;
}

type CellColumn = Pick<TableColumn, 'id' | 'field' | 'custom'>;

interface CellValueProps {
  lead: Lead;
  column: CellColumn;
  context: CellContext;
}

/** A lead's value in one column: the first where there are several, with how many more there are. */
export const CellValue = memo(function CellValue({ lead, column, context }: CellValueProps): ReactNode {
  const { field, custom } = column;
  if (field !== undefined && field !== 'name') {
    const facts: readonly Fact<FieldValue>[] = lead.facts[field] ?? [];
    const [first] = facts;
    if (first === undefined) return null;
    return (
      <>
        <span className={styles.first}>
          <FieldText field={field} value={first.value} tabIndex={-1} />
        </span>
        {facts.length > 1 ? <span className={styles.more}>+{formatNumber(facts.length - 1)}</span> : null}
      </>
    );
  }
  if (custom !== undefined) {
    const value = lead.custom?.[custom.id];
    if (custom.type === 'url' && typeof value === 'string')
      return (
        <Link href={value} title={value} tabIndex={-1}>
          {shortenAddress(value)}
        </Link>
      );
    if (typeof value === 'boolean') return <Yes on={value} />;
    return getCellText(lead, column, context);
  }
  switch (column.id) {
    case 'category':
      return (
        <Chips
          items={context.categories.nodes
            .filter(({ category }) => lead.categoryIds.includes(category.id))
            .map(({ category: { id, name, colour } }) => ({
              id,
              name,
              icon: <ColourDot colour={colour} />,
            }))}
        />
      );
    case 'tags':
      return <Chips items={lead.tags.map((tag) => ({ id: tag, name: tag }))} />;
    case 'lists':
      return (
        <Chips items={(lead.listIds ?? []).map((id) => ({ id, name: context.lists.get(id)?.name ?? '' }))} />
      );
    case 'stage':
      return (
        <span className={styles.stage} data-stage={lead.stage ?? 'new'}>
          {getStageWord(lead.stage)}
        </span>
      );
    case 'existing':
      return <Yes on={lead.existing ?? false} />;
    case 'updatedAt':
      return formatDay(lead.updatedAt, context.now);
    default:
      return getCellText(lead, column, context);
  }
});

/** The first; the others are counted, and named to who rests on the number. */
function Chips({ items }: { items: readonly { id: string; name: string; icon?: ReactNode }[] }) {
  const [first, ...others] = items;
  if (first === undefined) return null;
  return (
    <>
      <span className={styles.chip} title={first.name}>
        {first.icon}
        <span className={styles.first}>{first.name}</span>
      </span>
      {others.length === 0 ? null : (
        <span className={styles.more} title={others.map(({ name }) => name).join(', ')}>
          +{formatNumber(others.length)}
        </span>
      )}
    </>
  );
}

const Yes = ({ on }: { on: boolean }) =>
  on ? <Check size={16} role="img" aria-label={i18n.t('history.yes')} /> : null;

/** The same as plain text, with all values: for copying, and for what is compared. */
export function getCellText(lead: Lead, column: CellColumn, context: CellContext): string {
  const { field, custom } = column;
  if (column.id === 'name') return getLeadName(lead) ?? '';
  if (field !== undefined) {
    const facts: readonly Fact<FieldValue>[] = lead.facts[field] ?? [];
    return facts.map(({ value }) => getText(field, value)).join('; ');
  }
  if (custom !== undefined) {
    const value = lead.custom?.[custom.id];
    if (value === undefined) return '';
    if (typeof value === 'boolean') return i18n.t(value ? 'history.yes' : 'history.no');
    return typeof value === 'number' ? formatNumber(value) : value;
  }
  return getOwnText(lead, column.id as OwnColumnId, context);
}

function getOwnText(lead: Lead, id: OwnColumnId, { categories, lists, now }: CellContext): string {
  const address = lead.facts.address?.[0]?.value;
  switch (id) {
    case 'street':
    case 'postalCode':
    case 'locality':
    case 'region':
      return address?.[id] ?? '';
    case 'country':
      return address?.countryCode === undefined ? '' : getCountryWord(address.countryCode);
    case 'category':
      return lead.categoryIds.map((one) => categories.paths.get(one) ?? '').join('; ');
    case 'tags':
      return lead.tags.join('; ');
    case 'lists':
      return (lead.listIds ?? []).map((one) => lists.get(one)?.name ?? '').join('; ');
    case 'stage':
      return getStageWord(lead.stage);
    case 'class':
      return getClassWord(lead.class);
    case 'level':
      return getLevelWord(lead.level);
    case 'owner':
      return lead.owner ?? '';
    case 'next':
      return [lead.next?.title, lead.next?.due && formatDueDay(lead.next.due, now)]
        .filter(Boolean)
        .join(' · ');
    case 'touched':
      return lead.touched ? describeTouch(lead.touched, now) : '';
    case 'outcome':
      return lead.touched?.outcome ? getOutcomeWord(lead.touched.outcome) : '';
    case 'existing':
      return lead.existing ? i18n.t('history.yes') : '';
    case 'doNotContact':
      return lead.doNotContact ? (lead.doNotContact.reason ?? i18n.t('history.yes')) : '';
    case 'language':
      return lead.language ?? '';
    case 'note':
      return lead.note ?? '';
    case 'kind':
      return i18n.t(`kind.${lead.kind}`);
    case 'process':
      return lead.process === undefined ? '' : i18n.t(`process.${lead.process}`);
    case 'sites':
      return (lead.sites ?? []).join('; ');
    case 'savedAt':
      return formatDate(lead.createdAt);
    case 'updatedAt':
      return formatDate(lead.updatedAt);
    case 'seenAt': {
      const at = getSeenAt(lead);
      return at === 0 ? '' : formatDate(at);
    }
    default:
      return '';
  }
}

/** When any of its values was last seen or typed, milliseconds since 1970. */
function getSeenAt({ facts }: Lead): number {
  let seenAt = 0;
  for (const list of Object.values(facts) as (readonly Fact<FieldValue>[] | undefined)[])
    for (const { sources } of list ?? []) for (const { at } of sources) seenAt = Math.max(seenAt, at);
  return seenAt;
}

const countries = new Map<string, string>();

/** `US` as `United States`. */
export function getCountryWord(code: string): string {
  const locale = i18n.t('locale');
  const key = `${locale} ${code}`;
  // Asked for every row in sight, and slow to make.
  const known = countries.get(key) ?? toCountryWord(code, locale);
  countries.set(key, known);
  return known;
}

function toCountryWord(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'region' }).of(code.toUpperCase()) ?? code;
  } catch {
    return code;
  }
}
