import { i18n } from '#i18n';
import { outcomes } from '@/lib/leads/activity';
import { leadKinds } from '@/lib/leads/candidate';
import { leadClasses, levels, processes, stages } from '@/lib/leads/lead-parts';
import { getOutcomeWord } from '../task/follow-up-words';
import { getClassWord, getLevelWord, getStageWord } from '../words';
import type { TableColumn } from './columns';

/** What a choice of a column is called; those of the user's own fields are their own words. */
export function getChoiceWord({ id }: Pick<TableColumn, 'id'>, choice: string): string {
  switch (id) {
    case 'stage':
      return getStageWord(stages.find((one) => one === choice));
    case 'class':
      return getClassWord(leadClasses.find((one) => one === choice));
    case 'level':
      return getLevelWord(levels.find((one) => one === choice));
    case 'kind':
      return i18n.t(`kind.${leadKinds.find((one) => one === choice) ?? 'organisation'}`);
    case 'outcome': {
      const outcome = outcomes.find((one) => one === choice);
      return outcome === undefined ? choice : getOutcomeWord(outcome);
    }
    case 'process': {
      const process = processes.find((one) => one === choice);
      return process === undefined ? choice : i18n.t(`process.${process}`);
    }
    default:
      return choice;
  }
}
