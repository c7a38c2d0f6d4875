import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { OffersInput } from '../../documents/yard/offers.ts';
import { InputError } from '../../foundation/errors.ts';
import { type Offer, settlement } from '../../models/economics/price/settlement.ts';
import { offersDocument } from './offers.ts';

const example = JSON.parse(
  readFileSync(new URL('../../../docs/formats/offers.example.json', import.meta.url), 'utf8'),
) as OffersInput;
const sales = example.offers.filter(({ terms }) => terms.toll === undefined);
const run = (more: object = {}) =>
  offersDocument({ ...example, offers: sales, draws: 300, ...more }, { version: 'test' });

describe('a settlement', () => {
  const offer: Offer = {
    gross_kg: 1000,
    moisture: 0.01,
    oil: 0.04,
    contents: { Ni: 0.5, Re: 0.03, Si: 0.0021 },
    prices: { Ni: 15, Re: 2000 },
    payable: {
      Ni: { share: 0.9, deduction: 0, refining: 0 },
      Re: { share: 0.9, deduction: 0.005, refining: 100 },
    },
    treatment_per_kg: 2,
    freight_per_kg: 0.1,
    penalties: [{ element: 'Si', above: 0.001, step: 0.0005, amount_per_kg: 0.2 }],
  };
  const paid = settlement(offer);
  it('pays for dry metal, the lower of share and content less the deduction, begun steps of a penalty whole', () => {
    expect(paid.dry_kg).toBeCloseTo(950, 9);
    expect(paid.paid.Ni).toBeCloseTo(950 * 0.45 * 15, 6);
    expect(paid.paid.Re).toBeCloseTo(950 * 0.025 * 2000, 6);
    expect(paid.refining).toBeCloseTo(950 * 0.025 * 100, 6);
    expect(paid.penalties).toBeCloseTo(950 * 3 * 0.2, 6);
    expect(paid.freight).toBeCloseTo(100, 9);
  });
  it('loses nothing on the way: contained = paid + unpaid', () => {
    const sum = (of: Readonly<Record<string, number>>) =>
      Object.values(of).reduce((all, one) => all + one, 0);
    expect(sum(paid.paid) + sum(paid.unpaid)).toBeCloseTo(paid.contained, 6);
  });
});

describe('three offers for blades', () => {
  const { offers } = run();
  it('are ranked, and the downgrade says which metals nobody pays for', () => {
    expect(offers.map(({ id }) => id)).toEqual(['A', 'B', 'C']);
    expect(offers[2]!.unpaid.slice(0, 2).map(({ element }) => element)).toEqual(['Re', 'Ta']);
    expect(offers.reduce((sum, { best }) => sum + best, 0)).toBeCloseTo(1, 9);
  });
  it('name what goes to an umpire, and what their analysis would pay', () => {
    expect(offers[0]!.theirs!.umpire).toEqual(['Re']);
    expect(offers[0]!.theirs!.net).toBeLessThan(offers[0]!.net);
  });
  it('a later payment is worth less', () => {
    const later = example.offers.map((one) =>
      one.id === 'A' ? { ...one, terms: { ...one.terms, payment_days: 410 } } : one,
    );
    const [a] = run({ offers: later }).offers.filter(({ id }) => id === 'A');
    expect(a!.net / offers[0]!.net).toBeCloseTo(1 / 1.06, 9);
  });
  it('a toll counts what comes back at the same prices, less its fee: equal ground with a sale', () => {
    const say = (value: number, unit: string) => ({ value, unit, source: 's', confidence: 'read' as const });
    const sale = example.offers[0]!;
    const tolled = (fee: number, more: object = {}) => ({
      ...sale,
      ...{ id: 'T', moisture: 0, oil: 0, theirs_wtpct: {} },
      terms: {
        quotationPeriod: 'none',
        toll: { fee: say(fee, 'USD/kg'), yield: say(0.9, '1'), ...more },
      },
    });
    const offersWith = (fee: number, more: object = {}) =>
      run({ offers: [sale, tolled(fee, more)] }).offers.find(({ id }) => id === 'T')!;
    const toll = offersWith(8);
    expect(toll.toll).toEqual({ product_kg: 1800, fee: 14_400, credit: 0 });
    expect(toll.net).toBeCloseTo(0.9 * toll.contained - 14_400, 4);
    // the whole rest is what the heat loses
    expect(toll.unpaid.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(0.1 * toll.contained, 4);
    expect(offersWith(8, { premium: say(5, 'USD/kg') }).net).toBeCloseTo(toll.net + 9000, 4);
    // at the fee that takes the whole lead the two are worth the same
    const lead =
      toll.net - run({ offers: [{ ...sale, terms: { ...sale.terms, payment_days: 0 } }] }).offers[0]!.net;
    const even = run({
      offers: [{ ...sale, terms: { ...sale.terms, payment_days: 0 } }, tolled(8 + lead / 1800)],
    });
    expect(even.offers[0]!.net).toBeCloseTo(even.offers[1]!.net, 4);
    const both = { ...sale, terms: { ...sale.terms, toll: tolled(8).terms.toll } };
    expect(() => run({ offers: [both] })).toThrow(
      /an offer pays for elements \("payable"\), or melts for a fee/,
    );
  });
  it.each([
    [{ metals: { ...example.metals, Re: undefined } }, 'metals.Re', /no price of Re/],
    [
      { metals: { ...example.metals, Ni: { ...example.metals.Ni, date: undefined } } },
      'metals.Ni.date',
      /without a date/,
    ],
    [
      { metals: { ...example.metals, Ni: { ...example.metals.Ni, unit: 'EUR/kg' } } },
      'rates.EUR',
      /no rate of EUR/,
    ],
  ])('refuses %o', (more, path, words) => {
    const refused = () => run(JSON.parse(JSON.stringify(more)) as object);
    expect(refused).toThrow(InputError);
    expect(refused).toThrow(words);
    expect(refused).toThrow(expect.objectContaining({ details: [expect.objectContaining({ path })] }));
  });
});
