import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { useServices } from '../services';

/** Longer ones are cut. */
export const LONGEST_NAME = 80;

/** Who did what stands in the history: by the name the user gave themselves, or as “You”. */
export function useOwnName() {
  const { readSetting, writeSetting } = useServices();
  const [name, setName] = useState<string>();
  useEffect(() => {
    let gone = false;
    void readSetting('ownName').then((stored) => {
      if (!gone) setName(stored);
    });
    return () => {
      gone = true;
    };
  }, [readSetting]);
  return {
    name,
    who: name ?? i18n.t('history.you'),
    /** Empty is no name. */
    rename: (typed: string) => {
      const next = typed.trim().slice(0, LONGEST_NAME) || undefined;
      setName(next);
      void writeSetting('ownName', next);
    },
  };
}
