import { expect, it } from 'vitest';
import { isGivenName, isPersonalName } from '@/lib/contact/given-names';

it.each(['Jane', 'JOSÉ', 'Jürgen', 'Karl-Heinz', 'Małgorzata', 'Björn', 'June'])(
  '%s is a given name',
  (word) => {
    expect(isGivenName(word)).toBe(true);
  },
);

it.each(['Mountain', 'Canyon', 'Bikes', 'GmbH', 'Praxis', ''])('%s is none', (word) => {
  expect(isGivenName(word)).toBe(false);
});

it.each(['Иванова', 'Петрович', 'Kowalska', 'Nováková', 'Jovanović', 'Papadopoulos', 'Andersson'])(
  '%s ends like a surname',
  (word) => {
    expect(isPersonalName(word)).toBe(true);
  },
);

it.each(['Cycle', 'Roasters', 'Магистраль', 'Колесо', 'Bank'])('%s does not', (word) => {
  expect(isPersonalName(word)).toBe(false);
});
