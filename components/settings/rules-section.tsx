import { ArrowDown, ArrowUp, Pencil, Plus, TriangleAlert, Wand2, WandSparkles } from 'lucide-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { Rule } from '@/lib/leads/definitions';
import type { QueryContext } from '@/lib/search/compile-query';
import { changeRule, createRule, moveRule, type RuleDraft } from '@/lib/store/commands/rules';
import { findUnreadable, readRules } from '@/lib/store/rules';
import { useCategories, type Categories } from '../category/use-categories';
import { useChange } from '../category/use-change';
import { useServices } from '../services';
import { Button, IconButton } from '../ui/button';
import { CheckBox } from '../ui/check-box';
import { formatList } from '../ui/format';
import { getStageWord } from '../words';
import { RuleEditor } from './rule-editor';
import { RuleRun } from './rule-run';
import { Nothing, Section } from './section';
import styles from './section.module.css';
import type { SettingsSectionProps } from './settings-view';

const EMPTY: RuleDraft = { name: '', query: '', adds: {}, enabled: true };

/** Rules that put leads in order by themselves: what they look for, what they add, on or off, and in which order. */
export function RulesSection({ commands, list }: SettingsSectionProps) {
  const { store } = useServices();
  const change = useChange(commands);
  const rules = useLiveQuery(() => readRules(store), [store]);
  const categories = useCategories();
  const { context } = list;
  /** The id of the rule that is edited, `new` for one that is made. */
  const [editing, setEditing] = useState<string>();
  const [running, setRunning] = useState<string>();
  if (rules === undefined) return null;

  const add =
    editing === 'new' ? null : (
      <Button onClick={() => setEditing('new')}>
        <Plus size={16} aria-hidden />
        {i18n.t('rule.new')}
      </Button>
    );
  if (rules.length === 0 && editing === undefined)
    return (
      <Nothing
        icon={<Wand2 size={28} />}
        title={i18n.t('rule.emptyTitle')}
        example={i18n.t('rule.emptyExample')}
        action={add}
      />
    );

  const editor = (rule: Rule | undefined) => (
    <RuleEditor
      draft={rule ?? EMPTY}
      categories={categories}
      list={list}
      onSave={async (draft) => {
        const { name } = draft;
        let made: string | undefined;
        const mistake = await change(
          i18n.t(rule === undefined ? 'rule.made' : 'rule.changed', { name }),
          async () => {
            if (rule !== undefined) return changeRule(store, rule.id, draft);
            const result = await createRule(store, draft);
            made = result.ruleId;
            return result;
          },
        );
        // What is there already is the next thing one thinks of.
        if (mistake === undefined) setRunning(made);
        return mistake;
      }}
      commands={commands}
      {...(rule && { ruleId: rule.id })}
      onClose={() => setEditing(undefined)}
    />
  );

  return (
    <Section title={i18n.t('rule.title')} hint={i18n.t('rule.about')} action={add}>
      {editing === 'new' ? editor(undefined) : null}
      {rules.length === 0 ? null : (
        <ol className={styles.rows}>
          {rules.map((rule, index) =>
            editing === rule.id ? (
              <li key={rule.id}>{editor(rule)}</li>
            ) : (
              <li key={rule.id} className={styles.row}>
                <CheckBox
                  aria-label={i18n.t('rule.enabled', { name: rule.name })}
                  title={i18n.t('rule.enabled', { name: rule.name })}
                  checked={rule.enabled}
                  onChange={(event) => {
                    const enabled = event.target.checked;
                    const sentence = i18n.t(enabled ? 'rule.on' : 'rule.off', { name: rule.name });
                    void commands.run(sentence, async () => changeRule(store, rule.id, { enabled }));
                  }}
                />
                <RuleText rule={rule} categories={categories} context={context} />
                <span className={styles.tools}>
                  <IconButton
                    label={i18n.t('rule.up', { name: rule.name })}
                    disabled={index === 0}
                    onClick={() => move(rule, index - 1)}
                  >
                    <ArrowUp size={16} aria-hidden />
                  </IconButton>
                  <IconButton
                    label={i18n.t('rule.down', { name: rule.name })}
                    disabled={index === rules.length - 1}
                    onClick={() => move(rule, index + 1)}
                  >
                    <ArrowDown size={16} aria-hidden />
                  </IconButton>
                  <IconButton
                    label={i18n.t('rule.run', { name: rule.name })}
                    aria-expanded={running === rule.id}
                    onClick={() => setRunning(running === rule.id ? undefined : rule.id)}
                  >
                    <WandSparkles size={16} aria-hidden />
                  </IconButton>
                  <IconButton
                    label={i18n.t('rule.edit', { name: rule.name })}
                    onClick={() => setEditing(rule.id)}
                  >
                    <Pencil size={16} aria-hidden />
                  </IconButton>
                </span>
                {running === rule.id ? (
                  <RuleRun
                    key={JSON.stringify(rule)}
                    rule={rule}
                    total={list.index.size}
                    commands={commands}
                    onClose={() => setRunning(undefined)}
                  />
                ) : null}
              </li>
            ),
          )}
        </ol>
      )}
    </Section>
  );

  function move({ id, name }: Rule, place: number) {
    void commands.run(i18n.t('rule.moved', { name }), async () => moveRule(store, id, place));
  }
}

interface RuleTextProps {
  rule: Rule;
  categories: Categories;
  context: QueryContext;
}

/** A rule as a sentence: its name, what it looks for and what it adds; and what of it cannot be read. */
function RuleText({ rule, categories, context }: RuleTextProps) {
  const unreadable = findUnreadable(rule.query, context);
  const adds = getAdds(rule.adds, categories, context);
  return (
    <>
      <span className={styles.name}>{rule.name}</span>
      <span className={styles.what}>
        <code>{rule.query}</code> → {adds.length === 0 ? i18n.t('rule.addsNothing') : formatList(adds)}
      </span>
      {unreadable.length === 0 ? null : (
        <p className={styles.wrong}>
          <TriangleAlert size={14} aria-hidden />
          {i18n.t('rule.unreadable', { part: formatList(unreadable) })}
        </p>
      )}
    </>
  );
}

/** What a rule adds, in words; categories and lists that were deleted since are left out, as the rule does. */
function getAdds(
  { categoryIds, tags, listIds, stage, owner }: Rule['adds'],
  categories: Categories,
  context: QueryContext,
) {
  return [
    ...(categoryIds ?? []).flatMap((id) => categories.paths.get(id) ?? []),
    ...(tags ?? []).map((tag) => i18n.t('rule.tag', { tag })),
    ...(listIds ?? []).flatMap((id) => {
      const found = context.lists.find((one) => one.id === id);
      return found === undefined ? [] : i18n.t('rule.list', { name: found.name });
    }),
    ...(stage === undefined ? [] : [i18n.t('rule.stage', { stage: getStageWord(stage) })]),
    ...(owner === undefined ? [] : [i18n.t('rule.owner', { owner })]),
  ];
}
