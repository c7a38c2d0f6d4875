/** One stage of a qualification: how long, whether it is passed in this draw, what it costs. */
export interface Stage {
  readonly months: number;
  readonly passed: boolean;
  readonly cost: number;
}

/** A gate before the full price: the product is not yet, or never, qualified. */
export interface QualificationGate {
  readonly stages: readonly Stage[];
  /** Share of the full price before it is qualified. */
  readonly priceBefore: number;
  /** Share of the full price after a stage has failed. */
  readonly priceFailed: number;
}

/** What a gate does to each operating year. */
export interface GateYears {
  /** Share of the full price. */
  readonly priceShare: readonly number[];
  readonly cost: readonly number[];
  readonly passed: boolean;
}

/** Price shares and costs by operating year. Stages follow one another from the start; after a failed one none is paid for. */
export function gateYears({ stages, priceBefore, priceFailed }: QualificationGate, years: number): GateYears {
  const failed = stages.findIndex((stage) => !stage.passed);
  const run = failed < 0 ? stages : stages.slice(0, failed + 1);
  const cost = new Array<number>(years).fill(0);
  let from = 0;
  for (const stage of run) {
    const to = from + stage.months / 12;
    spread(cost, stage.cost, [from, to]);
    from = to;
  }
  const after = failed < 0 ? 1 : priceFailed;
  const priceShare = cost.map((_, year) => {
    const before = Math.min(1, Math.max(0, from - year));
    return before * priceBefore + (1 - before) * after;
  });
  return { priceShare, cost, passed: failed < 0 };
}

/** Spends an amount evenly between two times [a]; what lies after the last year is never spent. */
function spread(years: number[], amount: number, [from, to]: readonly [number, number]): void {
  if (to <= from) {
    const year = Math.floor(from);
    if (year < years.length) years[year]! += amount;
    return;
  }
  for (let year = Math.floor(from); year < Math.min(years.length, Math.ceil(to)); year++)
    years[year]! += (amount * (Math.min(to, year + 1) - Math.max(from, year))) / (to - from);
}
