import { parseReading } from '../../foundation/quantity/reading.ts';
import { type AnalysisMethod, knownMethod, uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { type DistributionTables, rowFor, tableOf } from '../../models/refining/distribution-table/data.ts';
import { FRACTION } from '../../models/release/contractual.ts';
import { contradict } from '../../models/release/several-results.ts';

/** A sample of the bath, as it is booked. */
export interface BathReading {
  readonly analysis: string;
  readonly method: string;
  readonly happenedAt: string;
  readonly results: readonly {
    readonly element: string;
    readonly text: string;
    readonly unit: 'wt%' | 'ppm' | 'ppb';
    readonly sd?: string;
  }[];
}

/** What the bath gives to vacuum and takes from crucible and leak while it is held: two samples may differ in them. */
const EXCHANGED: ReadonlySet<string> = new Set(['O', 'N', 'H', 'C']);
const SECONDS_PER_HOUR = 3600;

/**
 * Where samples of one bath contradict each other in words, the latest first: three standard uncertainties apart, as results of one
 * metal at its release (docs/theory/release.md, equation 17). `samples` are in order, with no addition between them. What the
 * melt loses to vacuum while it is held between two samples is allowed for; gases and carbon are left out, and so are results
 * whose uncertainty is not known.
 */
export function contradictingSamples(
  samples: readonly BathReading[],
  facts: {
    readonly analysisMethods: ReadonlyMap<string, AnalysisMethod>;
    readonly distributionTables?: DistributionTables | undefined;
  },
): string[] {
  const latest = samples.at(-1);
  if (!latest) return [];
  return samples
    .slice(0, -1)
    .reverse()
    .flatMap((earlier) => {
      const hours =
        Math.max(0, Date.parse(latest.happenedAt) - Date.parse(earlier.happenedAt)) / 1000 / SECONDS_PER_HOUR;
      const apart = earlier.results.flatMap((before) => {
        const now = latest.results.find(({ element }) => element === before.element);
        if (!now || EXCHANGED.has(before.element)) return [];
        const [a, b] = [
          readOf(earlier, before, facts.analysisMethods),
          readOf(latest, now, facts.analysisMethods),
        ];
        const lost =
          a.value > b.value ? a.value * lostShare(before.element, hours, facts.distributionTables) : 0;
        return contradict(a, b, lost)
          ? [`${before.element} (${before.text} and ${now.text} ${now.unit})`]
          : [];
      });
      return apart.length === 0
        ? []
        : [
            `${earlier.analysis} and ${latest.analysis} contradict each other in ${apart.join(', ')}, and nothing was added between them: have them read again before you add anything`,
          ];
    });
}

function readOf(
  { method }: BathReading,
  { element, text, unit, sd }: BathReading['results'][number],
  methods: ReadonlyMap<string, AnalysisMethod>,
) {
  const reading = parseReading(text);
  const inPpm = unit === 'ppb';
  const own = inPpm ? { ...reading, value: reading.value / 1000 } : reading;
  const stated = inPpm ? 'ppm' : unit;
  const value = own.value * FRACTION[stated];
  const known = knownMethod(methods, method);
  const found = known && uncertaintyOf(known, element as ElementSymbol, value);
  const standardUncertainty =
    sd === undefined
      ? found?.measured
        ? Math.hypot(found.sd, found.biasRelative * value)
        : undefined
      : Number(sd) * FRACTION[stated] * (inPpm ? 1e-3 : 1);
  return {
    reading: own,
    unit: stated,
    value,
    ability: standardUncertainty === undefined ? null : { standardUncertainty },
  } as const;
}

/** Share of an element that a bath loses in so long at most, by the table of vacuum induction [1]. */
function lostShare(element: string, hours: number, tables: DistributionTables | undefined): number {
  const table = tables && tableOf(tables, 'vacuum-induction');
  const row = table && rowFor(table, element as ElementSymbol);
  if (!table || !row || row.retained >= 1) return 0;
  return 1 - Math.max(0, row.retained - row.spread) ** (hours / (table.frame.duration / SECONDS_PER_HOUR));
}
