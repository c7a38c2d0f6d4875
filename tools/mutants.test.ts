import { expect, it } from 'vitest';
import { chosen, mutantsOf, mutated } from './mutants.ts';

const TEXT = `import { a } from './a.ts';
type T = 1 | true;
export const f = (x: number, on = true): number => {
  if (!on || x < 2) a(x);
  const rest = { ...(on ? { x } : {}) };
  return [x].filter((one) => one > 0).some(Boolean) ? (rest.x ?? x) + 1 : 0;
};
`;

it('changes operators, conditions, numbers, choices and calls, one at a time, and no types', () => {
  const says = mutantsOf('a.ts', TEXT).map((one) => one.says);
  expect(says).toEqual([
    'true -> false',
    '!on || x < 2 -> false',
    '|| -> &&',
    '!on -> on',
    '< -> <=',
    '2 -> 3',
    'a(x); -> nothing',
    '...(on ? { x } : {}) -> ...{}',
    'on ? { x } : {} -> ({ x })',
    'on ? { x } : {} -> ({})',
    '[x].filter((one) => one > 0).some(Boolean) ? (rest.x ?? x) + 1 : 0 -> ((rest.x ?? x) + 1)',
    '[x].filter((one) => one > 0).some(Boolean) ? (rest.x ?? x) + 1 : 0 -> (0)',
    'some -> every',
    '[x].filter((one) => one > 0) -> [x]',
    '> -> >=',
    '0 -> 1',
    '+ -> -',
    'rest.x ?? x -> rest.x',
    '1 -> 2',
    '0 -> 1',
  ]);
  const [first] = mutantsOf('a.ts', TEXT);
  expect(mutated(TEXT, first!)).toContain('on = false)');
});

it('leaves examples, plurals, sentences and sizes of a drawing as they are', () => {
  const text =
    "const a = { examples: [{ n: 5 }], b: c === 4 ? 'row' : 'rows', width: 4, d: `has $" +
    '{e ?? 7}`, at: 12.5 };';
  expect(mutantsOf('src/pages/charts/a.ts', text)).toEqual([]);
  expect(mutantsOf('src/pages/blocks/a.ts', text).map(({ says }) => says)).toEqual(['12.5 -> 13.5']);
  expect(mutantsOf('a.ts', 'f(99, 1_000)').map(({ says }) => says)).toContain('1_000 -> 2000');
  expect(mutantsOf('src/pages/charts/a.ts', 'const at = [0, 2, 3];')).toHaveLength(2);
});

it('chooses the same by the same seed, and none twice', () => {
  const all = Array.from({ length: 50 }, (_, i) => i);
  expect(chosen(all, 10, 7)).toEqual(chosen(all, 10, 7));
  expect(chosen(all, 10, 7)).not.toEqual(chosen(all, 10, 8));
  expect(new Set(chosen(all, 60, 1)).size).toBe(50);
});
