import type { SimulateInput } from '../src/documents/heats/simulate.ts';
import type { ElementSymbol } from '../src/metal/alloy/element.ts';
import { between, decades } from './comparison.ts';

export type Contents = Readonly<Partial<Record<ElementSymbol, number>>>;
type Step = SimulateInput['route'][number];
type Settings = NonNullable<Step['settings']>;
type Additions = NonNullable<Step['additions']>;

/** A melt of an alloy in wt% with its small contents in ppm. */
export function melt(
  mass_kg: number,
  wtpct: Contents,
  more: { readonly ppm?: Contents; readonly balance?: ElementSymbol } = {},
): SimulateInput['melt'] {
  const { balance = 'Ni', ppm = {} } = more;
  const listed = Object.entries(wtpct).filter(([element]) => element !== balance && !(element in ppm));
  return {
    mass_kg,
    composition_wtpct: Object.fromEntries(listed),
    composition_ppm: { ...ppm },
    balance,
  };
}

export const vim = (settings: Settings, additions: Additions = []): Step => ({
  operation: 'vacuum-induction',
  settings,
  additions,
});
export const beam = (settings: Settings): Step => ({ operation: 'electron-beam', settings });
export const slagMelt = (settings: Settings): Step => ({ operation: 'electroslag', settings });
export const pour = (settings: Settings): Step => ({ operation: 'casting', settings });

/** An upright cylinder: surface per volume and diameter of a melt that is `aspect` times as deep as wide. */
export function crucible(
  mass_kg: number,
  aspect: number,
): { readonly areaToVolume_per_m: number; readonly meltDiameter_m: number } {
  const width = Math.cbrt((4 * mass_kg) / (MELT_DENSITY * Math.PI * aspect));
  return { areaToVolume_per_m: 1 / (aspect * width), meltDiameter_m: width };
}

/** Density that the volume of a stated mass is worked out with [kg/m3]. Source: transport data, 7400 to 7800. */
const MELT_DENSITY = 7500;

/** What papers on laboratory induction melting leave out, with the range that such furnaces have. */
export const LABORATORY = {
  mass_kg: decades(1, 20, 'kg', 'laboratory induction melts'),
  aspect: between(0.7, 1.5, '1', 'depth over width of usual crucibles'),
  kMelt: decades(1e-4, 6e-4, 'm/s', 'stirring: transport data, induction-stirred melts'),
  leak: decades(1e-6, 1e-3, 'Pa m3/s', 'a laboratory chamber from tight to 0.01 Pa/s in 0.1 m3'),
} as const;

/** A drop or sample that touches nothing. */
export const NO_WALL = { material: 'copper', wallToVolume_per_m: 0 } as const;

/** Settings that follow from the draws of LABORATORY. */
export const laboratory = (drawn: {
  readonly mass_kg: number;
  readonly aspect: number;
  readonly kMelt: number;
  readonly leak: number;
}) => ({
  ...crucible(drawn.mass_kg, drawn.aspect),
  meltTransport_m_per_s: drawn.kMelt,
  leak_Pa_m3_per_s: drawn.leak,
});

/** Nominal compositions [wt%], as in data/grades.json. */
export const ALLOYS = {
  DD5: { Cr: 7, Co: 7.8, Mo: 1.5, W: 5, Ta: 6.5, Al: 6.05, Re: 3, Hf: 0.11, C: 0.05 },
  PWA1484: { Cr: 5, Co: 10, Mo: 2, W: 6, Ta: 8.7, Re: 3, Al: 5.6, Hf: 0.1 },
  PWA1480: { Cr: 10, Co: 5, W: 4, Ta: 12, Al: 5, Ti: 1.5 },
  CMSX4: { Cr: 6.5, Co: 9.6, Mo: 0.6, W: 6.4, Ta: 6.5, Re: 3, Al: 5.6, Ti: 1, Hf: 0.1, C: 0.003 },
  TMS1700: { Cr: 9, W: 8, Mo: 0.6, Ta: 8, Al: 5.4 },
  IN718: { Cr: 18.4, Fe: 18.63, Nb: 5.16, Mo: 3, Ti: 0.99, Al: 0.5, C: 0.036 },
  IN825: { Cr: 21.5, Fe: 30, Mo: 3, Cu: 2.2, Ti: 0.9, Al: 0.1, C: 0.02, Si: 0.3 },
  IN100: { Cr: 9.5, Co: 15, Mo: 3, Al: 5.5, Ti: 4.75, V: 0.9, C: 0.18, Zr: 0.06 },
  DZ125: { Cr: 8.9, Co: 10, W: 7, Mo: 2, Al: 5.1, Ti: 0.95, Ta: 3.8, Hf: 1.5, C: 0.095 },
  K414: { Cr: 19, Mo: 5, Ti: 2.8, Al: 1.35, Fe: 9, C: 0.065 },
  FGH95: { Cr: 13, Co: 8, W: 3.5, Mo: 3.5, Al: 3.5, Ti: 2.5, Nb: 3.5, C: 0.055, Zr: 0.05 },
  FGH96: { Cr: 15.75, Co: 13, W: 4, Mo: 4, Al: 2.2, Ti: 3.7, Nb: 0.8, C: 0.035 },
  SRR99: { Cr: 8.5, Co: 5, W: 9.5, Ta: 2.8, Al: 5.5, Ti: 2.2, C: 0.015 },
  ZhS32: { Cr: 5, Co: 9, W: 8.3, Mo: 1.1, Al: 6, Ta: 4, Re: 4, Nb: 1.5, C: 0.15 },
  GH4068: { Co: 25, Cr: 13.5, Mo: 2.8, W: 1.2, Ti: 6.2, Al: 2.3, C: 0.02 },
} as const satisfies Readonly<Record<string, Contents>>;
