import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshYard, type Ran, remelt } from '../testing/remelt.ts';

let folder: Awaited<ReturnType<typeof freshYard>>;
const run = (...argv: string[]): Promise<Ran> => remelt(folder.path, argv);
beforeAll(async () => {
  folder = await freshYard();
  expect((await run('lot', 'buy', 'Ni-electrolytic', '100')).code).toBe(0);
}, 60_000);
afterAll(() => folder.remove());

const file = (name: string, text: string): string => {
  writeFileSync(join(folder.path, name), text);
  return name;
};

/** Every verb that names something new, given a name. */
const DOORS: Readonly<Record<string, (id: string) => Promise<Ran>>> = {
  'lot buy': (id) => run('lot', 'buy', 'Ni-electrolytic', '1', `--lot=${id}`),
  'lot analyse': (id) => run('lot', 'analyse', 'V-Ni-electrolytic', 'Cr=1', '--method', 'OES', `--id=${id}`),
  'heat plan': (id) => run('heat', 'plan', '--grade', 'H230', '--mass', '10', '--', id),
  import: (id) =>
    run(
      'import',
      file('id.csv', `lot_id,mass_kg,form,origin_class\n"${id.replace(/"/g, '""')}",1,turnings,virgin\n`),
    ),
  'record, cast objects': (id) =>
    run(
      'record',
      file(
        'cast.json',
        JSON.stringify({ heat: 'H-1', cast: { objects: [{ object: id, form: 'ingot', mass_g: 1 }] } }),
      ),
    ),
  'record, samples': (id) =>
    run(
      'record',
      file(
        'sample.json',
        JSON.stringify({ heat: 'H-1', samples: [{ of: 'heat:H-1', sample: id, place: 'bath' }] }),
      ),
    ),
  'record, analyses': (id) =>
    run(
      'record',
      file(
        'analysis.json',
        JSON.stringify({
          heat: 'H-1',
          analyses: [
            {
              of: 'heat:H-1',
              analysis: id,
              method: 'OES',
              place: 'bath',
              results: [{ element: 'Cr', text: '1', unit: 'wt%' }],
            },
          ],
        }),
      ),
    ),
};

describe('one rule for ids at every door', () => {
  const bad = [
    '=1+1',
    '../x',
    '<script>',
    'R-1001\u0410',
    '\u0410\u0412\u0421-1',
    '-1',
    'a b',
    `A${'9'.repeat(64)}`,
  ];
  it.each(Object.entries(DOORS))(
    '%s',
    async (_door, enter) => {
      for (const id of bad) {
        const ran = await enter(id);
        expect([id, ran.code, ran.err]).toEqual([
          id,
          2,
          expect.stringContaining(
            'is not a valid id: 1 to 64 letters, digits and . _ - of one alphabet, the first a letter or digit',
          ),
        ]);
      }
    },
    60_000,
  );
});

describe('what was paid for a bought metal', () => {
  it('is booked with its paper and shown', async () => {
    const bought = await run(
      'lot',
      'buy',
      'Cr-aluminothermic',
      '500',
      '--lot',
      'CR-1',
      '--supplier',
      'Metall AG',
      '--price',
      '9.85',
      '--currency',
      'EUR',
      '--price-date',
      '2026-11-03',
      '--price-source',
      'invoice 4711',
      '--certificate',
      'Z-778',
    );
    expect(bought.code).toBe(0);
    const price = { text: '9.85', currency: 'EUR', on: '2026-11-03', source: 'invoice 4711' };
    expect((await run('lot', 'show', 'CR-1', '--json')).json()).toMatchObject({
      lot: { price, certificate: 'Z-778', supplier: 'Metall AG' },
    });
    expect((await run('lot', 'show', 'CR-1')).out).toMatch(
      /Bought for +9.85 EUR\/kg on 2026-11-03 \(invoice 4711\)[\s\S]*Certificate +Z-778/,
    );
    expect((await run('ledger', 'verify')).code).toBe(0);
  }, 60_000);

  it('is refused when it is no price, without a word of the ledger', async () => {
    for (const [option, value, message] of [
      ['--price', '9,85', /--price: must be a decimal with a point/],
      ['--currency', 'Euro', /--currency: must be a currency of three letters/],
      ['--price-date', '03.11.2026', /--price-date: must be a day such as/],
    ] as const) {
      const ran = await run(
        'lot',
        'buy',
        'Cr-aluminothermic',
        '500',
        '--lot',
        'CR-2',
        '--price',
        '9',
        option,
        value,
      );
      expect([ran.code, ran.err]).toEqual([2, expect.stringMatching(message)]);
      expect(ran.err).not.toContain('commands[');
    }
  }, 60_000);
});
