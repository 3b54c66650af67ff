import { describe, expect, it } from 'vitest';
import { toEdit, toToggle } from '@/components/table/to-edit';
import type { ColumnId } from '@/components/table/columns';
import type { CustomField } from '@/lib/leads/definitions';
import { fieldIds } from '@/lib/leads/values';
import { nextId, toStoredLead } from '../leads/candidates';

const lead = toStoredLead(
  {
    name: 'Alder Lighting',
    phone: '+1 617 555 0100',
    address: {
      text: '12 Main St, Springvale, US',
      street: '12 Main St',
      locality: 'Springvale',
      countryCode: 'US',
    },
  },
  { at: 1 },
);
const toColumn = (id: ColumnId, custom?: CustomField) => ({
  id,
  field: fieldIds.find((field) => field === id),
  custom,
});
const edit = (id: ColumnId, text: string) => toEdit(lead, toColumn(id), text);

describe('what was typed into a cell', () => {
  it('is no change when it is what was there', async () => {
    expect(await edit('locality', ' Springvale ')).toEqual({ ok: true, edit: undefined });
    expect(await edit('stage', 'new')).toEqual({ ok: true, edit: undefined });
  });

  it('is read as on the lead’s page, and other values of the field stay', async () => {
    const two = toStoredLead(
      { name: 'Alder', email: ['info@alder.example', 'office@alder.example'] },
      { at: 1 },
    );
    expect(await toEdit(two, toColumn('email'), 'HELLO@Alder.example')).toMatchObject({
      ok: true,
      edit: { facts: { email: [expect.stringMatching(/^hello@alder\.example$/i), 'office@alder.example'] } },
    });
    expect(await toEdit(two, toColumn('email'), '')).toEqual({
      ok: true,
      edit: { facts: { email: ['office@alder.example'] } },
    });
    expect(await edit('phone', 'call us')).toEqual({ ok: false, wrong: 'phone' });
  });

  it('changes a part of the address where it stands in its line', async () => {
    expect(await edit('locality', 'Fairview')).toEqual({
      ok: true,
      edit: {
        facts: {
          address: [
            {
              text: '12 Main St, Fairview, US',
              street: '12 Main St',
              locality: 'Fairview',
              countryCode: 'US',
            },
          ],
        },
      },
    });
    expect(await edit('postalCode', '02100')).toMatchObject({
      edit: { facts: { address: [{ text: '12 Main St, Springvale, 02100', postalCode: '02100' }] } },
    });
  });

  it('names a country by its code or its name', async () => {
    expect(await edit('country', 'germany')).toMatchObject({
      edit: { facts: { address: [{ countryCode: 'DE', text: '12 Main St, Springvale, US' }] } },
    });
    expect(await edit('country', 'nowhere')).toEqual({ ok: false, wrong: 'country' });
  });

  it('is a value of the type of a field of one’s own', async () => {
    const field = { id: nextId(), name: 'Sales', type: 'number' as const, createdAt: 1 };
    const column = toColumn(`custom.${field.id}`, field);
    expect(await toEdit(lead, column, '1,200')).toEqual({
      ok: true,
      edit: { custom: { [field.id]: 1_200 } },
    });
    expect(await toEdit(lead, column, 'many')).toEqual({ ok: false, wrong: 'number' });
  });

  it('is a person’s name in the field for persons', async () => {
    const person = { ...toStoredLead({ person: 'Ann Alder' }, { at: 1 }), kind: 'person' as const };
    expect(await toEdit(person, toColumn('name'), 'Anne Alder')).toEqual({
      ok: true,
      edit: { facts: { person: ['Anne Alder'] } },
    });
  });
});

describe('a box', () => {
  it('is turned over', () => {
    expect(toToggle(lead, toColumn('existing'))).toEqual({ existing: true });
    expect(toToggle({ ...lead, existing: true }, toColumn('existing'))).toEqual({ existing: false });
    expect(toToggle(lead, toColumn('phone'))).toBeUndefined();
  });
});
