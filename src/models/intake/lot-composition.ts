import { InputError } from '../../foundation/errors.ts';
import { shortWtpct } from '../../foundation/quantity/format.ts';
import { asMassFraction } from '../../foundation/quantity/fractions.ts';
import type { Composition, Content } from '../../metal/alloy/composition.ts';
import { byElementOrder, type ElementSymbol, elementsIn } from '../../metal/alloy/element.ts';
import { type CombinedReading, combineReadings } from './combine-readings.ts';
import { type LotAnalysis, type LotReading, readingsOf } from './lot-analysis.ts';

/** Two statements about one element that do not agree. Mass fractions [kg/kg]. */
export interface AnalysisConflict {
  readonly element: ElementSymbol;
  readonly analyses: readonly [string, string];
  readonly values: readonly [number, number];
  /** Difference in standard deviations of the difference. */
  readonly sigmas: number;
  readonly words: string;
}

export interface LotComposition {
  readonly composition: Composition;
  readonly conflicts: readonly AnalysisConflict[];
  /** Analyses that disagree on most elements: probably of another lot; they were left out. */
  readonly foreign: readonly string[];
}

export interface LotCompositionOptions {
  readonly balance: ElementSymbol | null;
  /** Relative standard deviation of a content between pieces or increments of the form [1]. */
  readonly heterogeneity: number;
}

/** From here on two statements are in conflict [standard deviations]: one false alarm in 370. */
const CONFLICT_SIGMAS = 3;
/** An analysis is foreign when at least this many and this share of its elements are in conflict. */
const FOREIGN_ELEMENTS = 3;
const FOREIGN_SHARE = 0.5;

/**
 * Composition of a lot from its analyses. Per element the generalised mean of all readings; laboratory biases stay
 * named sources, so that lots measured by one laboratory stay correlated. Where a certificate and an own analysis
 * disagree the own one stands alone and the conflict is shown; where own analyses disagree their mean stands with a
 * spread widened to cover both (Birge). A "<" alone keeps its limit; a "<" below a number found is a conflict.
 * Throws InputError without analyses, for duplicate ids, and when every analysis is foreign to the others.
 */
export function lotComposition(
  analyses: readonly LotAnalysis[],
  { balance, heterogeneity }: LotCompositionOptions,
): LotComposition {
  refuseEmptyOrTwice(analyses);
  const foreign = foreignTo(analyses, heterogeneity);
  const own = analyses.filter(({ id }) => !foreign.includes(id));
  const limited = own.filter(({ below }) => below !== undefined);
  const contents: Partial<Record<ElementSymbol, Content>> = {};
  const conflicts: AnalysisConflict[] = [];
  for (const element of elementsOf(own)) {
    if (element === balance) continue;
    const readings = readingsOf(own, element, heterogeneity);
    const found = conflictsAmong(element, readings);
    conflicts.push(...found, ...belowConflicts(limited, element, readings));
    contents[element] =
      readings.length > 0 ? measuredContent(readings, found.length > 0) : belowContent(own, element);
  }
  return { composition: { balance, contents }, conflicts, foreign };
}

/** Readings that count, combined: own ones alone where a certificate contradicts them. */
function measuredContent(readings: readonly LotReading[], inConflict: boolean): Content {
  const own = readings.filter(({ origin }) => origin === 'measured');
  const used = inConflict && own.length > 0 ? own : readings;
  const combined = combineReadings(used);
  const widened = combined.own * birge(used, combined);
  return {
    mean: asMassFraction(combined.value),
    spread: widened,
    law: 'normal',
    loadings: combined.loadings,
    origin: own.length > 0 ? 'measured' : 'certificate',
    reference: used.map(({ analysis }) => analysis).join(', '),
  };
}

/** Birge ratio, never below 1: how much wider than stated the readings scatter about their mean. */
function birge(readings: readonly LotReading[], { value }: CombinedReading): number {
  if (readings.length < 2) return 1;
  const sum = readings.reduce(
    (total, reading) => total + (reading.value - value) ** 2 / (reading.own ** 2 + reading.bias ** 2),
    0,
  );
  return Math.max(1, Math.sqrt(sum / (readings.length - 1)));
}

