import type { BandCoverage } from '../../../documents/heats/expected-errors.ts';
import type { Block } from '../../../documents/page.ts';
import type { WindowRow } from '../../../documents/page-charts.ts';
import type { Deed } from '../../../foundation/errors.ts';
import type { YardRow } from '../yard/yard-table.ts';
import type { HeatReportExtras } from './heat-sections.ts';

/** Everything the account of one heat shows; plain data, all units in the names. */
export interface HeatReport extends HeatReportExtras {
  readonly heat: string;
  readonly title: string;
  readonly specimen: boolean;
  readonly verdict: 'PASS' | 'FAIL' | 'HOLD';
  /** What to look at first, one sentence each. */
  readonly first: readonly string[];
  readonly yard: readonly YardRow[];
  readonly charge: readonly ChargeRow[];
  readonly bound_usd: number | null;
  readonly binding: readonly string[];
  readonly route: readonly string[];
  readonly windows: readonly WindowRow[];
  readonly refining: readonly RefiningRow[];
  /** How far predictions of the route were from measured nickel alloys. */
  readonly expectedErrors: readonly string[];
  /** How often bands like these held published numbers of furnaces; absent where no route was computed. */
  readonly coverage?: BandCoverage;
  readonly energy_kWh: number | null;
  /** True when `verdicts` rest on (simulated or real) measurements of the metal, not on its prediction. */
  readonly measured: boolean;
  readonly verdicts: readonly VerdictRow[];
  /** Which metal the rows are of, and by which specification and revision. */
  readonly judgedBy?: string;
  readonly reasons: readonly string[];
  /** What the heat waits for, and on whom; absent where nothing is left to do. */
  readonly waits?: { readonly for: string; readonly on: readonly string[]; readonly by?: Deed };
  readonly trace: readonly {
    readonly subject: string;
    readonly share: number;
    readonly mass_kg: number;
    readonly grade: string;
    readonly documents: readonly string[];
  }[];
  readonly assumed: Extract<Block, { kind: 'assumptions' }>['rows'];
  readonly manifests: readonly {
    readonly document: string;
    readonly manifest: Readonly<Record<string, unknown>>;
  }[];
}

export interface ChargeRow {
  readonly lot: string;
  readonly mass_kg: number;
  readonly share: number;
  /** null: who asks reads no money. */
  readonly price_usd_per_kg: number | null;
  readonly clearedAs: string;
}

export interface RefiningRow {
  readonly element: string;
  readonly before_ppm: number | null;
  readonly after_ppm: number;
  readonly p05_ppm: number;
  readonly p95_ppm: number;
  /** What the content rests on, in words. */
  readonly rests: string;
}

export interface VerdictRow {
  readonly element: string;
  readonly text: string;
  readonly unit: string;
  readonly limit: string;
  readonly contractual: 'PASS' | 'FAIL' | 'HOLD';
  /** What the row does to the verdict; absent where another result decides in its place. */
  readonly outcome?: 'PASS' | 'FAIL' | 'HOLD' | undefined;
  readonly replaced?: boolean | undefined;
  readonly superseded?: boolean | undefined;
  readonly averaged?: boolean | undefined;
  readonly probability?: number | null;
  readonly reason: string;
}
