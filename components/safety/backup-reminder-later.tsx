import { lazy, Suspense } from 'react';

// What makes and encrypts backups is not needed for the first picture.
const Reminder = lazy(() =>
  import('./backup-reminder').then(({ BackupReminder }) => ({ default: BackupReminder })),
);

export function BackupReminder() {
  return (
    <Suspense>
      <Reminder />
    </Suspense>
  );
}
