import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../src/documents/contract/fields-of.ts';
import { contract as handOver } from '../../src/tasks/heats/hand-over-heat/contract.ts';
import { contract as measureLeak } from '../../src/tasks/heats/measure-leak/contract.ts';
import { WORDS } from '../words.ts';
import type { Catalogue } from './catalogue.ts';
import { GERMAN } from './de/de.ts';
import { CHINESE } from './zh/zh.ts';

/** Texts of a group by their path; a text with parts shows which of them it says. */
function textsOf(group: object, path = ''): [string, string | readonly string[]][] {
  return Object.entries(group).flatMap(([key, said]): [string, string | readonly string[]][] => {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof said === 'string') return [[at, said]];
    return typeof said === 'function' ? [[at, partsSaid(said)]] : textsOf(said, at);
  });
}

/** Which of its parts a sentence says: one of them may be a list, a number or a condition. */
function partsSaid(say: (...of: readonly unknown[]) => string): readonly string[] {
  const parts = Array.from({ length: say.length }, (_, i) => `<${i}>`);
  const ways: readonly ((part: string) => unknown)[] = [(part) => part, (part) => [part], () => 1.5];
  for (const way of ways) {
    try {
      const text = say(...parts.map(way));
      return parts.filter((part) => text.includes(part)).concat(/1[.,]5/.test(text) ? ['number'] : []);
    } catch {}
  }
  throw new Error('no way to say it');
}

const GROUPS = [
  'furnace',
  'furnaces',
  'windows',
  'scale',
  'points',
  'scan',
  'plan',
  'states',
  'people',
  'proof',
] as const;

describe.each([
  ['German', GERMAN],
  ['Chinese', CHINESE],
] as const)('the furnace pages in %s', (_name, catalogue: Catalogue) => {
  it.each(GROUPS)('say in %s what the English ones say, part by part', (group) => {
    const english = new Map(textsOf(WORDS[group]));
    for (const [path, said] of textsOf(catalogue[group])) {
      if (typeof said !== 'string') expect([path, said]).toEqual([path, english.get(path)]);
      else if (!/\d|^$/.test(said)) expect(said, path).not.toBe(english.get(path));
    }
  });

  it.each([handOver, measureLeak])(
    'have each field of a verb that they ask for, and no other',
    (contract) => {
      const asked = fieldsOf(contract.order).filter(({ path, unshown }) => !unshown && path !== 'heat');
      const words: object = catalogue.verbs[contract.name as keyof Catalogue['verbs']].fields;
      expect(Object.keys(words)).toEqual(asked.map(({ path }) => path));
    },
  );
});
