import { expect, it } from 'vitest';
import { looksLikeAddress } from '@/lib/page/signals';

it.each([
  '12 Main Street',
  'ул. Примерная, 51',
  'Екатеринбург, улица Примерная 5',
  'пр-т Образцовый, 7',
  'вул. Зразкова, 3',
  'λεωφ. Παραδείγματος 12',
  'Vzorová nám. 4',
  'شارع المثال 15',
  'רחוב הדוגמה 8',
  '12 đường Ví Dụ',
])('%s looks like an address', (line) => {
  expect(looksLikeAddress(line)).toBe(true);
});

it.each(['Наши улицы', 'результат 51', '5 reviews', 'Strategie 2030'])('%s does not', (line) => {
  expect(looksLikeAddress(line)).toBe(false);
});
