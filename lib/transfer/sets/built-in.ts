import { all } from './all';
import { contactPoints } from './contact-points';
import { googleContacts } from './google-contacts';
import { hubspot } from './hubspot';
import { mailMerge } from './mail-merge';
import { outlook } from './outlook';
import { pipedrive } from './pipedrive';
import type { ReadySet } from './ready-set';
import { requests } from './requests';
import { salesforce } from './salesforce';
import { salesList } from './sales-list';
import { zoho } from './zoho';

/** Ready column sets, in the order they are offered. A new one is a file beside this and a line here. */
export const readySets: readonly ReadySet[] = [
  all,
  salesList,
  mailMerge,
  contactPoints,
  requests,
  hubspot,
  salesforce,
  pipedrive,
  zoho,
  googleContacts,
  outlook,
];
