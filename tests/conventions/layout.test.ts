import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOMS } from '../../eslint.config.js';
import { getSource, getSourceFiles, root } from './source-files';

const files = getSourceFiles();
const code = files.filter((path) => /\.(?:tsx?|mjs|js)$/.test(path));

describe('the house', () => {
  it('has in lib/ only rooms whose place in the order of imports is fixed', () => {
    const rooms = readdirSync(`${root}lib`).filter((room) => readdirSync(`${root}lib/${room}`).length > 0);
    expect(rooms.filter((room) => !ROOMS.includes(room))).toEqual([]);
  });

  it('has no rooms for leftovers', () => {
    const leftovers = /(?:^|\/)(?:utils?|helpers?|common|types|managers?|misc)(?:\/|\.[a-z]+$)/;
    expect(files.filter((path) => leftovers.test(path))).toEqual([]);
  });

  it('names files in kebab-case', () => {
    const parts = code.flatMap((path) => path.split('/')).map((part) => part.replace(/^\./, ''));
    expect(parts.filter((part) => !/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(part))).toEqual([]);
  });

  it('has no barrels: what only passes on exports hides where things are', () => {
    const passesOn = (path: string) =>
      getSource(path)
        .split('\n')
        .filter((line) => line.trim() !== '' && !/^\s*(?:\/\/|\/?\*)/.test(line))
        .every((line) => /^export .* from /.test(line));
    expect(code.filter((path) => path.startsWith('lib/') && passesOn(path))).toEqual([]);
  });

  it('keeps tests out of entrypoints/, where each file becomes an entry point', () => {
    expect(files.filter((path) => /^entrypoints\/.*\.(?:test|spec)\./.test(path))).toEqual([]);
  });

  it('keeps modules small enough to read', () => {
    const tooLong = code
      .filter((path) => /^(?:lib|components|entrypoints)\//.test(path))
      .filter((path) => getSource(path).split('\n').length > 850);
    expect(tooLong).toEqual([]);
  });
});

describe('tests', () => {
  // Rooms whose every file is a contract of its own; in the others a test covers several files.
  const mirrored = ['contact', 'messages', 'transfer'];

  it.each(mirrored)('mirror lib/%s', (room) => {
    const subjects = code.filter((path) => path.startsWith(`lib/${room}/`));
    expect(subjects.length).toBeGreaterThan(0);
    const tested = code
      .filter((path) => path.startsWith('tests/'))
      .map(getSource)
      .join('\n');
    const untested = subjects
      .filter((path) => /export (?:async )?function/.test(getSource(path)))
      .filter((path) => !tested.includes(`@/${path.replace(/\.tsx?$/, '')}'`))
      // A part that only its neighbours use is tested through them.
      .filter((path) => !isInner(path));
    expect(untested).toEqual([]);
  });

  it('are never switched off', () => {
    const off = /\b(?:it|test|describe)\.(?:skip|only|todo|fails)\b/;
    const here = 'tests/conventions/layout.test.ts';
    expect(code.filter((path) => path !== here && off.test(getSource(path)))).toEqual([]);
  });
});

/** True when no file of another folder imports it. */
function isInner(path: string): boolean {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const name = `@/${path.replace(/\.tsx?$/, '')}'`;
  return !code.some((other) => !other.startsWith(`${folder}/`) && getSource(other).includes(name));
}

describe('what is committed', () => {
  const texts = files.filter(
    (path) => /\.(?:tsx?|mjs|js|json|md|yml|html|css)$/.test(path) && path !== 'package-lock.json',
  );

  it('names no path of a machine and no registry', () => {
    // Spelt in parts, so that this file does not name them either.
    const local = new RegExp(
      ['/wo' + 'rk/', '/ro' + 'ot/', '/ho' + 'me/[a-z]', 'artifact' + 'ory', 'registry\\.np' + 'mjs'].join(
        '|',
      ),
    );
    expect(texts.filter((path) => local.test(getSource(path)))).toEqual([]);
  });

  it('holds no debt that is overdue', () => {
    const today = new Date().toISOString().slice(0, 10);
    const overdue = texts.flatMap((path) =>
      [...getSource(path).matchAll(/DEBT\((\d{4}-\d{2}-\d{2})\)/g)]
        .filter((debt) => (debt[1] ?? '') < today)
        .map(() => path),
    );
    expect(overdue).toEqual([]);
  });

  it('leaves no work for later without a date', () => {
    const undated = /\b(?:TO|FIX)(?:DO|ME)\b|\bXXX\b/;
    expect(texts.filter((path) => undated.test(getSource(path)))).toEqual([]);
  });

  it('silences no type error', () => {
    const loose = /@ts-(?:ignore|nocheck|expect-error)/;
    const here = 'tests/conventions/layout.test.ts';
    expect(code.filter((path) => path !== here && loose.test(getSource(path)))).toEqual([]);
  });
});

describe('the papers', () => {
  it('README fits in 150 lines and names every room that exists', () => {
    const readme = getSource('README.md');
    expect(readme.split('\n').length).toBeLessThanOrEqual(150);
    const rooms = ROOMS.filter((room) => existsSync(`${root}lib/${room}`));
    expect(rooms.filter((room) => !readme.includes(`${room}/`))).toEqual([]);
  });

  it('README lists every export format', async () => {
    const { exportFormats } = await import('@/lib/transfer/formats');
    const readme = getSource('README.md');
    expect(Object.values(exportFormats).filter((format) => !readme.includes(format.name))).toEqual([]);
  });

  it('README lists every reader', async () => {
    const { readerIds } = await import('@/lib/leads/candidate');
    const readme = getSource('README.md');
    expect(readerIds.filter((id) => !readme.includes(`\`${id}\``))).toEqual([]);
  });
});
