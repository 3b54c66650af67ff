import { all } from './all';
import { contactPoints } from './contact-points';
import { mailMerge } from './mail-merge';
import type { ReadySet } from './ready-set';
import { requests } from './requests';
import { salesList } from './sales-list';

/** Ready column sets, in the order they are offered. A new one is a file beside this and a line here. */
export const readySets: readonly ReadySet[] = [all, salesList, mailMerge, contactPoints, requests];
