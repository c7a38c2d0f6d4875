import { byElementOrder, type ElementSymbol } from '../../metal/alloy/element.ts';
import { combineReadings, totalSd } from './combine-readings.ts';
import { type LotAnalysis, readingsOf } from './lot-analysis.ts';

/** What one more analysis would do to the spread of an element. Mass fractions [kg/kg]. */
export interface AnalysisValue {
  readonly element: ElementSymbol;
  /** Standard deviation now; null = nothing is known yet. */
  readonly before: number | null;
  readonly after: number;
}

/**
 * Spread before and after one more analysis, per element that the method sees and that is already known or guessed
 * (`expected`, mass fractions). The new reading is taken at the present value, so only its uncertainty counts: a second
 * result of the same laboratory repeats its bias and helps less than one of another.
 */
export function valueOfAnalysis(
  analyses: readonly LotAnalysis[],
  next: Omit<LotAnalysis, 'id' | 'contents' | 'below'>,
  options: {
    readonly heterogeneity: number;
    readonly expected?: Readonly<Partial<Record<ElementSymbol, number>>>;
  },
): AnalysisValue[] {
  const { heterogeneity, expected = {} } = options;
  const elements = [...next.method.elements.keys()].sort(byElementOrder);
  return elements.flatMap((element) => {
    const readings = readingsOf(analyses, element, heterogeneity);
    const now = readings.length > 0 ? combineReadings(readings) : null;
    const content = now?.value ?? expected[element];
    if (content === undefined) return [];
    const more = readingsOf(
      [{ ...next, id: 'next', contents: { [element]: content } }],
      element,
      heterogeneity,
    );
    return [
      {
        element,
        before: now ? totalSd(now) : null,
        after: totalSd(combineReadings([...readings, ...more])),
      },
    ];
  });
}
