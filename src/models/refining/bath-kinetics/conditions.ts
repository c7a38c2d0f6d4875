import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { type ElementSymbol, RARE_EARTHS } from '../../../metal/alloy/element.ts';
import { R } from '../../../metal/thermo/constants.ts';
import {
  aluminiumInOxides,
  type MeltProperties,
  type MeltState,
} from '../../../metal/thermo/melt-properties.ts';
import type { Phase } from '../../../metal/thermo/phase.ts';
import type { Basis } from '../operation.ts';
import { meltDensity } from './density.ts';
import { type FreeEvaporation, freeEvaporation } from './free-evaporation.ts';
import type { Layout } from './layout.ts';
import { fluidity } from './viscosity.ts';

/** Constants of a melt at one temperature, as the steps use them: kg, m, s, mass fractions. */
export interface Chemistry extends FreeEvaporation {
  readonly temperature_K: number;
  readonly density_kg_per_m3: number;
  /** Fluidity over that at 1823 K [1]. */
  readonly fluidity: number;
  readonly state: MeltState;
  /** Melt-side coefficient over that of a dilute element: 1/(1 - w), a pure metal need not diffuse to its own surface. */
  readonly meltSide: Float64Array;
  /** ln gamma of the reactive metals as oxide equilibria take it. */
  readonly lnGammaOxide: Float64Array;
  /** Per phase slot: ln of the dissolved O (oxides) as mass fraction at unit activity of the metals. */
  readonly lnPhase: Float64Array;
  /**
   * Per phase slot: product [RE][S] [mass fraction squared] of a rare-earth sulfide in nickel, or [RE]^2 [O]^2 [S] [wt%^5]
   * of an oxysulfide; NaN for others.
   */
  readonly apparent: Float64Array;
  /** ln of [S]/[O] (mass fractions) over CaO and CaS: CaO + [S] = CaS + [O]. */
  readonly lnLime: number;
  /** Nitrogen at 1 atm [mass fraction]. */
  readonly nitrogen: number;
  /** Second-order rate constant of nitrogen with a clean surface [m/s per mass fraction]. */
  readonly kNitrogen: number;
  /** Adsorption coefficients per mass fraction of dissolved O and S, activity coefficients included. */
  readonly blockO: number;
  readonly blockS: number;
  /** Hydrogen at 1 atm [mass fraction]. */
  readonly hydrogen: number;
  /** p_CO [Pa] = kCO w_C w_O. */
  readonly kCO: number;
  /** Oxygen beside the oxide of the base itself [mass fraction]. */
  readonly mostOxygen: number;
}

/**
 * Clean-surface rate of N2 on liquid alloys, k_r = k0/K_N^2 (detailed balance) with [N] and K_N in wt%: k0 at 1873 K
 * and its activation energy. Nickel: from 0.0184 / 0.0233 / 0.0397 m s-1 wt%-1 at 1773 / 1823 / 1873 K
 * (vim-n-highcr-ni-imr-2020) read at 25 wt% Cr, which the abstract does not state; 20 % gives 1.2e-4, 30 % 2e-3, and
 * with 4e-4 the returns of GH4169 lose some 10 ppm/h. Liquid iron: 0.150 m s-1 wt%-1, 148 kJ/mol
 * of k_r (n-desorption-iron-harashima-1987), which is 167.8 of k0: K_N^2 carries 2 x 9.9 of it.
 */
const NITROGEN_RATE = {
  Ni: { k0: 4e-4, E: 205_000 },
  Fe: { k0: 3.04e-4, E: 167_800 },
} as const;

/**
 * Site blockage per wt%: O on nickel log10 K = 11880/T - 4.6; S and O on iron at 1873 K (63.4, 161). Copper: none filed;
 * the value of nickel would keep bismuth in anode copper, which loses half of it (evap-bi-as-sb-cu-35kg). Titanium: none,
 * oxygen goes into solution instead of standing on its surface.
 */
function blockage(solvent: string, T: number): { readonly O: number; readonly S: number } {
  if (solvent === 'Cu' || solvent === 'Ti') return { O: 0, S: 0 };
  return { O: solvent === 'Fe' ? 161 : 10 ** (11880 / T - 4.6), S: 63.4 };
}

/** Chemistry of a basis at T. */
export function chemistryAt(basis: Basis, layout: Layout, properties: MeltProperties, T: number): Chemistry {
  const state = properties.state(basis.elements, basis.fractions, T);
  const { solvent } = state;
  const density = meltDensity(basis.elements, basis.fractions);
  const lnGammaOxide = Float64Array.from(state.lnGamma);
  if (layout.Al >= 0) {
    const x_Ni = state.x[basis.elements.indexOf('Ni')] ?? 0;
    lnGammaOxide[layout.Al] = lnGammaOxide[layout.Al]! + aluminiumInOxides(x_Ni);
  }
  const rate = solvent.element === 'Fe' ? NITROGEN_RATE.Fe : NITROGEN_RATE.Ni;
  const block = blockage(solvent.element, T);
  const k0 = rate.k0 * Math.exp((-rate.E / R) * (1 / T - 1 / 1873.15));
  return {
    temperature_K: T,
    density_kg_per_m3: density,
    fluidity: fluidity(T),
    state,
    ...freeEvaporation(basis, layout, { properties, state, density, lnGammaOxide }),
    meltSide: basis.fractions.map((w) => 1 / Math.max(1e-6, 1 - w)),
    lnGammaOxide,
    lnPhase: Float64Array.from(layout.phases, (slot) =>
      lnPhaseOf(slot.phase.id, slot.phase.kind, { state, properties, T }),
    ),
    apparent: Float64Array.from(layout.phases, ({ phase }) => apparentOf(phase, solvent.element, T)),
    lnLime: lnLimeOf({ state, properties, T }),
    nitrogen: state.nitrogen_wtpct / 100,
    kNitrogen: (100 * k0) / state.nitrogen_wtpct ** 2,
    blockO: 100 * block.O * 10 ** state.log10FO,
    blockS: 100 * block.S * 10 ** state.log10FS,
    hydrogen: state.hydrogen_wtpct / 100,
    kCO: 1e4 * ATM_PA * Math.exp(state.lnKCO + state.lnFC) * 10 ** state.log10FO,
    mostOxygen: mostOxygenOf({ state, properties, T }),
  };
}

