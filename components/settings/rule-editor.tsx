import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { stages } from '@/lib/leads/lead-parts';
import { deleteRule, type RuleDraft } from '@/lib/store/commands/rules';
import { CategoryAdder, getCategoryChips, ListAdder } from '../category/group-adders';
import { Chips, TagChips } from '../category/tag-chips';
import type { Categories } from '../category/use-categories';
import type { Commands } from '../leads/use-commands';
import type { LeadList } from '../leads/use-lead-list';
import { useServices } from '../services';
import { Button } from '../ui/button';
import { CheckBox } from '../ui/check-box';
import fieldStyles from '../ui/field.module.css';
import { Select } from '../ui/select';
import { getStageWord } from '../words';
import { FoundLine } from './found-line';
import { focusOnce } from './lists-section';
import { SettingsForm } from './settings-form';
import chipStyles from '../category/tag-chips.module.css';
import styles from './section.module.css';

interface RuleEditorProps {
  draft: RuleDraft;
  /** Absent for a new one. */
  ruleId?: string;
  categories: Categories;
  list: LeadList;
  /** Gives a sentence when the rule cannot be kept. */
  onSave: (draft: RuleDraft) => Promise<string | undefined>;
  commands: Commands;
  onClose: () => void;
}

/** One rule: what it looks for, with a live count and examples, and what it adds. */
export function RuleEditor(props: RuleEditorProps) {
  const { ruleId, categories, list, onSave, commands, onClose } = props;
  const { lists } = list.context;
  const { store } = useServices();
  const [draft, setDraft] = useState<RuleDraft>(() => ({
    name: props.draft.name,
    query: props.draft.query,
    adds: props.draft.adds,
    enabled: props.draft.enabled,
  }));
  const [wrong, setWrong] = useState<string>();
  const { adds } = draft;
  const { categoryIds = [], listIds = [], tags = [] } = adds;
  const setAdds = (change: Partial<RuleDraft['adds']>) =>
    setDraft((now) => ({ ...now, adds: { ...now.adds, ...change } }));

  async function save() {
    // Whoever says only what to look for means its words by its name.
    const name = draft.name.trim() === '' ? draft.query.trim().slice(0, 80) : draft.name;
    const mistake = await onSave({ ...draft, name });
    setWrong(mistake);
    if (mistake === undefined) onClose();
  }

  const addTo = (part: 'categoryIds' | 'listIds') => (id: string) =>
    setDraft((now) => ({
      ...now,
      adds: { ...now.adds, [part]: [...new Set([...(now.adds[part] ?? []), id])] },
    }));

  return (
    <SettingsForm
      label={ruleId === undefined ? i18n.t('rule.new') : i18n.t('rule.edit', { name: props.draft.name })}
      wrong={wrong}
      saveWord={i18n.t('rule.save')}
      onSave={() => void save()}
      onClose={onClose}
      more={
        ruleId === undefined ? null : (
          <Button
            look="quiet"
            onClick={() => {
              onClose();
              const sentence = i18n.t('rule.deleted', { name: props.draft.name });
              void commands.run(sentence, async () => deleteRule(store, ruleId));
            }}
          >
            <Trash2 size={16} aria-hidden />
            {i18n.t('action.delete')}
          </Button>
        )
      }
    >
      <label className={styles.field}>
        <span>{i18n.t('rule.query')}</span>
        <input
          className={fieldStyles.field}
          placeholder={i18n.t('rule.queryPlaceholder')}
          value={draft.query}
          maxLength={1_000}
          spellCheck={false}
          ref={focusOnce}
          onChange={(event) => setDraft({ ...draft, query: event.target.value })}
        />
      </label>
      {draft.query.trim() === '' ? (
        <p className={styles.hint}>{i18n.t('rule.queryHint')}</p>
      ) : (
        <FoundLine query={draft.query} list={list} />
      )}
      <div className={styles.pair}>
        <span className={styles.field}>
          <span>{i18n.t('rule.addsCategories')}</span>
          <span className={chipStyles.field}>
            <Chips
              label={i18n.t('category.title')}
              chips={getCategoryChips(categoryIds, categories)}
              onRemove={(id) => setAdds({ categoryIds: categoryIds.filter((one) => one !== id) })}
            />
            <CategoryAdder
              ids={categoryIds}
              categories={categories}
              onAdd={addTo('categoryIds')}
              onMistake={setWrong}
            />
          </span>
        </span>
        <span className={styles.field}>
          <span>{i18n.t('rule.addsTags')}</span>
          <TagChips tags={tags} onChange={(next) => setAdds({ tags: [...next] })} />
        </span>
        <span className={styles.field}>
          <span>{i18n.t('rule.addsLists')}</span>
          <span className={chipStyles.field}>
            <Chips
              label={i18n.t('list.title')}
              chips={lists.filter(({ id }) => listIds.includes(id)).map(({ id, name }) => ({ id, name }))}
              onRemove={(id) => setAdds({ listIds: listIds.filter((one) => one !== id) })}
            />
            <ListAdder ids={listIds} lists={lists} onAdd={addTo('listIds')} onMistake={setWrong} />
          </span>
        </span>
        <span className={styles.field}>
          <span>{i18n.t('rule.setsStage')}</span>
          <Select
            label={i18n.t('rule.setsStage')}
            value={adds.stage ?? ''}
            options={[
              { value: '', word: i18n.t('rule.leave') },
              ...stages
                .filter((stage) => stage !== 'new')
                .map((value) => ({ value, word: getStageWord(value) })),
            ]}
            onPick={(value) => setAdds({ stage: stages.find((stage) => stage === value) })}
          />
        </span>
        <label className={styles.field}>
          <span>{i18n.t('rule.setsOwner')}</span>
          <input
            className={fieldStyles.field}
            placeholder={i18n.t('mark.ownerPlaceholder')}
            value={adds.owner ?? ''}
            maxLength={80}
            onChange={(event) => setAdds({ owner: event.target.value })}
          />
        </label>
        <label className={styles.field}>
          <span>{i18n.t('rule.name')}</span>
          <input
            className={fieldStyles.field}
            placeholder={i18n.t('rule.namePlaceholder')}
            value={draft.name}
            maxLength={80}
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
          />
        </label>
      </div>
      <label className={styles.buttons}>
        <CheckBox
          checked={draft.enabled}
          onChange={(event) => setDraft({ ...draft, enabled: event.target.checked })}
        />
        {i18n.t('rule.atCapture')}
      </label>
    </SettingsForm>
  );
}
