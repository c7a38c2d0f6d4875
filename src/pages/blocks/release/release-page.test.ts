import { expect, it } from 'vitest';
import { readPage } from '../../testing/read-page.ts';
import { windowOf } from '../in-unit-of-limit.ts';
import { outcomeOf, releasePage } from './release-page.ts';

const row = (more: object = {}) => ({
  ...{
    element: 'S',
    text: '5',
    unit: 'ppm',
    limit: 'at most 10 ppm',
    contractual: 'PASS',
    probability: 0.98765,
    methodFit: 'fits',
    reason: '',
  },
  ...more,
});
const output = (more: object = {}) => ({
  ...{
    object: { kind: 'heat', id: 'H-1' },
    verdict: 'HOLD',
    reasons: ['S is open'],
    retests: [],
    elements: [row()],
    sums: [],
    indices: [],
    assumed: [],
  },
  ...more,
});
const read = (
  more: object = {},
  specification: object | null = null,
  results: readonly object[] = [{ element: 'S' }],
) =>
  readPage(
    releasePage(output(more) as never, ['a remark'], specification && ({ specification, results } as never)),
  );

it('says by which limits metal was judged', () => {
  expect(read()).toMatchObject({ title: 'heat H-1', words: ['a remark', 'S is open'] });
  expect(read({ productForm: 'bar' }).title).toBe('heat H-1, bar');
  expect(read({}, { controlled: { number: 'C-7', revision: '3' } }).words[1]).toBe('Judged by C-7 rev 3.');
  expect(read({}, { gradeId: 'IN718' }).words[1]).toBe('Judged by the limits of IN718.');
  expect(read({}, {}).words[1]).toBe('Judged by limits of its own.');
});

const near = expect.stringMatching(/^0\.987[67]$/);
const drawn = (value: number) => expect.stringContaining(`"value":${value}`);

it('says how many results have no limit of their own', () => {
  expect(read({}, {}, [{ element: 'S' }, { element: 'Ta' }, { element: 'Ta' }]).words[2]).toBe(
    '3 results; 2 of them (Ta) have no limit of their own and count in sums or the balance.',
  );
  expect(read({}, {}).words[2]).toBe('S is open');
});

it('tells each result beside its limit, with sums and indices', () => {
  const elements = [
    row({ place: 'top', specimen: 'T-1', outcome: 'FAIL', probability: 0.00004 }),
    row({ text: '', probability: null }),
    row({ unit: 'ppm', text: '31', limit: 'at most 0.006 wt%' }),
  ];
  const sums = [
    {
      elements: ['Al', 'Ti'],
      text: '1.5',
      limit: 'at most 2 wt%',
      contractual: 'PASS',
      probability: 1,
      reason: 'r',
    },
    { elements: ['Nb'], text: '', limit: '-', contractual: 'HOLD', probability: null, reason: '' },
  ];
  const indices = [{ name: 'Nv', text: '2.2', limit: 'at most 2.3', contractual: 'PASS', reason: '' }];
  expect(read({ elements, sums, indices }).tables[0]!.slice(1)).toEqual([
    ['S top T-1', 'FAIL', '5 ppm', 'at most 10 ppm', drawn(5), 'PASS', '< 0.0001', 'fits', ''],
    ['Nb', 'HOLD', '-', '-', '', 'HOLD', '-', '-', ''],
    ['S', 'PASS', '0.0031 wt% (31 ppm)', 'at most 0.006 wt%', drawn(0.0031), 'PASS', near, 'fits', ''],
    ['Al+Ti', 'PASS', '1.5 wt%', 'at most 2 wt%', drawn(1.5), 'PASS', '> 0.9999', '-', 'r'],
    ['S', 'PASS', '-', 'at most 10 ppm', '', 'PASS', '-', 'fits', ''],
    ['Nv', 'PASS', '2.2', 'at most 2.3', '', 'PASS', '-', '-', ''],
  ]);
});

it('shows the verdict of the contract only where it is another one than the outcome', () => {
  const heads = (elements: readonly object[]) => read({ elements }).tables[0]![0];
  expect(heads([row()])).not.toContain('contract');
  expect(heads([row({ outcome: 'HOLD' })])).toContain('contract');
});

it('puts what fails first, then what is open, then the least sure, the nearest to its limit, what gave way', () => {
  const elements = [
    row({ element: 'Al', replaced: true, contractual: 'FAIL' }),
    row({ element: 'Co', probability: 1 }),
    row({ element: 'Ti', probability: 0.99999, text: '2' }),
    row({ element: 'Mo', probability: 1, text: '9' }),
    row({ element: 'Bi', probability: 0.96 }),
    row({ element: 'Pb', outcome: 'HOLD' }),
    row({ element: 'C', outcome: 'FAIL' }),
  ];
  expect(
    read({ elements })
      .tables[0]!.slice(1)
      .map(([name]) => name),
  ).toEqual(['C', 'Pb', 'Bi', 'Mo', 'Co', 'Ti', 'Al']);
});

