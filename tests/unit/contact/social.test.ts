import { expect, it } from 'vitest';
import { isShareLink, toSocialProfile } from '@/lib/contact/social';

it.each([
  ['https://de.linkedin.com/company/acme/?trk=x', 'linkedin', 'https://de.linkedin.com/company/acme/'],
  ['https://www.linkedin.com/in/jane-roe', 'linkedin', 'https://www.linkedin.com/in/jane-roe'],
  ['http://www.facebook.com/acme?fbclid=1', 'facebook', 'https://www.facebook.com/acme'],
  [
    'https://facebook.com/profile.php?id=1000123&ref=x',
    'facebook',
    'https://facebook.com/profile.php?id=1000123',
  ],
  ['https://www.instagram.com/acme/', 'instagram', 'https://www.instagram.com/acme/'],
  ['https://twitter.com/acme', 'x', 'https://twitter.com/acme'],
  ['https://x.com/acme', 'x', 'https://x.com/acme'],
  ['https://www.youtube.com/@acme', 'youtube', 'https://www.youtube.com/@acme'],
  ['https://www.xing.com/companies/acme', 'xing', 'https://www.xing.com/companies/acme'],
  ['https://github.com/acme', 'github', 'https://github.com/acme'],
  ['https://vk.com/acme', 'vk', 'https://vk.com/acme'],
  ['https://weibo.com/u/1234567890', 'weibo', 'https://weibo.com/u/1234567890'],
  ['https://mastodon.example/@acme', 'mastodon', 'https://mastodon.example/@acme'],
  ['https://mastodon.social/@acme', 'mastodon', 'https://mastodon.social/@acme'],
  ['https://bsky.app/profile/acme.example', 'bluesky', 'https://bsky.app/profile/acme.example'],
])('%s is a profile', (url, network, expected) => {
  expect(toSocialProfile(url)).toEqual({ network, url: expected });
});

it.each([
  'https://www.facebook.com/sharer/sharer.php?u=https://acme.example',
  'https://www.facebook.com/profile.php',
  'https://twitter.com/intent/tweet?text=x',
  'https://x.com/acme/status/1',
  'https://www.linkedin.com/shareArticle?url=x',
  'https://www.instagram.com/p/abc/',
  'https://www.youtube.com/watch?v=1',
  'https://github.com/acme/repository',
  'https://netflix.com/acme',
  'https://notfacebook.com/acme',
  'javascript:void(0)',
  'nonsense',
])('%s is none', (url) => {
  expect(toSocialProfile(url)).toBeUndefined();
});

it.each([
  ['https://www.facebook.com/sharer.php?u=x', true],
  ['https://t.me/share/url?url=x', true],
  ['https://www.facebook.com/acme', false],
  ['https://acme.example/shareholders', false],
])('isShareLink(%s)', (url, expected) => {
  expect(isShareLink(url)).toBe(expected);
});
