import { type Matrix, solveLinear } from '../../../foundation/numerics/matrix.ts';

/** A share from one name to another. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly share: number;
}

/** Shares of a product of one material that become a scrap. */
export interface ScrapLink {
  readonly product: string;
  readonly material: string;
  readonly scrap: string;
  readonly share: number;
}

/** What happens to a cohort through its lives. */
export interface Lives {
  readonly products: readonly string[];
  readonly materials: readonly string[];
  readonly scraps: readonly string[];
  /** Share of a product still in use by age in periods, from 0. */
  readonly survival: (product: number, age: number) => number;
  readonly endOfLife: readonly ScrapLink[];
  readonly fabrication: readonly ScrapLink[];
  /** Scrap to material. */
  readonly remelting: readonly Link[];
  /** Material to product. */
  readonly split: readonly Link[];
  readonly periods: number;
  readonly start: { readonly product: string; readonly material: string; readonly amount: number };
}

/** Where the cohort is in each period. */
export interface Traced {
  /** Amount in use, by period and product. */
  readonly stock: readonly Float64Array[];
  /** Lost at the end of life, and in remelting, up to each period. */
  readonly lostAtEndOfLife: Float64Array;
  readonly lostInRemelting: Float64Array;
  /** Largest amount that the balance is off by. */
  readonly balanceError: number;
}

/**
 * One cohort through repeated lives: what leaves use is collected, remelted and made into new products; fabrication scrap
 * goes round within the period: F_fab = (I - A)^-1 A F_eol with A[W,w] = sum fabLoss[g,m,W] split[m,g] remelt[w,m].
 */
export function traceLives(lives: Lives): Traced {
  const { products, materials, scraps, periods } = lives;
  const [P, M, W] = [products.length, materials.length, scraps.length];
  const shares = sharesOf(lives);
  const round = fabricationRound(shares, [P, M, W]);
  const inflow = Array.from({ length: periods }, () => new Float64Array(P * M));
  inflow[0]![products.indexOf(lives.start.product) * M + materials.indexOf(lives.start.material)] =
    lives.start.amount;
  const result = {
    stock: [] as Float64Array[],
    lostAtEndOfLife: new Float64Array(periods),
    lostInRemelting: new Float64Array(periods),
  };
  let error = 0;
  for (let t = 0; t < periods; t++) {
    const { held, leaving } = useIn(inflow, t, { lives, M });
    const collected = new Float64Array(W);
    let lost = 0;
    leaving.forEach((amount, pm) => {
      let kept = 0;
      for (let w = 0; w < W; w++) {
        const share = shares.endOfLife[pm * W + w]!;
        collected[w]! += share * amount;
        kept += share;
      }
      lost += (1 - kept) * amount;
    });
    const melted = round(collected);
    const slag = melted.reduce(
      (sum, amount, w) => sum + amount * (1 - sumOver(M, (m) => shares.remelting[w * M + m]!)),
      0,
    );
    for (let pm = 0; pm < P * M; pm++) inflow[t]![pm]! += made(melted, pm, { shares, M, W });
    result.stock.push(
      Float64Array.from(
        { length: P },
        (_, p) => held[p]! + sumOver(M, (m) => (t === 0 ? 0 : inflow[t]![p * M + m]!)),
      ),
    );
    result.lostAtEndOfLife[t] = (t === 0 ? 0 : result.lostAtEndOfLife[t - 1]!) + lost;
    result.lostInRemelting[t] = (t === 0 ? 0 : result.lostInRemelting[t - 1]!) + slag;
    const all =
      result.stock[t]!.reduce((sum, value) => sum + value, 0) +
      result.lostAtEndOfLife[t]! +
      result.lostInRemelting[t]!;
    error = Math.max(error, Math.abs(all - lives.start.amount));
  }
  return { ...result, balanceError: error };
}

interface Shares {
  readonly endOfLife: Float64Array;
  readonly fabrication: Float64Array;
  readonly remelting: Float64Array;
  readonly split: Float64Array;
}

function sharesOf({ products, materials, scraps, endOfLife, fabrication, remelting, split }: Lives): Shares {
  const [P, M, W] = [products.length, materials.length, scraps.length];
  const scrapTable = (links: readonly ScrapLink[]): Float64Array => {
    const table = new Float64Array(P * M * W);
    for (const { product, material, scrap, share } of links)
      table[(products.indexOf(product) * M + materials.indexOf(material)) * W + scraps.indexOf(scrap)]! +=
        share;
    return table;
  };
  const remelt = new Float64Array(W * M);
  for (const { from, to, share } of remelting)
    remelt[scraps.indexOf(from) * M + materials.indexOf(to)]! += share;
  const parts = new Float64Array(M * P);
  for (const { from, to, share } of split)
    parts[materials.indexOf(from) * P + products.indexOf(to)]! += share;
  return {
    endOfLife: scrapTable(endOfLife),
    fabrication: scrapTable(fabrication),
    remelting: remelt,
    split: parts,
  };
}

/** What is melted in all for what was collected: fabrication scrap included. */
function fabricationRound(
  { fabrication, remelting, split }: Shares,
  [P, M, W]: readonly [number, number, number],
): (collected: Float64Array) => Float64Array {
  const matrix: Matrix = { rows: W, columns: W, values: new Float64Array(W * W) };
  for (let to = 0; to < W; to++)
    for (let w = 0; w < W; w++) {
      let sum = 0;
      for (let p = 0; p < P; p++)
        for (let m = 0; m < M; m++)
          sum += fabrication[(p * M + m) * W + to]! * split[m * P + p]! * remelting[w * M + m]!;
      matrix.values[to * W + w] = (to === w ? 1 : 0) - sum;
    }
  return (collected) => solveLinear(matrix, collected);
}

/** New products of one kind and material out of what is melted. */
function made(
  melted: Float64Array,
  pm: number,
  { shares, M, W }: { readonly shares: Shares; readonly M: number; readonly W: number },
): number {
  const m = pm % M;
  const p = (pm - m) / M;
  const metal = melted.reduce((sum, amount, w) => sum + amount * shares.remelting[w * M + m]!, 0);
  const scrap = sumOver(W, (w) => shares.fabrication[pm * W + w]!);
  const P = shares.split.length / M;
  return metal * shares.split[m * P + p]! * (1 - scrap);
}

/** In use at the end of a period by product, and leaving in it by product and material; inflow of the period excepted. */
function useIn(
  inflow: readonly Float64Array[],
  t: number,
  { lives, M }: { readonly lives: Lives; readonly M: number },
): { readonly held: Float64Array; readonly leaving: Float64Array } {
  const P = lives.products.length;
  const held = new Float64Array(P);
  const leaving = new Float64Array(P * M);
  if (t === 0)
    inflow[0]!.forEach((amount, pm) => {
      held[Math.floor(pm / M)]! += amount;
    });
  for (let c = 0; c < t; c++)
    for (let p = 0; p < P; p++) {
      const [before, after] = [c === t - 1 ? 1 : lives.survival(p, t - 1 - c), lives.survival(p, t - c)];
      for (let m = 0; m < M; m++) {
        const amount = inflow[c]![p * M + m]!;
        held[p]! += amount * after;
        leaving[p * M + m]! += amount * (before - after);
      }
    }
  return { held, leaving };
}

function sumOver(n: number, of: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += of(i);
  return sum;
}
