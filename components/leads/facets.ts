import { i18n } from '#i18n';
import { PATH_SEPARATOR, flattenTree, toCategoryTree } from '@/lib/leads/category-tree';
import { outcomes } from '@/lib/leads/activity';
import { dues } from '@/lib/leads/due';
import { leadClasses, levels, stages } from '@/lib/leads/lead-parts';
import type { QueryContext } from '@/lib/search/compile-query';
import { toClause } from '@/lib/search/edit-query';
import type { LeadIndex } from '@/lib/search/lead-index';
import type { Clause } from '@/lib/search/parse-query';
import {
  classWords,
  dueWords,
  findQueryField,
  getQueryWord,
  levelWords,
  outcomeWords,
  processWords,
  queryLanguages,
  stageWords,
  traitWords,
  type QueryField,
  type Words,
} from '@/lib/search/query-words';
import type { Marks } from '@/lib/search/search-item';
import { getDueWord, getOutcomeWord } from '../task/follow-up-words';
import { getClassWord, getLevelWord, getStageWord } from '../words';

export interface FacetOption {
  /** What it writes into the search. */
  clause: string;
  word: string;
}

/** One thing leads can be filtered by, as a list of choices. */
export interface Facet {
  id: string;
  label: string;
  options: readonly FacetOption[];
  /** Whether a clause of the search is one of this facet's, so that another choice takes its place. */
  owns: (clause: Clause) => boolean;
}

/** Tags, owners and sites offered; the others can be typed. */
const MOST_OPTIONS = 50;
const AGES = [1, 7, 30, 90, 365];
const OLD = [90, 180, 365];

export const getQueryLanguage = () => queryLanguages.find((one) => one === i18n.t('locale')) ?? 'en';

