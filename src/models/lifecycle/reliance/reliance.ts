/** Stocks whose change a rule may count. */
export const STOCK_KINDS = ['government', 'industry', 'exchange'] as const;
export type StockKind = (typeof STOCK_KINDS)[number];

/** How a reliance is counted. It changes by commodity and year, so it is data that every number carries. */
export interface RelianceRule {
  readonly name: string;
  readonly countsSecondary: boolean;
  /** Only old scrap counts as secondary: returns of machining then move nothing. */
  readonly countsOldOnly: boolean;
  readonly stockKinds: readonly StockKind[];
  /** Mine output that leaves as concentrate counts. */
  readonly mineOutputCounts: boolean;
  /** Above this percentage only the band is printed; null without one. */
  readonly bandPct: number | null;
  /** Significant digits of the consumption as printed; null as computed. */
  readonly digits: number | null;
  /** First year of the edition that states it. */
  readonly year: number;
  readonly source: string;
}

/** Rules in use. */
export const RELIANCE_RULES: readonly RelianceRule[] = [
  {
    name: 'usgs-cobalt',
    countsSecondary: true,
    countsOldOnly: false,
    stockKinds: ['government', 'industry', 'exchange'],
    mineOutputCounts: false,
    bandPct: null,
    digits: 3,
    year: 2020,
    source: 'USGS, Mineral Commodity Summaries 2020, Cobalt',
  },
  {
    name: 'usgs-nickel',
    countsSecondary: true,
    countsOldOnly: false,
    stockKinds: ['industry', 'exchange'],
    mineOutputCounts: false,
    bandPct: null,
    digits: 3,
    year: 2021,
    source: 'USGS, Mineral Commodity Summaries 2021, Nickel',
  },
  {
    name: 'usgs-nickel-primary',
    countsSecondary: false,
    countsOldOnly: false,
    stockKinds: ['industry', 'exchange'],
    mineOutputCounts: false,
    bandPct: null,
    digits: 3,
    year: 2025,
    source: 'USGS, Mineral Commodity Summaries 2025, Nickel: "excluding scrap"',
  },
  {
    name: 'usgs-tantalum',
    countsSecondary: false,
    countsOldOnly: false,
    stockKinds: ['government'],
    mineOutputCounts: false,
    bandPct: null,
    digits: 3,
    year: 2010,
    source: 'USGS, Mineral Commodity Summaries 2010, Tantalum',
  },
  {
    name: 'usgs-yttrium',
    countsSecondary: false,
    countsOldOnly: false,
    stockKinds: [],
    mineOutputCounts: false,
    bandPct: 95,
    digits: 1,
    year: 2020,
    source: 'USGS, Mineral Commodity Summaries 2020, Yttrium',
  },
  {
    name: 'usgs-rare-earths',
    countsSecondary: false,
    countsOldOnly: false,
    stockKinds: [],
    mineOutputCounts: false,
    bandPct: 95,
    digits: 3,
    year: 2025,
    source: 'USGS, Mineral Commodity Summaries 2025, Rare Earths',
  },
];

/** What a country or company makes, trades and holds in a year, in one unit. */
export interface Supply {
  readonly primary: number;
  readonly mineOutput: number;
  readonly oldScrap: number;
  readonly newScrap: number;
  readonly imports: number;
  readonly exports: number;
  /** Released from stocks, by whose they are: start less end. */
  readonly released: Readonly<Record<StockKind, number>>;
}

/** Apparent consumption and net import reliance. */
export interface Reliance {
  readonly apparentConsumption: number;
  readonly nirPct: number;
}

/** Secondary metal that a rule counts. */
export const countedSecondary = (
  { oldScrap, newScrap }: Pick<Supply, 'oldScrap' | 'newScrap'>,
  rule: RelianceRule,
): number => (rule.countsSecondary ? oldScrap + (rule.countsOldOnly ? 0 : newScrap) : 0);

/** AC = primary + secondary + imports - exports + stock release; NIR = 100 (imports - exports + stock release) / AC. */
export function relianceOf(supply: Supply, rule: RelianceRule): Reliance {
  const made = supply.primary + (rule.mineOutputCounts ? supply.mineOutput : 0);
  const release = rule.stockKinds.reduce((sum, kind) => sum + supply.released[kind], 0);
  const net = supply.imports - supply.exports + release;
  const apparentConsumption = made + countedSecondary(supply, rule) + net;
  return { apparentConsumption, nirPct: (100 * net) / apparentConsumption };
}

/** A reliance as it is printed: whole percent, E for a net exporter, the band above it. */
export function printedReliance(nirPct: number, { bandPct }: RelianceRule): string {
  if (nirPct < 0) return 'E';
  const rounded = Math.round(nirPct);
  return bandPct !== null && nirPct > bandPct && rounded < 100 ? `>${bandPct}` : String(rounded);
}

/** A number with so many significant digits, as it is printed. */
export const toDigits = (value: number, digits: number | null): number =>
  digits === null ? value : Number(value.toPrecision(digits));

/** Concentration of supply: sum of squared shares, 0 to 10,000 (Herfindahl and Hirschman). */
export const concentration = (shares: readonly number[]): number => {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.reduce((sum, share) => sum + ((100 * share) / total) ** 2, 0);
};

/** Recycling metrics of USGS Circular 1196. */
export interface RecyclingMetrics {
  /** Scrap consumed over apparent supply. */
  readonly recyclingRatePct: number;
  /** Old scrap recovered over old scrap available. */
  readonly oldScrapEfficiencyPct: number | null;
  readonly newToOldRatio: number | null;
}

/** Recycling metrics of the scrap consumed, the old scrap there was, and the apparent supply; in one unit. */
export const recyclingMetrics = (scrap: {
  readonly oldScrap: number;
  readonly newScrap: number;
  readonly oldScrapAvailable: number | null;
  readonly apparentSupply: number;
}): RecyclingMetrics => ({
  recyclingRatePct: (100 * (scrap.oldScrap + scrap.newScrap)) / scrap.apparentSupply,
  oldScrapEfficiencyPct: scrap.oldScrapAvailable ? (100 * scrap.oldScrap) / scrap.oldScrapAvailable : null,
  newToOldRatio: scrap.oldScrap > 0 ? scrap.newScrap / scrap.oldScrap : null,
});
