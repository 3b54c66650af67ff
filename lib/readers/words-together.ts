/*
 * The modules that are mostly words (labels, streets, countries, legal forms, names), loaded one after the other, so that
 * they stand beside each other in a reader's bundle: gzip looks no further back than 32 kB, and the same words stand in
 * several of them. 2 % of the page reader. It changes nothing but the order.
 */
import '@/lib/contact/number-plan';
import '@/lib/contact/countries';
import '@/lib/contact/given-names';
import '@/lib/contact/address';
import '@/lib/readers/record/labels';
import '@/lib/readers/record/name-quality';
import '@/lib/contact/phone';
import '@/lib/page/signals';
import '@/lib/contact/company-name';
import '@/lib/contact/find-addresses';
import '@/lib/contact/registration';
import '@/lib/readers/page-kind';