/** What the leads that are there can be filtered by; what nobody has is not offered. */
export function getFacets(index: LeadIndex, { categories, lists }: QueryContext): Facet[] {
  const language = getQueryLanguage();
  const counts = index.countMarks();
  const own = (field: QueryField) => (clause: Clause) =>
    !clause.not && findQueryField(clause.field ?? '') === field;
  const quoted = (field: QueryField, name: string, word = name): FacetOption => ({
    clause: toClause(field, name, language, { quoted: true }),
    word,
  });
  const age = (field: QueryField, comparison: '<' | '>', days: number): FacetOption => ({
    clause: toClause(field, `${days}d`, language, { comparison }),
    word:
      comparison === '>'
        ? i18n.t('filter.olderThan', { days })
        : days === 1
          ? i18n.t('filter.lastDay')
          : i18n.t('requests.days', { days }),
  });
  const has = (field: QueryField, label: string): Facet => ({
    id: `has-${field}`,
    label,
    options: (['has', 'no'] as const).map((which) => ({
      clause: toClause(which, getFieldName(field), language),
      word: i18n.t(`filter.${which}`),
    })),
    owns: (clause) =>
      ['has', 'no'].includes(findQueryField(clause.field ?? '') ?? '') &&
      findQueryField(clause.value) === field,
  });
  const is = (words: Words) => toClause('is', getQueryWord(words, language), language);
  const facets: Facet[] = [
    {
      id: 'category',
      label: i18n.t('category.label'),
      options: flattenTree(toCategoryTree(categories)).map(({ category, path }) =>
        quoted('category', category.name, path.join(PATH_SEPARATOR)),
      ),
      owns: own('category'),
    },
    {
      id: 'list',
      label: i18n.t('filter.list'),
      options: lists.map(({ name }) => quoted('list', name)),
      owns: own('list'),
    },
    {
      id: 'stage',
      label: i18n.t('stage.label'),
      options: stages.map((stage) => ({
        clause: toClause('stage', getQueryWord(stageWords[stage], language), language),
        word: getStageWord(stage),
      })),
      owns: own('stage'),
    },
    {
      id: 'class',
      label: i18n.t('class.label'),
      options: (['prospect', ...leadClasses] as const).map((one) => ({
        clause: toClause('class', getQueryWord(classWords[one], language), language),
        word: getClassWord(one),
      })),
      owns: own('class'),
    },
    {
      id: 'owner',
      label: i18n.t('mark.owner'),
      options: [
        ...getMost(counts, ({ owner }) => (owner === undefined ? [] : [owner])).map((name) =>
          quoted('owner', name),
        ),
        { clause: toClause('no', getFieldName('owner'), language), word: i18n.t('filter.nobody') },
      ],
      owns: (clause) =>
        own('owner')(clause) ||
        (findQueryField(clause.field ?? '') === 'no' && findQueryField(clause.value) === 'owner'),
    },
    {
      id: 'tag',
      label: i18n.t('tag.label'),
      options: getMost(counts, ({ tags }) => tags).map((name) => quoted('tag', name)),
      owns: own('tag'),
    },
    {
      id: 'source',
      label: i18n.t('filter.source'),
      options: [
        ...getMost(counts, (marks) => (marks.process === undefined ? [] : [marks.process])).map(
          (process) => ({
            clause: toClause('source', getQueryWord(processWords[process], language), language),
            word: i18n.t(`process.${process}`),
          }),
        ),
        ...getMost(counts, ({ sites }) => sites).map((site) => quoted('source', site)),
      ],
      owns: own('source'),
    },
    {
      id: 'updated',
      label: i18n.t('filter.changed'),
      options: AGES.map((days) => age('updated', '<', days)),
      owns: own('updated'),
    },
    {
      id: 'seen',
      label: i18n.t('filter.seen'),
      options: [...AGES.map((days) => age('seen', '<', days)), ...OLD.map((days) => age('seen', '>', days))],
      owns: own('seen'),
    },
    {
      id: 'next',
      label: i18n.t('column.next'),
      options: [
        ...dues.map((due) => ({
          clause: toClause('next', getQueryWord(dueWords[due], language), language),
          word: getDueWord(due),
        })),
        { clause: toClause('no', getFieldName('next'), language), word: i18n.t('filter.no') },
      ],
      owns: (clause) =>
        own('next')(clause) ||
        (findQueryField(clause.field ?? '') === 'no' && findQueryField(clause.value) === 'next'),
    },
    {
      id: 'touched',
      label: i18n.t('column.touched'),
      options: [
        ...AGES.map((days) => age('touched', '<', days)),
        ...OLD.map((days) => age('touched', '>', days)),
        { clause: toClause('no', getFieldName('touched'), language), word: i18n.t('filter.never') },
      ],
      owns: (clause) =>
        own('touched')(clause) ||
        (findQueryField(clause.field ?? '') === 'no' && findQueryField(clause.value) === 'touched'),
    },
    {
      id: 'outcome',
      label: i18n.t('column.outcome'),
      options: outcomes.map((outcome) => ({
        clause: toClause('outcome', getQueryWord(outcomeWords[outcome], language), language),
        word: getOutcomeWord(outcome),
      })),
      owns: own('outcome'),
    },
    has('phone', i18n.t('field.phone')),
    has('email', i18n.t('field.email')),
    has('website', i18n.t('field.website')),
    {
      id: 'is',
      label: i18n.t('filter.is'),
      options: [
        { clause: is(traitWords.organisation), word: i18n.t('kind.organisation') },
        { clause: is(traitWords.person), word: i18n.t('kind.person') },
        { clause: is(traitWords.existing), word: i18n.t('mark.existing') },
        { clause: is(traitWords['do-not-contact']), word: i18n.t('mark.doNotContact') },
        { clause: is(traitWords.asking), word: i18n.t('filter.asking') },
      ],
      owns: own('is'),
    },
    {
      id: 'level',
      label: i18n.t('level.label'),
      options: levels.map((level) => ({
        clause: toClause('level', getQueryWord(levelWords[level], language), language),
        word: getLevelWord(level),
      })),
      owns: own('level'),
    },
  ];
  return facets.filter(({ options }) => options.length > 0);

  function getFieldName(field: QueryField): string {
    return toClause(field, '', language).replace(/:$/, '');
  }
}

/** What most leads have first. */
function getMost<T extends string>(
  counts: ReadonlyMap<Marks, number>,
  getValues: (marks: Marks) => readonly T[],
): T[] {
  const byValue = new Map<T, number>();
  for (const [marks, count] of counts)
    for (const value of getValues(marks)) byValue.set(value, (byValue.get(value) ?? 0) + count);
  return [...byValue]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST_OPTIONS)
    .map(([value]) => value);
}
