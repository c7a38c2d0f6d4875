import { describe, expect, it } from 'vitest';
import { deriveStockOutputSchema } from '../../documents/qualification/derive-stock.ts';
import { simulateDocument } from '../simulate/simulate.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { deriveStockDocument } from './stock.ts';

const facts = dataFacts();
const esr = { operation: 'electroslag' };
const document = {
  product: {
    gradeId: 'IN718',
    limits_ppm: { S: { max: '20' }, Mg: { max: '60' } },
    controlled: { number: 'C-718', revision: '3', customer: 'C' },
  },
  route: [esr, { operation: 'vacuum-arc' }],
  mass_kg: 500,
};
const output = await deriveStockDocument(document, facts);
const row = (element: string) => output.rows.find((one) => one.element === element)!;

describe('the specification of remelt stock', () => {
  it('answers in its own shape, and the same again', async () => {
    expect(deriveStockOutputSchema.safeParse(output).error?.issues ?? []).toEqual([]);
    expect(await deriveStockDocument(document, facts)).toEqual(output);
  });

  it('allows more S and Mg, asks for more Ti, allows less Al, and leaves chromium and carbon as printed', () => {
    const { limits_ppm, limits_wtpct, productForm, gradeId, controlled } = output.specification;
    expect(Number(limits_ppm?.S?.max)).toBeGreaterThan(25);
    expect(Number(limits_ppm?.Mg?.max)).toBeGreaterThan(120);
    expect(Number(limits_wtpct?.Ti?.min)).toBeGreaterThan(0.7);
    expect(Number(limits_wtpct?.Al?.max)).toBeLessThan(0.76);
    expect(limits_wtpct).not.toHaveProperty('Cr');
    expect(limits_wtpct).not.toHaveProperty('C');
    // the product's own control does not cover these limits
    expect([productForm, gradeId, controlled]).toEqual(['remelt stock', 'IN718', undefined]);
  });

  it('leaves open what the models keep and published furnaces do not, and moves no window for it', async () => {
    const { discrepancies: _none, ...known } = facts;
    const alone = await deriveStockDocument(document, known as typeof facts);
    expect(alone.specification).toEqual(output.specification);
    expect(alone.warnings.join()).not.toContain('is open');
    expect(output.warnings).toContainEqual(
      expect.stringMatching(
        /^S is open until a sample of the remelted metal is read for it: .* with probability 0\.\d\d$/,
      ),
    );
    expect(output.warnings.join()).not.toContain('Pb is open');
  });

  it('credits neither the removal of lead nor what the slag gives of aluminium', () => {
    expect(row('Pb')).toMatchObject({ changed: false, stock: row('Pb').product });
    expect(row('Pb').kept.p95).toBeLessThan(0.9);
    expect(row('Pb').words).toContain('not credited');
    expect(output.specification.limits_wtpct?.Al?.min).toBe('0.2');
  });

  it('keeps its promise: stock with sulphur at its limit is product within 20 ppm in 95 of 100 draws', async () => {
    const S = Number(output.specification.limits_ppm?.S?.max);
    const melt = {
      mass_kg: 500,
      composition_wtpct: { Cr: 19, Fe: 18.5, Nb: 5.1, Mo: 3, Ti: 0.95, Al: 0.5 },
      composition_ppm: { S, O: 10, N: 40 },
      balance: 'Ni',
    };
    const after = await simulateDocument(
      { melt, route: document.route, samples: 400, seed: 'held out', furnaceErrors: 'left-out' },
      facts,
    );
    expect(after.final.S!.p95_ppm).toBeLessThan(21);
    expect(after.final.S!.p95_ppm).toBeGreaterThan(17);
    const doubled = { ...melt, composition_ppm: { S: 2 * S, O: 10, N: 40 } };
    const beyond = await simulateDocument(
      { melt: doubled, route: document.route, samples: 400, seed: 1, furnaceErrors: 'left-out' },
      facts,
    );
    expect(beyond.final.S!.p95_ppm).toBeGreaterThan(30);
  });

  it('refuses a route whose spread or pick-up the product has no room for, each element by name', async () => {
    const narrow = { gradeId: 'IN718', limits_wtpct: { Ti: { min: '0.98', max: '1.00' } } };
    await expect(deriveStockDocument({ ...document, product: narrow }, facts)).rejects.toMatchObject({
      code: 'infeasible',
      details: [{ path: 'product.Ti', message: expect.stringContaining('wider than the window') }],
    });
    const noBalance = { limits_wtpct: { Cr: { min: '60', max: '70' }, Mo: { min: '35', max: '45' } } };
    await expect(deriveStockDocument({ ...document, product: noBalance }, facts)).rejects.toMatchObject({
      code: 'input',
      message: expect.stringContaining('leave no balance'),
    });
  });
});
