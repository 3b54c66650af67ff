import { messengerServices, type MessengerService } from '@/lib/leads/values';

/**
 * What a column of a file can say of a lead. The ids are those of `lib/transfer/columns` wherever an export has such a
 * column, and the few that only files of others have.
 */
export const importTargets = [
  'name',
  /** Of the company and of nobody else. */
  'company',
  'legalName',
  'person',
  'firstName',
  'lastName',
  'jobTitle',
  'phone',
  'mobile',
  'fax',
  'email',
  'website',
  'domain',
  'address',
  'street',
  'postalCode',
  'locality',
  'region',
  'country',
  'countryName',
  'messenger',
  'social',
  'linkedin',
  'profile',
  'industry',
  'size',
  'registration',
  'description',
  'category',
  'tags',
  'lists',
  'stage',
  'stageReason',
  'owner',
  'class',
  'existing',
  'level',
  'language',
  'doNotContact',
  'note',
  'kind',
  'savedAt',
  'ref',
] as const;
export type ImportTarget = (typeof importTargets)[number];

/** Whose values may have a label ("Sales", "mobile") and a status ("dead"). */
export const labelledTargets = [
  'phone',
  'mobile',
  'fax',
  'email',
  'website',
  'address',
  'messenger',
  'social',
] as const satisfies readonly ImportTarget[];
export type LabelledTarget = (typeof labelledTargets)[number];
/** What columns beside them say of their values: what each is called, and whether it works (`pointStatuses`). */
export const toldOfValues = ['label', 'status'] as const;
export type Told = (typeof toldOfValues)[number];

/** The column that says this of the values of another: `phone.label`, `phone.status`. */
export const toToldTarget = (to: LabelledTarget, told: Told) => `${to}.${told}` as const;

/** Before the id of a field of the user's own. */
const CUSTOM = 'custom.';
/** Before the service whose names stand in a column: `messenger.whatsapp`. */
const MESSENGER = 'messenger.';
/** Before the register whose numbers stand in a column: `registration.VAT`. */
const REGISTRATION = 'registration.';

/** A target taken apart; `undefined` for an id nobody knows (any more). */
export type ParsedTarget =
  | { id: ImportTarget }
  | { id: 'messenger'; service: MessengerService }
  | { id: 'registration'; scheme: string }
  | { id: Told; of: LabelledTarget }
  | { id: 'custom'; fieldId: string };

export function parseTarget(to: string): ParsedTarget | undefined {
  const plain = importTargets.find((target) => target === to);
  if (plain !== undefined) return { id: plain };
  if (to.startsWith(CUSTOM)) return { id: 'custom', fieldId: to.slice(CUSTOM.length) };
  if (to.startsWith(REGISTRATION) && to.length <= REGISTRATION.length + 40)
    return { id: 'registration', scheme: to.slice(REGISTRATION.length) };
  for (const id of toldOfValues) {
    const of = labelledTargets.find((target) => to === toToldTarget(target, id));
    if (of !== undefined) return { id, of };
  }
  const service = messengerServices.find((one) => to === MESSENGER + one);
  return service && { id: 'messenger', service };
}

/** Of these one column is meant; of all others several may stand in a file, in their order. */
export const singleTargets: ReadonlySet<string> = new Set<ImportTarget>([
  'name',
  'company',
  'legalName',
  'person',
  'firstName',
  'lastName',
  'jobTitle',
  'size',
  'stage',
  'stageReason',
  'owner',
  'class',
  'existing',
  'level',
  'language',
  'doNotContact',
  'kind',
  'savedAt',
  'ref',
]);