const ATM_PA = 101325;

interface PhaseInput {
  readonly state: MeltState;
  readonly properties: MeltProperties;
  readonly T: number;
}

/**
 * ln of the equilibrium content [mass fraction] at unit activity of the metals: O for oxides, S for sulfides, N for
 * nitrides. Oxides: ln[O] = lnK_O + dG0/(n_O RT) - ln f_O; the caller subtracts sum(nu ln a)/n_O.
 */
function lnPhaseOf(id: string, kind: string, { state, properties, T }: PhaseInput): number {
  const { lnKO, lnKS, log10FO, log10FS } = state;
  if (kind === 'oxysulfide') return 0;
  const energy = id === 'MgAl2O4' ? spinelEnergy(properties, T) : properties.formation_J(id, T);
  if (energy === null) return Number.POSITIVE_INFINITY;
  const g = energy / (R * T);
  if (kind === 'nitride') return g + Math.log(state.nitrogenAssessed_wtpct / 100);
  if (kind === 'sulfide') return g + lnKS - Math.LN10 * (log10FS + 2);
  const oxygen = ownValue({ Al2O3: 3, MgAl2O4: 4, SiO2: 2, ZrO2: 2, HfO2: 2, MgO: 1, CaO: 1 }, id) ?? 3;
  return g / oxygen + lnKO - Math.LN10 * (log10FO + 2);
}

/** Oxides that a base forms with oxygen beyond what it dissolves. */
const OWN_OXIDES: Readonly<Partial<Record<ElementSymbol, string>>> = { Ni: 'NiO', Fe: 'FeO' };

/** Oxygen beside the oxide of the base itself [mass fraction], activity of the base one; infinite where none is filed. */
function mostOxygenOf({ state, properties, T }: PhaseInput): number {
  const oxide = OWN_OXIDES[state.solvent.element];
  const energy = oxide ? properties.formation_J(oxide, T) : null;
  if (energy === null) return Number.POSITIVE_INFINITY;
  return Math.exp(energy / (R * T) + state.lnKO - Math.LN10 * (state.log10FO + 2));
}

/**
 * Measured products of rare-earth sulfides in liquid nickel, log10([RE][S]) = A + B/T in wt%, f = 1 (reactions data
 * file, Wang and Du 1984, 1987, read; all but Y taken as Ce: assumption). They take the sulfur that finds no oxygen for
 * an oxysulfide.
 */
const SULFIDE = { Y: { A: 20.86, B: -47_000 }, Ce: { A: 11.497, B: -29_787.8 } } as const;

/**
 * Apparent products of the oxysulfides in liquid nickel, log10([RE]^2 [O]^2 [S]) = A + B/T in wt%, f = 1
 * (Wang and Du; all but Y taken as Ce). They go with the oxygen that measurements see, not with the thermodynamic one.
 */
const OXYSULFIDE = { Y: { A: 3.85, B: -33146 }, Ce: { A: 12.46, B: -51450 } } as const;

function apparentOf({ kind, atoms }: Phase, solvent: string, T: number): number {
  const like = 'Y' in atoms ? 'Y' : 'Ce';
  if (kind === 'oxysulfide') return 10 ** (OXYSULFIDE[like].A + OXYSULFIDE[like].B / T);
  const isMeasured = solvent === 'Ni' && RARE_EARTHS.some((element) => element in atoms);
  if (kind !== 'sulfide' || !isMeasured) return Number.NaN;
  return Math.exp(Math.LN10 * (SULFIDE[like].A + SULFIDE[like].B / T - 4));
}

/**
 * ln([S]/[O]) = ln(K_S/K_O) + ln(f_O/f_S) + (dG0(CaS) - dG0(CaO))/(RT): about 0.7 at 1873 K in a single-crystal alloy,
 * 4 without its aluminium.
 */
function lnLimeOf({ state, properties, T }: PhaseInput): number {
  const { lnKO, lnKS, log10FO, log10FS } = state;
  const sulfide = properties.formation_J('CaS', T) ?? Number.NaN;
  const oxide = properties.formation_J('CaO', T) ?? Number.NaN;
  return lnKS - lnKO + Math.LN10 * (log10FO - log10FS) + (sulfide - oxide) / (R * T);
}

/** Spinel from the pure liquids: its two oxides plus their combination. */
function spinelEnergy(properties: MeltProperties, T: number): number | null {
  const parts = ['MgO', 'Al2O3', 'MgAl2O4'].map((id) => properties.formation_J(id, T));
  return parts.some((part) => part === null) ? null : parts.reduce((sum: number, part) => sum + part!, 0);
}
