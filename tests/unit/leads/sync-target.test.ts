import { describe, expect, it } from 'vitest';
import { defaultMapping, targetSettings } from '@/lib/leads/sync-target';

const common = {
  name: 'Ours',
  url: 'https://crm.example',
  mapping: defaultMapping,
  everything: true,
  createdAt: 1,
};

describe('settings of a target', () => {
  it.each([
    { kind: 'webhook' },
    { kind: 'couch', user: 'ann' },
    { kind: 'hubspot', idProperty: 'leadlight_id', companies: true, onErase: 'keep' },
    {
      kind: 'salesforce',
      object: 'contact',
      idField: 'Leadlight_Id__c',
      apiVersion: '62.0',
      onErase: 'archive',
    },
    { kind: 'pipedrive', idLabel: 'Leadlight ID', companies: false, onErase: 'keep' },
  ])('has what only its kind needs: $kind', (own) => {
    expect(targetSettings.parse({ ...common, ...own })).toEqual({ ...common, ...own });
  });

  it.each([
    { kind: 'couch' },
    { kind: 'hubspot', idProperty: 'no/name', companies: true, onErase: 'keep' },
    { kind: 'salesforce', object: 'lead', idField: 'Id__c', apiVersion: '62.0/../', onErase: 'keep' },
    { kind: 'fax' },
  ])('is refused where that is missing or is no name: %o', (own) => {
    expect(targetSettings.safeParse({ ...common, ...own }).success).toBe(false);
  });

  it.each(['https://ann:secret@crm.example', 'https://crm.example/#token', 'ftp://crm.example'])(
    'keeps no secret in its address: %s',
    (url) => {
      expect(targetSettings.safeParse({ ...common, url, kind: 'webhook' }).success).toBe(false);
    },
  );

  it.each([
    ['https://crm.example', true],
    ['http://crm.example', false],
    ['http://203.0.113.7', false],
    ['http://169.254.169.254/latest', false],
    ['http://10.example', false],
    ['http://127.0.0.1.crm.example', false],
    ['http://[2001:db8::1]/', false],
    ['http://localhost:5678/hook', true],
    ['http://127.0.0.1:5984', true],
    ['http://2130706433/', true],
    ['http://192.168.1.7:5678/hook', true],
    ['http://172.20.0.2', true],
    ['http://172.32.0.2', false],
    ['http://[::1]:5984', true],
    ['http://[fd12::7]', true],
    ['http://couch:5984/leads', true],
    ['http://nas.local', true],
  ])('is told of leads without encryption only inside one’s own network: %s (%s)', (url, allowed) => {
    expect(targetSettings.safeParse({ ...common, url, kind: 'webhook' }).success).toBe(allowed);
  });
});
