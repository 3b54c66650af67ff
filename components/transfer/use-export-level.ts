import { useEffect, useState } from 'react';
import { levels, type Level } from '@/lib/leads/lead-parts';
import { useServices } from '../services';

/** What is secret leaves this computer only when somebody says so. */
export const USUAL_LEVEL: Level = 'confidential';

/** The most confidential level an export of leads holds, as it was last chosen in the dialog. */
export function useExportLevel(): Level {
  const { readSetting } = useServices();
  const [level, setLevel] = useState(USUAL_LEVEL);
  useEffect(() => {
    let gone = false;
    void readSetting('lastExport').then((all) => {
      const chosen = levels.find((one) => one === all?.['leads']?.level);
      if (!gone && chosen !== undefined) setLevel(chosen);
    });
    return () => {
      gone = true;
    };
  }, [readSetting]);
  return level;
}
