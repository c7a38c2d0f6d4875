import { expect, it } from 'vitest';
import type { AnyStatement, NamedSet } from '../comparison.ts';
import type { Row } from '../row.ts';
import { apartCells, apartWords, counting, kindOf, sorted } from './counts.ts';

const statement = (says: string, more: object): AnyStatement =>
  ({ says, ...more }) as unknown as AnyStatement;
const SETS = [
  {
    data: { id: 'a' },
    comparison: {
      statements: [
        statement('10 ppm', { kind: 'band', published: 10 }),
        statement('less when hotter', { kind: 'order' }),
        statement('at most 10', { kind: 'band', published: { atMost: 10 } }),
        statement('equal', { kind: 'value', published: { atLeast: 1 }, cannotFail: 'both sides are equal' }),
      ],
    },
  },
] as unknown as readonly NamedSet[];
const row = (says: string, verdict: Row['verdict']): Row => ({ set: 'a', says, verdict }) as unknown as Row;
const rows = [
  row('10 ppm', 'outside'),
  row('less when hotter', 'inside'),
  row('at most 10', 'wide'),
  row('equal', 'inside'),
];

it('counts numbers and directions apart, a bound as a direction, and leaves out what cannot fail', () => {
  expect(SETS[0]!.comparison.statements.map(kindOf)).toEqual([
    'number',
    'direction',
    'direction',
    'direction',
  ]);
  const apart = sorted(rows, SETS);
  expect(apart.cannotFail).toMatchObject([{ says: 'equal', because: 'both sides are equal' }]);
  expect(apartWords(apart)).toBe(
    'of 1 numbers 0 lie inside, 1 missed; of 2 directions 1 hold, 0 missed, 1 not decidable',
  );
  expect(apartCells('(b)', apart)).toEqual([
    ['(b)', 'numbers', '1', '0', '1', '0', '0'],
    ['(b)', 'directions', '2', '1', '0', '1', '0'],
  ]);
  expect(counting(rows, SETS)).toEqual(rows.slice(0, 3));
});

it('refuses a row that no set states', () => {
  expect(() => sorted([row('nobody said it', 'inside')], SETS)).toThrow(/no statement of a says/);
});
