import type { SimulateOutput } from '../../documents/heats/simulate.ts';
import { type ElementSymbol, RARE_EARTHS } from '../../metal/alloy/element.ts';
import { type Bath, massOf, totalKg } from '../../models/refining/bath.ts';
import { uniqueParameters } from '../../models/refining/parameters.ts';
import type { RouteResult } from '../../models/refining/route.ts';

type Driver = SimulateOutput['drivers'][number];

/** Samples from which ranks say something: the noise of a rank correlation is 1/sqrt(n - 1), 0.14 at 50. */
const FEWEST_SAMPLES = 50;
/** Standard errors that a driver must exceed: one in some thousand idle parameters would. */
const NOISE = 3.5;
/** Drivers named per element. */
const NAMED = 4;
/** Elements that are explained: gases, sulfur, rare earths, and the alloying element that evaporates. */
const EXPLAINED: readonly ElementSymbol[] = ['O', 'N', 'S', 'Cr', 'Mn', 'Cu', 'Pb', 'Bi', ...RARE_EARTHS];

/**
 * Spearman's rank correlation of final contents with what was drawn: parameters of all operations and the charged
 * content of the element itself. The largest ones per element, beyond the noise of many candidates.
 */
export function driversOf(start: Bath, result: RouteResult, shown: ReadonlySet<ElementSymbol>): Driver[] {
  const { samples } = start;
  if (samples < FEWEST_SAMPLES) return [];
  const candidates = candidatesOf(result, samples);
  const threshold = NOISE / Math.sqrt(samples - 1);
  return EXPLAINED.filter((element) => shown.has(element)).flatMap((element) => {
    const final = ranks(contentOf(result.bath, element));
    const own = {
      parameter: `charge:${element}`,
      what: `charged content of ${element}`,
      ranked: ranks(contentOf(start, element)),
    };
    return [own, ...candidates]
      .flatMap(({ parameter, what, ranked }) =>
        ranked ? [{ element, parameter, what, rankCorrelation: correlation(ranked, final) }] : [],
      )
      .filter((one) => Math.abs(one.rankCorrelation) > threshold)
      .sort((a, b) => Math.abs(b.rankCorrelation) - Math.abs(a.rankCorrelation))
      .slice(0, NAMED);
  });
}

interface Candidate {
  readonly parameter: string;
  readonly what: string;
  /** Ranks of the draws; null when all are equal. */
  readonly ranked: Float64Array | null;
}

function candidatesOf(result: RouteResult, samples: number): Candidate[] {
  const all = result.steps
    .flatMap(({ parameters, drawn, deviating, deviated }) => [
      { parameters, drawn },
      { parameters: deviating, drawn: deviated },
    ])
    .flatMap(({ parameters, drawn }) =>
      parameters.map((parameter, p) => ({
        parameter,
        drawnAt: (s: number) => drawn[s * parameters.length + p]!,
      })),
    );
  return uniqueParameters(all.map(({ parameter }) => parameter)).flatMap(
    ({ name, what, spread }): Candidate[] => {
      if (spread === 0) return [];
      const { drawnAt } = all.find(({ parameter }) => parameter.name === name)!;
      return [
        {
          parameter: name,
          what,
          ranked: ranks(Float64Array.from({ length: samples }, (_, s) => drawnAt(s))),
        },
      ];
    },
  );
}

function contentOf(bath: Bath, element: ElementSymbol): Float64Array {
  const e = bath.elements.indexOf(element);
  const totals = totalKg(bath);
  const mass = massOf(bath);
  return mass.map((kg, s) => totals[s * bath.elements.length + e]! / kg);
}

/** Ranks centred on zero; null when all values are equal. */
function ranks(values: Float64Array): Float64Array | null {
  const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  if (values[order[0]!] === values[order.at(-1)!]) return null;
  const out = new Float64Array(values.length);
  order.forEach((sample, rank) => {
    out[sample] = rank - (values.length - 1) / 2;
  });
  return out;
}

function correlation(a: Float64Array, b: Float64Array | null): number {
  if (!b) return 0;
  let product = 0;
  let square = 0;
  for (let s = 0; s < a.length; s++) {
    product += a[s]! * b[s]!;
    square += a[s]! * a[s]!;
  }
  return product / square;
}
