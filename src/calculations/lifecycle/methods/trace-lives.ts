import { lognormalOfMoments } from '../../../foundation/numerics/distribution.ts';
import { survivalAt } from '../../../models/lifecycle/lifetime/lifetime.ts';
import {
  type Link,
  type ScrapLink,
  traceLives as traced,
} from '../../../models/lifecycle/trace-lives/trace-lives.ts';
import type { Reader } from '../../method/reader.ts';
import type { LifecycleMethod } from '../method.ts';

export const traceLives: LifecycleMethod = {
  name: 'trace-lives',
  title: 'one cohort of metal through repeated lives: what is in use, where, and what was lost',
  formula:
    'F_fab = (I - A)^-1 A F_eol, A[W,w] = sum fabLoss[g,m,W] split[m,g] remelt[w,m]; lognormal lifetimes',
  source: 'MaTrace (Nakamura et al. 2014) as in ODYM tutorial 6',
  comparedWith: 'the tutorial: half is left until about 2195; 1e-6 on an own computation',
  refuses: 'shares above 1 together, an unknown name, a lifetime of zero',
  inputs: {
    products: 'names',
    materials: 'names',
    scraps: 'names',
    lifetimeMean: 'of each product, a',
    lifetimeSd: 'of each product, a; default = mean',
    firstYear: 'year of the cohort',
    years: 'number of years',
    initialFinalConsumption: '{product, material, amount}',
    eolRecovery: 'list of {product, material, scrap, value}',
    fabricationLossToScrap: 'list of {product, material, scrap, value}',
    remeltingYield: 'list of {scrap, material, value}',
    sectorSplit: 'list of {material, product, value}',
  },
  run(reader) {
    const [products, materials, scraps] = ['products', 'materials', 'scraps'].map((name) =>
      reader.labels(name),
    );
    const means = reader.numbers('lifetimeMean', { above: 0, beside: ['products', products!.length] });
    const sds = Array.isArray(reader.raw('lifetimeSd'))
      ? reader.numbers('lifetimeSd', { above: 0, beside: ['products', products!.length] })
      : means;
    const lifetimes = means.map((mean, p) => lognormalOfMoments(mean, sds[p]!));
    const first = reader.number('firstYear', {
      whole: true,
      fallback: 0,
      because: 'years are counted from the cohort',
    });
    const start = reader.inner('initialFinalConsumption');
    const amount = start.number(start.firstOf('amount', 'Mt'), { above: 0 });
    const known = { product: products!, material: materials!, scrap: scraps! };
    const result = traced({
      products: products!,
      materials: materials!,
      scraps: scraps!,
      survival: (p, age) => survivalAt({ kind: 'lognormal', ...lifetimes[p]! }, age),
      endOfLife: scrapLinks(reader, 'eolRecovery', known),
      fabrication: scrapLinks(reader, 'fabricationLossToScrap', known),
      remelting: links(reader, 'remeltingYield', { from: 'scrap', to: 'material', known }),
      split: links(reader, 'sectorSplit', { from: 'material', to: 'product', known }),
      periods: reader.number('years', { whole: true, min: 1, max: 2000 }),
      start: { product: nameIn(start, 'product', known), material: nameIn(start, 'material', known), amount },
    });
    const shares = result.stock.map((row) => row.reduce((sum, value) => sum + value, 0) / amount);
    const half = shares.findIndex((share) => share < 0.5);
    return {
      quantities: {
        stockShareOfInitial: Object.fromEntries(shares.map((share, t) => [String(first + t), share])),
        firstYearBelowHalf: half < 0 ? null : first + half,
        stockByProduct: Object.fromEntries(
          result.stock.map((row, t) => [String(first + t), [...row].map((value) => value / amount)]),
        ),
        lossToEolAndSlagByEnd: [
          result.lostAtEndOfLife.at(-1)! / amount,
          result.lostInRemelting.at(-1)! / amount,
        ],
        balanceError: result.balanceError,
      },
    };
  },
};

type Known = Readonly<Record<'product' | 'material' | 'scrap', readonly string[]>>;

function nameIn(reader: Reader, field: keyof Known, known: Known): string {
  const name = reader.text(field);
  return known[field].includes(name) ? name : reader.refuse(field, `is ${name}`, known[field].join(', '));
}

function scrapLinks(reader: Reader, name: string, known: Known): ScrapLink[] {
  const list = reader.items(name).map((one) => ({
    product: nameIn(one, 'product', known),
    material: nameIn(one, 'material', known),
    scrap: nameIn(one, 'scrap', known),
    share: one.number('value', { min: 0, max: 1 }),
  }));
  refuseGains(
    reader,
    name,
    list.map(({ product, material, share }) => [`${product}, ${material}`, share]),
  );
  return list;
}

function links(
  reader: Reader,
  name: string,
  { from, to, known }: { readonly from: keyof Known; readonly to: keyof Known; readonly known: Known },
): Link[] {
  const list = reader.items(name).map((one) => ({
    from: nameIn(one, from, known),
    to: nameIn(one, to, known),
    share: one.number('value', { min: 0, max: 1 }),
  }));
  refuseGains(
    reader,
    name,
    list.map((one) => [one.from, one.share]),
  );
  return list;
}

function refuseGains(reader: Reader, name: string, shares: readonly (readonly [string, number])[]): void {
  for (const [from] of shares) {
    const sum = shares.reduce((total, [other, share]) => (other === from ? total + share : total), 0);
    if (sum > 1 + 1e-9) reader.refuse(name, `hands on ${sum} of ${from}`, 'shares of at most 1 together');
  }
}
