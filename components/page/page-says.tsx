import { useLiveQuery } from 'dexie-react-hooks';
import { ArrowRight, Triangle } from 'lucide-react';
import { i18n } from '#i18n';
import type { Candidate, Found } from '@/lib/leads/candidate';
import type { CapturedPage } from '@/lib/leads/lead';
import type { FieldValue } from '@/lib/leads/values';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { compareCandidates } from '@/lib/store/queries';
import type { Commands } from '../leads/use-commands';
import { useServices } from '../services';
import { Button } from '../ui/button';
import { getFieldText } from '../ui/field-text';
import { getFieldWord } from '../words';
import styles from './page-says.module.css';
import type { Visit } from './use-open-pages';

interface PageSaysProps {
  leadId: string;
  /** The page in front, if it was read. */
  visit: Visit | undefined;
  commands: Commands;
}

/** Above an open lead: what the page in front says otherwise, and one click to take it over. */
export function PageSays({ leadId, visit, commands }: PageSaysProps) {
  if (visit?.state.step !== 'read') return null;
  const { page, rows, compared } = visit.state;
  const row = rows.find(({ candidate }) => {
    const comparison = compared?.get(candidate.key);
    return comparison?.state === 'changed' && comparison.leadId === leadId;
  });
  if (row === undefined) return null;
  return <Difference leadId={leadId} page={page} candidate={row.candidate} commands={commands} />;
}

interface DifferenceProps {
  leadId: string;
  page: CapturedPage;
  candidate: Candidate;
  commands: Commands;
}

function Difference({ leadId, page, candidate, commands }: DifferenceProps) {
  const { store } = useServices();
  // Live: once taken over, or typed in by hand, it is no difference any more.
  const comparison = useLiveQuery(
    async () => (await compareCandidates(store, [candidate], page.url)).get(candidate.key),
    [store, candidate, page.url],
  );
  if (comparison?.state !== 'changed' || comparison.leadId !== leadId) return null;
  return (
    <section className={styles.strip} aria-label={i18n.t('thisPage.says')}>
      <Triangle size={12} strokeWidth={2.5} aria-hidden className={styles.shape} />
      <div className={styles.what}>
        <h2>{i18n.t('thisPage.says')}</h2>
        <ul>
          {comparison.parts.map((part) =>
            part === 'request' ? (
              <li key={part}>{i18n.t('state.newRequest')}</li>
            ) : (
              <li key={part}>
                {getFieldWord(part)} <ArrowRight size={12} aria-hidden />{' '}
                <b>
                  {((candidate.facts[part] ?? []) as readonly Found<FieldValue>[])
                    .map(({ value }) => getFieldText(part, value))
                    .join(', ')}
                </b>
              </li>
            ),
          )}
        </ul>
      </div>
      <Button
        onClick={() =>
          void commands.run(i18n.t('thisPage.takenOver'), () =>
            saveCandidates(store, { page, candidates: [candidate] }),
          )
        }
      >
        {i18n.t('page.takeOver')}
      </Button>
    </section>
  );
}
