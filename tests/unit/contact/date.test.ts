import { describe, expect, it } from 'vitest';
import { toDate } from '@/lib/contact/date';

const now = new Date(2026, 10, 21, 12, 30);

describe('a day and a time without a year', () => {
  it.each([
    ['14. März 18.37 Uhr', 'de', '2026-03-14T18:37'],
    ['Mit 13:14', 'de', '2026-11-18T13:14'],
    ['Vi 17:15', 'es', '2026-11-20T17:15'],
  ])('%s (%s)', (text, language, expected) => {
    expect(toDate(text, { language, now })).toBe(expected);
  });
});

describe('absolute dates', () => {
  it.each([
    ['2016-03-02T10:11:00Z', undefined, '2016-03-02T10:11'],
    ['2016-03-02', undefined, '2016-03-02'],
    ['11-19-02, 06:39 PM', 'en', '2002-11-19T18:39'],
    ['10:06am Dec 11, 2014', 'en', '2014-12-11T10:06'],
    ['03/04/2010', 'en', '2010-03-04'],
    ['03/04/2010', 'en-GB', '2010-04-03'],
    ['03/04/2010', 'fr', '2010-04-03'],
    ['29/07/2004, 19h46', 'fr', '2004-07-29T19:46'],
    ['» Dim 29 Oct 2017 16:46', 'fr', '2017-10-29T16:46'],
    ['10.11.15 11:26 UTC', 'de', '2015-11-10T11:26'],
    ['21. Apr 2020, 19:40', 'de', '2020-04-21T19:40'],
    ['3. März 2014', 'de', '2014-03-03'],
    ['08/06/22(日)21:32:28', undefined, '2008-06-22T21:32'],
    ['2016年3月2日 下午3:05', 'zh', '2016-03-02T15:05'],
    ['令和元年5月1日', 'ja', '2019-05-01'],
    ['2016년 3월 2일 오후 3:05', 'ko', '2016-03-02T15:05'],
    ['1394/11/27, 00:31', 'fa', '2016-02-16T00:31'],
    ['28 октября 2014 в 07:54', 'ru', '2014-10-28T07:54'],
    ['16. čer 2014', 'cs', '2014-06-16'],
    ['2016. március 2.', 'hu', '2016-03-02'],
    ['2 มีนาคม 2559', 'th', '2016-03-02'],
    ['٢ مارس ٢٠١٦', 'ar', '2016-03-02'],
    ['Mon Oct 29 16:46:00 2017', 'en', '2017-10-29T16:46'],
    ['Posted by bob on March 3rd, 2011 at 5pm', 'en', '2011-03-03T17:00'],
    ['[Sept] 08, 2015.', 'en', '2015-09-08'],
  ])('%s (%s)', (text, language, expected) => {
    expect(toDate(text, { language })).toBe(expected);
  });

  it.each([
    '',
    'Page 3 of 17',
    'Version 1.2',
    'Joined: Mar 2016',
    '31/02/2010',
    '12,345 views',
    'May I ask?',
    '2000 years ago',
  ])('finds none in %j', (text) => {
    expect(toDate(text, { language: 'en', now })).toBeUndefined();
  });
});

describe('relative dates', () => {
  it.each([
    ['2 hours ago', 'en', '2026-11-21T10:30'],
    ['an hour ago', 'en', '2026-11-21T11:30'],
    ['yesterday, 15:30', 'en', '2026-11-20T15:30'],
    ['Today, 09:15 AM', 'en', '2026-11-21T09:15'],
    ['3 weeks ago', 'en', '2026-10-31'],
    ['1 year, 2 months ago', 'en', '2025-09-21'],
    ['vor 3 Stunden', 'de', '2026-11-21T09:30'],
    ['il y a 2 jours', 'fr', '2026-11-19'],
    ["aujourd'hui", 'fr', '2026-11-21'],
    ['час назад', 'ru', '2026-11-21T11:30'],
    ['3小时前', 'zh', '2026-11-21T09:30'],
    ['昨天 08:10', 'zh', '2026-11-20T08:10'],
    ['2時間前', 'ja', '2026-11-21T10:30'],
    ['3일 전', 'ko', '2026-11-18'],
    ['5 dakika önce', 'tr', '2026-11-21T12:25'],
    ['Friday', 'en', '2026-11-20'],
    ['24 Dec', 'en', '2025-12-24'],
    ['3. März', 'de', '2026-03-03'],
    ['just now', 'en', '2026-11-21T12:30'],
  ])('%s (%s)', (text, language, expected) => {
    expect(toDate(text, { language, now })).toBe(expected);
    expect(toDate(text, { language })).toBeUndefined();
  });
});
