import { describe, expect, it } from 'vitest';
import { findNextPage } from '@/lib/readers/next-page';
import { atOnce } from '@/lib/readers/steps';

const SITE = 'https://guide.example';
const HERE = `${SITE}/firms?page=2`;

function next(body: string, here = HERE, head = ''): string | undefined {
  const page = new DOMParser().parseFromString(`<head>${head}</head><body>${body}</body>`, 'text/html');
  return atOnce(findNextPage(page, new URL(here)))?.replace(SITE, '');
}

describe('the next page of a list', () => {
  it.each([
    ['Next'],
    ['Next »'],
    ['next page'],
    ['Nächste Seite'],
    ['Weiter ›'],
    ['Suivant'],
    ['Siguiente'],
    ['Próxima página'],
    ['Successiva'],
    ['Volgende'],
    ['Nästa'],
    ['Następna strona'],
    ['Další'],
    ['Следующая страница'],
    ['Sonraki'],
    ['下一页'],
    ['次へ'],
    ['다음'],
    ['التالي'],
    ['ถัดไป'],
  ])('"%s"', (text) => {
    expect(next(`<a href="/firms?page=3">${text}</a>`)).toBe('/firms?page=3');
  });

  it.each<[string, string]>([
    ['its label', '<a aria-label="Next page" href="/firms?page=3"><svg></svg></a>'],
    ['its title, with more behind it', '<a title="Next Page - Results 21 to 40" href="/firms?page=3"></a>'],
    ['its picture', '<a href="/firms?page=3"><img alt="next"></a>'],
    ['an arrow in a pager', '<ul class="pager"><li><a href="/firms?page=3">›</a></li></ul>'],
    ['its class', '<p class="pages"><a class="go-next" href="/firms?page=3"></a></p>'],
    ['its rel', '<a rel="next" href="/firms?page=3"></a>'],
    ['a button for more', '<a class="btn" href="/firms?page=3">Load more</a>'],
    ['the same in another language', '<a href="/firms?page=3">Mehr anzeigen</a>'],
  ])('by %s', (_how, html) => {
    expect(next(html)).toBe('/firms?page=3');
  });

  it.each<[string, string]>([
    [
      'which is no link',
      '<a href="/firms">1</a> <b>2</b> <a href="/firms?page=3">3</a> <a href="/firms?page=4">4</a>',
    ],
    ['which leads here', '<a href="/firms?page=2">2</a><a href="/firms?page=3">3</a>'],
    ['which is bare text', '<p><a href="/firms?page=1">[1]</a> [2] <a href="/firms?page=3">[3]</a></p>'],
    [
      'which is a script',
      '<ul><li class="on"><a href="javascript://">2</a></li><li><a href="/firms?page=3">3</a></li></ul>',
    ],
    [
      'which is marked',
      '<li class="active"><a href="/firms?page=2&s=1">2</a></li><li><a href="/firms?page=3&s=1">3</a></li>',
    ],
  ])('by the numbers around the current one, %s', (_how, html) => {
    expect(next(`<div>${html}</div>`)).toMatch(/^\/firms\?page=3/);
  });

  it('numbers that count records instead of pages', () => {
    expect(
      next(
        '<nav><b>1</b> <a href="/firms?start=20">2</a> <a href="/firms?start=40">3</a></nav>',
        `${SITE}/firms`,
      ),
    ).toBe('/firms?start=20');
  });

  it('a first page that shows no number of its own', () => {
    expect(next('<p><a href="/firms?page=2">2</a><a href="/firms?page=3">3</a></p>', `${SITE}/firms`)).toBe(
      '/firms?page=2',
    );
  });

  it("the head's announcement when no link shows it", () => {
    expect(next('<p>…</p>', HERE, '<link rel="next" href="/firms?page=3">')).toBe('/firms?page=3');
  });

  it('a link to see, where the head says otherwise', () => {
    expect(
      next(
        '<a href="/firms?page=3&session=1">Next</a>',
        HERE,
        '<link rel="next" href="http://guide.example/firms?page=3">',
      ),
    ).toBe('/firms?page=3&session=1');
  });
});

describe('no next page', () => {
  it.each<[string, string]>([
    ['the next article', '<a href="/news/12">Next post</a>'],
    ['an article announced by its title', '<a rel="next" href="/news/roof-repairs">Roof repairs</a>'],
    ['the next picture', '<div class="carousel"><a class="next" href="/firms?page=3">Next</a></div>'],
    ['the next month', '<div class="pager"><a class="date-next" href="/events?month=5">»</a></div>'],
    ['a day', '<table class="calendar"><td>2<td><a href="/2026/03/03">3</a></table>'],
    ['another site', '<a href="https://other.example/firms?page=3">Next</a>'],
    ['this page', '<a href="#top">Next</a><a href="/firms?page=2#list">Next</a>'],
    ['a page back', '<a rel="prev" class="prev_next" href="/firms?page=1"><img alt="&lt;"></a>'],
    ["a blog's older posts", '<div class="nav-previous"><a href="/firms?page=3">Older posts</a></div>'],
    ['a teaser', '<a href="/firms/acme">More</a> <a href="/?p=128314">Show more</a>'],
    ['a switched-off button', '<div class="pager"><a class="next disabled" href="/firms?page=3">›</a></div>'],
    ['how many to a page', '<p>Show <a href="/firms?limit=28">28</a> <a href="/firms?limit=56">56</a></p>'],
    [
      'the pages of one topic in a list of topics',
      '<li>Roofs ( <a href="/topic-5">1</a> <a href="/topic-5-2">2</a> <a href="/topic-5-3">3</a> )</li>',
    ],
  ])('%s', (_case, html) => {
    expect(next(html)).toBeUndefined();
  });

  it('after the last number, whatever the head announces', () => {
    expect(
      next(
        '<p class="pages"><a href="/firms?page=1">1</a> <b>2</b></p>',
        HERE,
        '<link rel="next" href="/firms?page=3">',
      ),
    ).toBeUndefined();
  });

  it("the head's announcement of another article", () => {
    expect(next('', `${SITE}/news/roofs`, '<link rel="next" href="/news/doors">')).toBeUndefined();
  });
});
