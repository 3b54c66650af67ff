import { i18n } from '#i18n';
import { fieldIds, type FieldId } from '@/lib/leads/values';
import type { OutgoingPart } from '@/lib/leads/sync-target';
import type { Progress } from '@/lib/store/sync/progress';
import type { LogLine } from '@/lib/store/sync/rows';
import type { HoldReason } from '@/lib/sync/outgoing';
import type { SetUpFault, SetUpStep } from '@/lib/sync/targets/couch/set-up';
import { formatNumber } from '../ui/format';
import { getFieldWord } from '../words';

export function getPartWord(part: OutgoingPart): string {
  switch (part) {
    case 'stage':
      return i18n.t('stage.label');
    case 'owner':
      return i18n.t('mark.owner');
    case 'class':
      return i18n.t('class.label');
    case 'language':
      return i18n.t('mark.language');
    case 'categories':
      return i18n.t('category.title');
    case 'tags':
      return i18n.t('tag.label');
    case 'lists':
      return i18n.t('list.title');
    case 'custom':
      return i18n.t('ownField.title');
    case 'sites':
      return i18n.t('sync.part.sites');
    case 'note':
      return i18n.t('column.note');
    case 'requests':
      return i18n.t('requests.title');
    default:
      return isField(part) ? getFieldWord(part) : part;
  }
}

const isField = (part: OutgoingPart): part is FieldId => fieldIds.some((field) => field === part);

/** Why something did not go through, as a sentence: what happened and what to do. */
export function getReasonSentence(reason: string): string {
  const http = /^http-(\d+)$/.exec(reason)?.[1];
  if (http !== undefined) return i18n.t('sync.reason.http', { status: http });
  switch (reason) {
    case 'unauthorised':
      return i18n.t('sync.reason.unauthorised');
    case 'forbidden':
      return i18n.t('sync.reason.forbidden');
    case 'not-found':
      return i18n.t('sync.reason.notFound');
    case 'gone':
      return i18n.t('sync.reason.gone');
    case 'no-access':
      return i18n.t('sync.reason.noAccess');
    case 'no-credential':
      return i18n.t('sync.reason.noCredential');
    case 'locked':
      return i18n.t('sync.reason.locked');
    case 'administrator':
    case 'database-administrator':
    case 'reads-users':
      return i18n.t('sync.reason.administrator');
    case 'no-pool':
      return i18n.t('sync.reason.noPool');
    case 'open-to-all':
      return i18n.t('sync.reason.openToAll');
    case 'redirected':
      return i18n.t('sync.reason.redirected');
    case 'unreachable':
    case 'waits':
      return i18n.t('sync.reason.unreachable');
    case 'daily-limit':
      return i18n.t('sync.reason.dailyLimit');
    case 'level-denied':
      return i18n.t('sync.reason.levelDenied');
    case 'unread':
    case 'newer-format':
    case 'damaged':
      return i18n.t('sync.reason.unread');
    case 'too-large':
      return i18n.t('sync.reason.tooLarge');
    case 'converted-there':
      return i18n.t('sync.reason.convertedThere');
    case 'invalid-option':
    case 'invalid-or-null-for-restricted-picklist':
      return i18n.t('sync.reason.invalidOption');
    case 'taken-there':
      return i18n.t('sync.reason.takenThere');
    default:
      if (reason.startsWith('no-property-')) return i18n.t('sync.reason.noProperty');
      if (reason.startsWith('not-unique-')) return i18n.t('sync.reason.notUnique');
      if (reason.startsWith('no-chosen-')) return i18n.t('sync.reason.noChosen');
      if (reason.startsWith('no-fields-')) return i18n.t('sync.reason.hiddenFields');
      return i18n.t('sync.reason.other', { reason });
  }
}

export function getHoldWord(reason: HoldReason): string {
  switch (reason) {
    case 'level':
      return i18n.t('sync.held.level');
    case 'list':
      return i18n.t('sync.held.list');
    case 'stage':
      return i18n.t('sync.held.stage');
    case 'do-not-contact':
      return i18n.t('sync.held.doNotContact');
  }
}

/** How far a first sync is; what a pool says it has is a rough count. */
export function getProgressWord({ way, done, of }: Progress): string {
  return i18n.t(way === 'pull' ? 'sync.progress.pull' : 'sync.progress.push', [
    formatNumber(done),
    formatNumber(of),
  ]);
}

/** One line of what happened, without anything about anybody. */
export function getLogSentence({ what, count = 0, reason = '' }: LogLine): string {
  const shown: [string] = [formatNumber(count)];
  switch (what) {
    case 'sent':
      return i18n.t('sync.log.sent', count, shown);
    case 'received':
      return i18n.t('sync.log.received', count, shown);
    case 'quarantined':
      return i18n.t('sync.log.quarantined', count, shown);
    case 'unread':
      return i18n.t('sync.reason.unread');
    case 'failed':
    case 'stopped':
      return getReasonSentence(reason);
    case 'on':
      return i18n.t('sync.log.on');
    case 'off':
      return i18n.t('sync.log.off');
    case 'paused':
      return i18n.t('sync.log.paused');
    case 'resumed':
      return i18n.t('sync.log.resumed');
  }
}

/** What came of one part of a pool's set-up. */
export function getStepSentence({ what, name, state }: SetUpStep): string {
  return i18n.t(`sync.pool.stepState.${state}`, { what: i18n.t(`sync.pool.step.${what}`, { name }) });
}

/** Why a part of a pool could not be made, and what to do. */
export function getSetUpSentence(fault: SetUpFault): string {
  switch (fault) {
    case 'unauthorised':
      return i18n.t('sync.pool.fault.unauthorised');
    case 'not-administrator':
      return i18n.t('sync.pool.fault.notAdministrator');
    case 'open-to-all':
      return i18n.t('sync.pool.fault.openToAll');
    case 'unknown-server':
      return i18n.t('sync.pool.fault.unknownServer');
    case 'too-old':
      return i18n.t('sync.pool.fault.tooOld');
    case 'occupied':
      return i18n.t('sync.pool.fault.occupied');
    case 'no-password':
      return i18n.t('sync.pool.fault.noPassword');
    case 'bad-name':
      return i18n.t('sync.pool.fault.badName');
    case 'waits':
      return i18n.t('sync.pool.fault.waits');
    default:
      return getReasonSentence(fault);
  }
}
