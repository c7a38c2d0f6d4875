import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { FRACTION } from './contractual.ts';
import type { MethodAbility } from './method-fit.ts';
import type { ElementVerdict, ResultRow } from './verdict.ts';

type Of = Pick<ResultRow, 'element' | 'place' | 'specimen'>;

/** Results of one element, place and specimen are of the same metal; between places it may differ. */
const metalOf = ({ element, place, specimen }: Of): string => JSON.stringify([element, place, specimen]);

/**
 * Verdicts after a result that can not decide (unfit method, "<" across the limit, not measured) has given way to one of
 * the same metal that does: the cure of such a HOLD is a better method, and the first result stays in view. What an unfit
 * method says proves nothing of its own specimen, so a fit result of another specimen of that place is enough (carbon and
 * sulfur are burnt from another piece); for a further specimen of a retest, only another one that answers the same failure.
 * A FAIL and a content too near its limit never give way. What failed and was replaced, or is one of an average, decides
 * for nobody else.
 */
export function supersede(verdicts: readonly ElementVerdict[]): ElementVerdict[] {
  const able = verdicts.filter(decidesForOthers);
  const ofMetal = Map.groupBy(able, metalOf);
  return verdicts.map((one) => {
    if (one.outcome !== 'HOLD' || !one.undecided || one.contractual === 'FAIL') return one;
    const better =
      ofMetal.get(metalOf(one))?.[0] ??
      (isUnfit(one) ? able.find((other) => isBeside(other, one) && isRetestOf(other, one)) : undefined);
    return better
      ? {
          ...one,
          outcome: 'PASS',
          superseded: true,
          reason: `${one.reason}; ${better.text} ${better.unit} of the same metal decides`,
        }
      : one;
  });
}

const decidesForOthers = ({ outcome, contractual, replaced, averaged }: ElementVerdict): boolean =>
  outcome === 'PASS' && contractual === 'PASS' && !replaced && !averaged;

type InRetest = Pick<ResultRow, 'replaces' | 'average'>;

/** Whether `a` may decide for `b` as far as retests go: of the same retest, or no average that a failed result is in. */
const isRetestOf = (a: InRetest, b: InRetest): boolean =>
  b.replaces === undefined ? a.average !== 'mixed' : a.replaces === b.replaces;

/** A result by an unfit method; what is missing altogether has no text. */
const isUnfit = ({ methodFit, text }: ElementVerdict): boolean => methodFit === 'unfit' && text !== '';

/** Results of one element from one place, or where one of them names none. */
const isBeside = (a: Of, b: Of): boolean =>
  a.element === b.element && (a.place === undefined || b.place === undefined || a.place === b.place);

/**
 * Whether a result that can decide answers for one that can not: one of the same metal, or, where the other was measured by an unfit
 * method, of another specimen of that place.
 */
export const answersFor = (able: ResultRow, unable: ResultRow): boolean =>
  metalOf(able) === metalOf(unable) ||
  (unable.origin === 'measured' && isBeside(able, unable) && isRetestOf(able, unable));

/** Results of one specimen, and beside them those that stand in for the elements it lacks. */
export interface SpecimenResults {
  readonly own: readonly ResultRow[];
  readonly beside: readonly ResultRow[];
}

/**
 * Each specimen with what completes it: results of the same place, or, where the place has none of an element, of all
 * places. An average stands in only where nothing else does.
 */
export function bySpecimen(rows: readonly ResultRow[]): SpecimenResults[] {
  const ofElement = Map.groupBy(rows, ({ element }) => element);
  const groups = Map.groupBy(rows, ({ place, specimen }) => JSON.stringify([place, specimen]));
  return [...groups.values()].map((own) => {
    const has = new Set<ElementSymbol>(own.map(({ element }) => element));
    const beside = [...ofElement].flatMap(([element, all]) =>
      has.has(element) ? [] : standIns(all, own[0]!),
    );
    return { own, beside };
  });
}

function standIns(all: readonly ResultRow[], own: ResultRow): readonly ResultRow[] {
  const single = all.filter(({ average }) => average === undefined);
  const these = single.length > 0 ? single : all;
  const near = these.filter((row) => isBeside(row, { ...own, element: row.element }));
  return near.length > 0 ? near : these;
}

/** How many standard uncertainties of their difference two results of one metal may lie apart: three (assumption). */
const APART = 3;

/**
 * Reasons to hold: results of the same metal that contradict each other, although each may lie inside its window. One
 * of them is wrong, and nobody knows which (docs/theory/release.md, equation 17). Results of unknown uncertainty are left out.
 */
export function disagreements(rows: readonly ResultRow[]): string[] {
  const measured = rows.filter(({ origin }) => origin === 'measured');
  const ofOneMetal = Map.groupBy(measured, metalOf);
  return measured.flatMap((a) => {
    const together = ofOneMetal.get(metalOf(a))!;
    return together.slice(together.indexOf(a) + 1).flatMap((b) => {
      return contradict(a, b)
        ? [
            `${a.element}: ${a.reading.text} ${a.unit} and ${b.reading.text} ${b.unit} of the same metal contradict each other: measure again`,
          ]
        : [];
    });
  });
}

/** A result of one metal, with what is known of its uncertainty. */
type Read = Pick<ResultRow, 'reading' | 'unit'> & {
  readonly ability: Pick<MethodAbility, 'standardUncertainty'> | null;
};

/** True where two results of one metal lie further apart than chance brings them, and than it may have changed by between them [kg/kg]. */
export const contradict = (a: Read, b: Read, changed = 0): boolean =>
  gapOf(a, b) - changed > APART * Math.hypot(uncertaintyOf(a), uncertaintyOf(b));

const uncertaintyOf = ({ ability }: Read): number => ability?.standardUncertainty ?? Number.POSITIVE_INFINITY;

/** How far two results are apart [kg/kg]; a "<" or ">" result contradicts only what lies on its other side. */
function gapOf(a: Read, b: Read): number {
  const [low, high] = [endsOf(a), endsOf(b)];
  return Math.max(0, low.from - high.to, high.from - low.to);
}

function endsOf({ reading, unit }: Read): { readonly from: number; readonly to: number } {
  const value = reading.value * FRACTION[unit];
  return {
    from: reading.operator.startsWith('<') ? 0 : value,
    to: reading.operator.startsWith('>') ? Number.POSITIVE_INFINITY : value,
  };
}
