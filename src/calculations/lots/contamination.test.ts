import { describe, expect, it } from 'vitest';
import { dataFacts } from '../testing/data-facts.ts';
import { additionsOf, oilLeft, withAdditions } from './contamination.ts';
import { contentsOfLot, type LotAnalysis } from './contents.ts';
import { mustPrepare } from './findings.ts';

const facts = dataFacts();
const clean = { oil: null, residues: [], film_m: null };
const analysis = (more: Partial<LotAnalysis>): LotAnalysis => ({
  id: 'A1',
  basis: 'measured',
  method: 'ICP-OES',
  laboratory: null,
  balance: 'Ni',
  values: {},
  below: {},
  sd: {},
  ...more,
});
const contents = (...analyses: LotAnalysis[]) =>
  contentsOfLot({ id: 'R-1', form: 'turnings', analyses }, facts).composition;

describe('what is on the metal', () => {
  it('0.1 % of oil adds 850 ppm C and 10 ppm S to what was measured (process literature 3.1)', () => {
    const before = contents(analysis({ values: { Cr: 22, C: 0.1 }, below: { S: 0.001 } }));
    const after = withAdditions(before, additionsOf('turnings', { ...clean, oil: 0.001 }, facts));
    expect(after.contents.C!.mean - before.contents.C!.mean).toBeCloseTo(850e-6, 12);
    expect(after.contents.S).toMatchObject({ law: 'normal' });
    expect(after.contents.S!.mean).toBeCloseTo(5e-6 + 10e-6, 12);
    expect(after.contents.S!.limit).toBeUndefined();
    expect(after.contents.Cr).toBe(before.contents.Cr);
  });

  it('does not call measured what the metal and the oil hold together, and names both', () => {
    const before = contents(analysis({ values: { Cr: 22, C: 0.1 } }));
    const after = withAdditions(before, additionsOf('turnings', { ...clean, oil: 0.001 }, facts));
    expect(before.contents.C).toMatchObject({ origin: 'measured' });
    expect(after.contents.C).toMatchObject({
      origin: 'derived',
      reference: `${before.contents.C!.reference}; worked out from an assumed oil residue or oxide film`,
    });
    expect(after.contents.Cr!.origin).toBe('measured');
  });

  it('does not count a film twice: the prior of the form holds the usual one', () => {
    const prior = (O: number) =>
      contents(analysis({ values: { Cr: 22 } }), analysis({ id: 'p', basis: 'imputed', values: { O } }));
    const film = additionsOf('turnings', { ...clean, film_m: 5e-9 }, facts);
    expect(film.get('O')!.mean * 1e6).toBeCloseTo(10, 0);
    expect(withAdditions(prior(0.01), film).contents.O!.mean).toBeCloseTo(1e-4, 12);
    expect(withAdditions(prior(0.0002), film).contents.O!.mean).toBe(film.get('O')!.mean);
  });

  it('sums what brings the same element, and never touches the balance', () => {
    const found = {
      ...clean,
      residues: [
        { residue: 'silica shell or core', share: 0.001 },
        { residue: 'nickel braze BNi-2', share: 0.002 },
      ],
    };
    const additions = additionsOf('foundry-returns', found, facts);
    expect(additions.get('Si')!.mean).toBeCloseTo(0.001 * 0.4674 + 0.002 * 0.045, 12);
    const after = withAdditions(contents(analysis({ values: { Cr: 22 } })), additions);
    expect(after.contents.Ni).toBeUndefined();
    expect(after.contents.B!.origin).toBe('derived');
  });

  it('refuses a residue nobody knows and a film on solids', () => {
    const unknown = { ...clean, residues: [{ residue: 'paint', share: 0.001 }] };
    expect(() => additionsOf('turnings', unknown, facts)).toThrow(
      /no composition is known for the residue "paint"/,
    );
    expect(() => additionsOf('mill-solids', { ...clean, film_m: 1e-8 }, facts)).toThrow(/chip thickness/);
  });
});

describe('Y3: what must be prepared before it is identified', () => {
  const oil = (text: string) => [{ check: 'moisture-and-oil', verdict: 'PASS' as const, text }];
  const coat = (reason: string) => [{ check: 'coating', verdict: 'PASS' as const, reason }];
  const lot = (form: string, checks: Parameters<typeof mustPrepare>[0]['checks']) =>
    mustPrepare({ form, lotClass: 'purchased-scrap', checks }, facts);
  it.each([
    ['turnings with 4 % of oil', lot('turnings', oil('0.04')), /4 % of oil.*wash/],
    ['turnings nobody measured', lot('turnings', []), /the oil was not measured/],
    ['oily solids', lot('mill-solids', oil('0.003')), /wash/],
    ['coated blades', lot('end-of-life-blades', coat('ceramic')), /strip/],
    ['blades nobody looked at', lot('end-of-life-blades', []), /not checked for a coating/],
  ])('%s must', (_what, why, words) => {
    expect(why).toMatch(words);
  });
  it('dry turnings, clean solids, bare blades and bought metal need not', () => {
    expect(lot('turnings', oil('0.0005'))).toBeNull();
    expect(lot('mill-solids', [])).toBeNull();
    expect(lot('end-of-life-blades', coat('none'))).toBeNull();
    expect(mustPrepare({ form: 'turnings', lotClass: 'virgin', checks: [] }, facts)).toBeNull();
  });
  it('washing leaves little more than 1 % of the oil', () => {
    expect(oilLeft(0.08) / 0.08).toBeGreaterThan(0.01);
    expect(oilLeft(0.08) / 0.08).toBeLessThan(0.02);
  });
});
