import { afterEach, expect, test, vi } from 'vitest';
import * as bytes from './bytes.ts';
import * as disclosure from './disclosure.ts';
import * as leaf from './leaf.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The modules as Node loads them. */
const node = { ...bytes, ...disclosure, ...leaf };

/** The modules as a browser loads them: without what Node alone has. */
async function inABrowser() {
  vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined as never);
  vi.resetModules();
  vi.stubGlobal('Buffer', undefined);
  const modules = {
    ...(await import('./bytes.ts')),
    ...(await import('./disclosure.ts')),
    ...(await import('./leaf.ts')),
  };
  vi.unstubAllGlobals();
  return modules;
}

const TEXTS = ['', 'a', '{"v":"1"}', 'Ärzte 合金 \u{1f525}', '\ud800 alone', 'x'.repeat(3000)];
const WRONG = [
  '=',
  'a',
  'ab',
  'abcde',
  'YQ',
  'YQ==',
  'YR==',
  'YQ=',
  '-_',
  '+/',
  'a b=',
  'YW\n=',
  '____',
  '++++',
];

test('hashes and conversions of a browser are those of Node, and refuse the same', async () => {
  const browser = await inABrowser();
  for (const text of TEXTS) {
    const raw = new TextEncoder().encode(text);
    const hash = leaf.recordLeaf(text);
    expect(browser.leafOf(text)).toBe(leaf.leafOf(text));
    expect(browser.recordLeaf(text)).toEqual(leaf.recordLeaf(text));
    expect(browser.toHex(leaf.recordLeaf(text))).toBe(leaf.leafOf(text));
    expect(browser.nodeHash(hash, hash)).toEqual(leaf.nodeHash(hash, hash));
    expect(browser.digestOf(text)).toBe(disclosure.digestOf(text));
    for (const [write, read] of [
      ['toHex', 'fromHex'],
      ['toBase64', 'fromBase64'],
      ['toBase64Url', 'fromBase64Url'],
    ] as const) {
      expect(browser[write](raw)).toBe(node[write](raw));
      expect(browser[read](node[write](raw))).toEqual(raw);
      expect(node[read](node[write](raw))).toEqual(raw);
    }
  }
  for (const text of WRONG)
    for (const read of ['fromHex', 'fromBase64', 'fromBase64Url'] as const)
      expect(outcome(() => browser[read](text))).toEqual(outcome(() => node[read](text)));
});

const outcome = (work: () => Uint8Array): Uint8Array | string => {
  try {
    return work();
  } catch (error) {
    return String(error);
  }
};