it.each([
  ['17.0 to 21.0 wt%', '18', 'wt%', { min: 17, max: 21, value: 18 }],
  ['at most 0.05 wt%, residual', '<20', 'ppm', { max: 0.05, value: 0.002, low: 0 }],
  ['at most 0.05 wt%, residual', '0.056', 'ppm', { max: 500, value: 0.056, unit: 'ppm' }],
  ['at least 2 ppm', '3', 'ppm', { min: 2, value: 3 }],
])('reads the window of the limit "%s"', (limit, text, unit, window) => {
  expect(windowOf({ element: 'X', limit, text, unit })).toMatchObject(window);
  expect(windowOf({ element: 'X', limit, text: '', unit })).toBeNull();
});

it('draws a result that gave way in the tone of its own', () => {
  const elements = [row({ text: '14', contractual: 'FAIL', replaced: true })];
  const [block] = releasePage(output({ elements }) as never).sections.flatMap(({ blocks }) => blocks);
  expect(JSON.stringify(block)).toContain('"tone":"bad"');
});

it('writes a trace in ppm, and its limit with it', () => {
  const elements = [row({ text: '0.0560', unit: 'ppm', limit: 'at most 0.05 wt%, residual' })];
  expect(read({ elements }).tables[0]![1]!.slice(2, 4)).toEqual(['0.0560 ppm', 'at most 500 ppm, residual']);
});

it('says what a result does that gave way to another', () => {
  const of = (more: object) => outcomeOf({ contractual: 'FAIL', ...more } as never);
  expect([
    of({ replaced: true, superseded: true }),
    of({ superseded: true, averaged: true }),
    of({ averaged: true }),
  ]).toEqual(['replaced', 'superseded', 'averaged']);
  expect([of({ outcome: 'PASS' }), of({})]).toEqual([{ verdict: 'PASS' }, { verdict: 'FAIL' }]);
});

it('tells retests, and results that were withdrawn', () => {
  const retest = {
    element: 'S',
    failed: '14',
    unit: 'ppm',
    specimen: 'T-1',
    replacements: ['9', '8'],
    average: null,
    words: 'Both pass.',
  };
  const withdrawn = [{ element: 'S', specimen: 'T-1', text: '14', unit: 'ppm', words: 'was a slip' }];
  expect(read({ retests: [retest, { ...retest, average: '8.5' }], withdrawn }).words.slice(2)).toEqual([
    'S of T-1: 14 ppm failed; then 9, 8 ppm. Both pass.',
    'S of T-1: 14 ppm failed; then 9, 8 ppm, average of the specimens 8.5. Both pass.',
    'S of T-1: 14 ppm was a slip',
  ]);
});

it('opens with what fails, else with what is open, else with the limit that is the least sure', () => {
  const headOf = (elements: readonly object[], more: object = {}) =>
    releasePage(output({ elements, ...more }) as never).head!;
  const sure = row({ element: 'P', probability: 0.9999 });
  const failing = row({ element: 'C', text: '900', outcome: 'FAIL', reason: 'above the limit' });
  const open = row({ element: 'Bi', text: '', outcome: 'HOLD', reason: 'missing', probability: null });
  expect(headOf([sure, row(), open, failing])).toMatchObject({
    basis: 'recorded',
    decides: { value: '900 ppm', of: 'C, limit at most 10 ppm', asked: 'above the limit' },
    figures: [
      { name: 'Limits met', value: '2', unit: 'of 4' },
      { name: 'Failing', value: '1 limit', beside: 'C' },
      { name: 'Open', value: '1 limit', beside: 'Bi' },
    ],
  });
  expect(headOf([sure, open]).decides).toMatchObject({ value: 'No result', of: 'Bi, limit at most 10 ppm' });
  expect(headOf([sure, row()]).decides).toMatchObject({
    value: '98.77 %',
    of: 'probability that S conforms, the least of all limits',
  });
  // what gave way to another result decides nothing
  expect(headOf([sure, { ...failing, replaced: true }]).figures).toEqual([
    { name: 'Limits met', value: '1', unit: 'of 1' },
  ]);
  expect(headOf([row({ probability: 0.99999 })], { object: { predicted: true } })).toMatchObject({
    basis: 'predicted',
    decides: { value: '> 99.99 %' },
  });
});

it('keeps what is open in sight, or the least sure, and says once what a row says', () => {
  const passing = Array.from({ length: 12 }, (_, i) =>
    row({ element: `E${i}`, reason: '5 ppm against at most 10 ppm' }),
  );
  const tableOf = (elements: readonly object[]) => {
    const [block] = releasePage(output({ elements }) as never).sections[0]!.blocks;
    return block!.kind === 'table' ? block : null;
  };
  expect(tableOf(passing)?.first).toEqual({ rows: 8, rest: '4 more, all inside their limits' });
  expect(tableOf(passing)?.rows[0]?.at(-1)).toBe('');
  const open = passing.slice(0, 10).map((one) => ({ ...one, outcome: 'HOLD' }));
  expect(tableOf([...open, ...passing])?.first?.rows).toBe(10);
  expect(tableOf(open)?.rows[0]?.at(-1)).toBe('5 ppm against at most 10 ppm');
  expect(tableOf(passing.slice(0, 9))).not.toHaveProperty('first');
});
