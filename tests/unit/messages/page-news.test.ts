import { describe, expect, it } from 'vitest';
import { findNewsOfPage } from '@/lib/messages/page-news';

const OWN = 'leadlight';
const arrived = { type: 'page/arrived' };
const watcher = {
  id: OWN,
  frameId: 0,
  origin: 'https://www.acme.example',
  url: 'https://www.acme.example/team',
  tab: { id: 7, url: 'https://www.acme.example/team' },
};

describe('news of a page', () => {
  it('name the tab and the site, as the browser knows them', () => {
    expect(findNewsOfPage(arrived, watcher, OWN)).toEqual({
      type: 'page/arrived',
      tabId: 7,
      origin: 'https://www.acme.example',
    });
  });

  it('carry nothing a page could have put in', () => {
    const forged = { ...arrived, tabId: 1, origin: 'https://bank.example', candidates: [{}] };
    expect(findNewsOfPage(forged, watcher, OWN)).toEqual(findNewsOfPage(arrived, watcher, OWN));
  });

  it.each([
    ['another extension', { ...watcher, id: 'another' }],
    ['nobody', undefined],
    ['a frame in a page', { ...watcher, frameId: 3 }],
    ['one of our own pages', { ...watcher, origin: 'chrome-extension://leadlight' }],
    ['a page without an origin of its own', { ...watcher, origin: 'null' }],
    ['a file', { ...watcher, origin: 'file://' }],
    ['what has no tab', { ...watcher, tab: undefined }],
    ['who only says in the address who they are', { ...watcher, origin: undefined }],
  ])('are not taken from %s', (_who, sender) => {
    expect(findNewsOfPage(arrived, sender, OWN)).toBeUndefined();
  });

  it.each([
    ['of another kind', { type: 'lead/save' }],
    ['without a kind', {}],
    ['that are no object', 'page/arrived'],
    ['of nothing', null],
    ['with a kind from the prototype', Object.create(null)],
  ])('%s are not taken', (_what, message) => {
    expect(findNewsOfPage(message, watcher, OWN)).toBeUndefined();
  });
});
