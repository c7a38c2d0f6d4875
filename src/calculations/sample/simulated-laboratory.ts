import { standardNormal, streamKey } from '../../foundation/numerics/random.ts';
import { toDecimalText } from '../../foundation/quantity/reading.ts';
import { type AnalysisMethod, uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import { byElementOrder, type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';

/** A result that no laboratory gave; whoever books it says so. */
export interface SimulatedResult {
  readonly element: ElementSymbol;
  readonly text: string;
  readonly unit: 'wt%' | 'ppm';
  readonly method: string;
}

type Contents = Readonly<Partial<Record<ElementSymbol, number>>>;

/** Which method a laboratory takes first, where it covers the content; the last resort is the first that measures. */
const PREFERENCE = ['combustion', 'fusion', 'WDXRF', 'ICP-OES', 'OES', 'GDMS', 'ICP-MS'];
/** Contents from this one on are reported in wt% [ppm]. */
const PERCENT_FROM = 500;
/** A method is taken for contents of at least so many detection limits, where another one can [1]. */
const CLEAR_OF = 10;
/** ppm in wt%. */
const PPM_PER_PERCENT = 1e4;

/**
 * What laboratories would report of a metal with these contents [ppm]: value = content + uncertainty of the method x a
 * normal number of stream (seed, name, element), printed to the decimal that its uncertainty moves; "<" below the
 * detection limit. Bias is left out: a plant that measures its lots and its heats at one laboratory meets it twice.
 * For demonstrations and tests; elements that no method of the data measures are left out.
 */
export function simulatedAnalysis(
  contents_ppm: Contents,
  of: {
    readonly methods: ReadonlyMap<string, AnalysisMethod>;
    readonly seed: number | string;
    readonly name: string;
  },
): SimulatedResult[] {
  const entries = entriesOf(contents_ppm);
  return entries
    .sort(([a], [b]) => byElementOrder(a, b))
    .flatMap(([element, content_ppm]) => {
      const method = methodFor(element, content_ppm * 1e-6, of.methods);
      if (!method) return [];
      const { sd, detectionLimit } = uncertaintyOf(method, element, content_ppm * 1e-6);
      const z = standardNormal(streamKey(of.seed, `laboratory:${of.name}:${element}`), 0);
      return [
        {
          element,
          ...printed(content_ppm + sd * 1e6 * z, { sd_ppm: sd * 1e6, limit_ppm: detectionLimit * 1e6 }),
          method: method.id,
        },
      ];
    });
}

/** Contents drawn around their means: lognormal with the spread given [ppm], by stream (seed, name, element). */
export function drawnContents(
  known: readonly { readonly element: ElementSymbol; readonly mean_ppm: number; readonly sd_ppm: number }[],
  of: { readonly seed: number | string; readonly name: string },
): Record<string, number> {
  return Object.fromEntries(
    known.map(({ element, mean_ppm, sd_ppm }) => {
      if (mean_ppm <= 0) return [element, 0];
      const variance = Math.log(1 + (sd_ppm / mean_ppm) ** 2);
      const z = standardNormal(streamKey(of.seed, `truth:${of.name}:${element}`), 0);
      return [element, mean_ppm * Math.exp(Math.sqrt(variance) * z - variance / 2)];
    }),
  );
}

function methodFor(
  element: ElementSymbol,
  content: number,
  methods: ReadonlyMap<string, AnalysisMethod>,
): AnalysisMethod | undefined {
  const able = PREFERENCE.flatMap((id) => {
    const method = methods.get(id);
    return method && uncertaintyOf(method, element, content).measured ? [method] : [];
  });
  const covers = (method: AnalysisMethod): boolean => {
    const { validated, detectionLimit } = uncertaintyOf(method, element, content);
    return (
      content > CLEAR_OF * detectionLimit &&
      (!validated || (content >= validated.from && content <= validated.to))
    );
  };
  return able.find(covers) ?? able[0];
}

function printed(
  value_ppm: number,
  { sd_ppm, limit_ppm }: { readonly sd_ppm: number; readonly limit_ppm: number },
): Pick<SimulatedResult, 'text' | 'unit'> {
  const percent = value_ppm >= PERCENT_FROM;
  const scale = percent ? PPM_PER_PERCENT : 1;
  const unit = percent ? 'wt%' : 'ppm';
  if (value_ppm < limit_ppm) return { text: `<${Number(limit_ppm.toPrecision(2))}`, unit: 'ppm' };
  const decimals = Math.max(0, Math.ceil(-Math.log10(sd_ppm / scale)));
  return { text: toDecimalText(value_ppm / scale, decimals), unit };
}
