import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshFolder, type Ran, remelt } from '../testing/remelt.ts';

let folder: ReturnType<typeof freshFolder>;
beforeAll(() => {
  folder = freshFolder();
});
afterAll(() => folder.remove());

/** Imports one lot: the price under its heading, with options as a person types them. */
const imported = (
  lot: string,
  [heading, cell]: readonly [string, string],
  ...options: string[]
): Promise<Ran> => {
  const file = `${lot}.csv`;
  writeFileSync(
    join(folder.path, file),
    `Charge;Gewicht kg;Form;Herkunft;Eingang;${heading};Cr ICP;Fe ICP\n${lot};812,5;Späne;Fremdschrott;02.11.2026;${cell};18,4;18,9\n`,
  );
  return remelt(folder.path, ['import', file, ...options]);
};
const priceOf = async (lot: string): Promise<unknown> => {
  const shown = await remelt(folder.path, ['lot', 'show', lot, '--json']);
  return (shown.json() as { lot: { price?: unknown } }).lot.price;
};

describe('a price in the sheet of a shop', () => {
  it.each([
    ['P-1', ['Preis €/kg', '7,20'], { text: '7.20', currency: 'EUR' }],
    ['P-2', ['USD/kg', '11,45 $'], { text: '11.45', currency: 'USD' }],
    ['P-3', ['Einkauf EUR je t', '7250'], { text: '7.25', currency: 'EUR' }],
    ['P-9', ['USD/kg', '11.45 USD'], { text: '11.45', currency: 'USD' }],
    ['P-4', ['price per lb (USD)', '4,54'], { text: '10.008987', currency: 'USD' }],
  ] as const)(
    'is what a kilogram of %s cost, of the day of receipt',
    async (lot, column, price) => {
      const { code, err } = await imported(lot, column, '--yes');
      expect(code === 0 ? '' : err).toBe('');
      expect(await priceOf(lot)).toEqual({ ...price, on: '2026-11-02' });
    },
    60_000,
  );

  it('needs a currency and a mass: other words leave it out and say how to take it', async () => {
    const { out } = await imported('P-5', ['Preis', '7,20'], '--dry-run');
    expect(out).toContain('price[EUR/kg]');
    const { code } = await imported('P-5', ['Preis', '7,20'], '--map', 'Preis=price[EUR/kg]', '--yes');
    expect([code, await priceOf('P-5')]).toEqual([0, { text: '7.20', currency: 'EUR', on: '2026-11-02' }]);
    expect((await imported('P-6', ['Metallwert EUR/kg', '9,10'], '--yes')).code).toBe(0);
    expect(await priceOf('P-6')).toBeUndefined();
  }, 60_000);

  it.each([
    ['7,20 $', 'write it in EUR'],
    ['auf Anfrage', 'a number from 0 in EUR/kg'],
    ['<7,20', 'a number from 0 in EUR/kg'],
    ['-7,20', 'a number from 0 in EUR/kg'],
  ])(
    'is refused as "%s" with its cell and the cure',
    async (cell, cure) => {
      const { code, err } = await imported('P-7', ['EUR/kg', cell], '--yes');
      expect([code, err]).toEqual([2, expect.stringContaining('price')]);
      expect(err).toContain(cure);
    },
    60_000,
  );

  it('is refused as a column without currency and mass', async () => {
    const { code, err } = await imported('P-8', ['Preis', '7'], '--map', 'Preis=price[EUR]', '--yes');
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/does not say currency and mass of the price[\s\S]*EUR\/kg/),
    ]);
  });
});