/** "<": uniform on [0, L] with the sharpest limit. */
function belowContent(analyses: readonly LotAnalysis[], element: ElementSymbol): Content {
  const limits = analyses
    .flatMap((analysis) => {
      const limit = analysis.below?.[element];
      return limit === undefined ? [] : [{ limit, analysis }];
    })
    .sort((a, b) => a.limit - b.limit);
  const { limit, analysis } = limits[0]!;
  return {
    mean: asMassFraction(limit / 2),
    spread: limit / Math.sqrt(12),
    law: 'below',
    limit: asMassFraction(limit),
    origin: analysis.origin,
    reference: analysis.id,
  };
}

function conflictsAmong(element: ElementSymbol, readings: readonly LotReading[]): AnalysisConflict[] {
  if (readings.length < 2) return [];
  const out: AnalysisConflict[] = [];
  readings.forEach((a, i) => {
    for (const b of readings.slice(i + 1)) {
      const bias = a.source === b.source ? a.bias - b.bias : Math.hypot(a.bias, b.bias);
      const sigmas = Math.abs(a.value - b.value) / Math.hypot(a.own, b.own, bias);
      if (sigmas <= CONFLICT_SIGMAS) continue;
      out.push({
        element,
        analyses: [a.analysis, b.analysis],
        values: [a.value, b.value],
        sigmas,
        words: `${element}: ${shortWtpct(a.value)} by ${a.analysis} (${a.origin}) against ${shortWtpct(b.value)} by ${b.analysis} (${b.origin}), ${sigmas.toFixed(1)} standard deviations apart`,
      });
    }
  });
  return out;
}

function belowConflicts(
  analyses: readonly LotAnalysis[],
  element: ElementSymbol,
  readings: readonly LotReading[],
): AnalysisConflict[] {
  return analyses.flatMap(({ id, below }) => {
    const limit = below?.[element];
    if (limit === undefined) return [];
    return readings.flatMap((reading) => {
      const sigmas = (reading.value - limit) / Math.hypot(reading.own, reading.bias);
      if (sigmas <= CONFLICT_SIGMAS) return [];
      const words = `${element}: ${shortWtpct(reading.value)} by ${reading.analysis} against <${shortWtpct(limit)} by ${id}`;
      return [
        {
          element,
          analyses: [reading.analysis, id] as const,
          values: [reading.value, limit] as const,
          sigmas,
          words,
        },
      ];
    });
  });
}

/** Ids of analyses that contradict more than half of the own analyses beside them; certificates before own ones. */
function foreignTo(analyses: readonly LotAnalysis[], heterogeneity: number): string[] {
  const disagreeing = analyses.filter((one) => {
    const others = analyses.filter((other) => other !== one && other.origin === 'measured');
    const against = others.filter((other) => contradicts(one, other, heterogeneity));
    return against.length > others.length / 2;
  });
  const certificates = disagreeing.filter(({ origin }) => origin === 'certificate');
  if (certificates.length > 0) return certificates.map(({ id }) => id);
  if (disagreeing.length > 0 && disagreeing.length === analyses.length) {
    throw new InputError(`the analyses ${analyses.map(({ id }) => id).join(', ')} are not of one metal`, {
      path: 'analyses',
      cure: 'measure the lot again, or book the pieces as separate lots',
    });
  }
  return disagreeing.map(({ id }) => id);
}

/** True when two analyses differ on FOREIGN_ELEMENTS and on FOREIGN_SHARE of the elements they share. */
function contradicts(one: LotAnalysis, other: LotAnalysis, heterogeneity: number): boolean {
  const shared = elementsIn(one.contents).filter((element) => other.contents[element] !== undefined);
  const apart = shared.filter(
    (element) => conflictsAmong(element, readingsOf([one, other], element, heterogeneity)).length > 0,
  );
  return apart.length >= FOREIGN_ELEMENTS && apart.length >= FOREIGN_SHARE * shared.length;
}

function refuseEmptyOrTwice(analyses: readonly LotAnalysis[]): void {
  if (analyses.length === 0)
    throw new InputError('the lot has no analysis, so its composition is not known', {
      path: 'analyses',
      cure: 'book an analysis first',
    });
  const seen = new Set<string>();
  for (const { id } of analyses) {
    if (seen.has(id))
      throw new InputError(`analysis ${id} is listed twice`, {
        path: 'analyses',
        value: id,
        allowed: 'each once',
        cure: 'remove the second entry',
      });
    seen.add(id);
  }
}

function elementsOf(analyses: readonly LotAnalysis[]): ElementSymbol[] {
  const all = new Set(
    analyses.flatMap(({ contents, below = {} }) => [...elementsIn(contents), ...elementsIn(below)]),
  );
  return [...all].sort(byElementOrder);
}
