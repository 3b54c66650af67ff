import { expect, it } from 'vitest';
import { isJobTitle, personLikeness, toPerson } from '@/lib/contact/person-name';

it.each([
  'Jane Roe',
  'Dr. Max Beispiel',
  'Anna-Maria van der Muster',
  'J. P. Sample',
  'José Ejemplo García',
  'Иван Примеров',
  '王小明',
  '李经理',
  '김철수',
  '山田 太郎',
])('%s looks like a person', (name) => {
  expect(personLikeness(name)).toBeGreaterThanOrEqual(0.5);
});

it.each([
  'Acme GmbH',
  'Contact us',
  'Read More',
  'Main Street 12',
  'Hotel Example',
  'jane',
  'info@acme.example',
  'New York',
  'About Our Team',
  '示例公司',
  'Sales Manager',
  'A',
  'Plumbing Services',
])('%s does not', (text) => {
  expect(personLikeness(text)).toBeLessThan(0.5);
});

it.each([
  ['Jane Roe', { name: 'Jane Roe' }],
  ['Jane Roe, Sales Manager', { name: 'Jane Roe', jobTitle: 'Sales Manager' }],
  ['Sales Manager – Jane Roe', { name: 'Jane Roe', jobTitle: 'Sales Manager' }],
  ['Jane Roe (CEO)', { name: 'Jane Roe', jobTitle: 'CEO' }],
  ['Geschäftsführer: Max Beispiel', { name: 'Max Beispiel', jobTitle: 'Geschäftsführer' }],
  ['Ansprechpartner: Max Beispiel', { name: 'Max Beispiel' }],
  ['联系人：王先生', { name: '王先生' }],
  ['Opening hours: Monday', undefined],
  ['Phone: Jane Roe', undefined],
  ['Welcome to our site', undefined],
])('toPerson(%s)', (text, expected) => {
  expect(toPerson(text)).toEqual(expected);
});

it.each([
  ['Sales Manager', true],
  ['Geschäftsführerin', true],
  ['总经理', true],
  ['Jane Roe', false],
  // Words that only begin like one.
  ['Architecture', false],
  ['Acme Directory', false],
  ['Partnership', false],
  ['Headquarters', false],
  ['Werbeagentur', false],
  ['Lead Architect', true],
  ['Directora', true],
])('isJobTitle(%s) is %s', (text, expected) => {
  expect(isJobTitle(text)).toBe(expected);
});
