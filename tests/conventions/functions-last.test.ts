import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { putFunctionsLast } from '../../scripts/functions-last';

/** Words that do not repeat, the same for the same start. */
const toWords = (start: number, count: number): string =>
  Array.from({ length: count }, (_, at) => ((start + at) * 2_654_435_761).toString(36)).join(' ');

/** A script whose two tables hold the same words, with more between them than a packer looks back. */
const words = toWords(1, 2_000);
const apart = `var reader=function(){"use strict";const one="${words}";function first(){return "${toWords(9_000, 6_000)}".length+second()}const two="${words}";function second(){return one.length+two.length}return first()}();reader;`;

describe('the functions of a script', () => {
  it('are put after its tables where that packs better, and do the same', () => {
    const sorted = putFunctionsLast(apart, parseAst);
    expect(sorted.indexOf('function first')).toBeGreaterThan(sorted.indexOf('two='));
    expect(gzipSync(sorted).length).toBeLessThan(gzipSync(apart).length);
    expect(runInNewContext(sorted)).toBe(runInNewContext(apart));
  });

  it('stay where they are where it does not', () => {
    const near = `var reader=function(){const one="${words}";function first(){return "${words}"}const two="${toWords(9_000, 6_000)}";return first()===one&&two}();reader;`;
    expect(putFunctionsLast(near, parseAst)).toBe(near);
  });

  it('are not looked for in a script of another shape', () => {
    expect(() => putFunctionsLast('const reader=1;reader;', parseAst)).toThrow('not one function');
  });
});
