import { findRoot } from '../../../foundation/numerics/roots.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { R } from '../../../metal/thermo/constants.ts';

/** Molar masses of slag components [kg/mol]. Source: sums of standard atomic weights. */
const SLAG_MASS: Readonly<Record<string, number>> = {
  CaF2: 0.078075,
  CaO: 0.056077,
  Al2O3: 0.101961,
  MgO: 0.040304,
  TiO2: 0.079865,
  SiO2: 0.060083,
  La2O3: 0.325808,
  Ce2O3: 0.328229,
  CeO2: 0.172114,
  Y2O3: 0.225809,
  FeO: 0.071844,
  MnO: 0.070937,
  Cr2O3: 0.151989,
  ZrO2: 0.123222,
  HfO2: 0.210488,
};

/** Optical basicity and number of anions. Source: Mills set of the transport data; rare earths as Al2O3 to CaO, assumed. */
const BASICITY: Readonly<Record<string, readonly [number, number]>> = {
  CaF2: [1.2, 1],
  CaO: [1, 1],
  Al2O3: [0.6, 3],
  MgO: [0.78, 1],
  TiO2: [0.61, 2],
  SiO2: [0.48, 2],
  La2O3: [1.1, 3],
  Ce2O3: [1.1, 3],
  Y2O3: [1, 3],
  FeO: [1, 1],
  MnO: [1, 1],
  Cr2O3: [0.75, 3],
  ZrO2: [0.61, 2],
  HfO2: [0.61, 2],
};

/**
 * Activity coefficients of components that the ion-and-molecule model below does not treat, against the pure solid, by
 * mole fraction. Source: assumption (basic fluoride slag: TiO2 that lime has not bound, acid oxides low, rare-earth
 * oxides near ideal; FeO and MnO above, of which metal with aluminium leaves next to nothing whatever they are).
 */
export const SLAG_GAMMA: Readonly<Record<string, number>> = {
  TiO2: 8,
  SiO2: 0.01,
  La2O3: 0.5,
  Ce2O3: 0.5,
  Y2O3: 0.5,
  Cr2O3: 2,
  ZrO2: 0.3,
  HfO2: 0.3,
  FeO: 2,
  MnO: 2,
};

/** Amounts of a slag [mol per kg of slag] by component; CeO2 counts as half Ce2O3. */
export function slagMoles(wtpct: Readonly<Record<string, number>>): Record<string, number> {
  const moles: Record<string, number> = {};
  for (const [name, share] of Object.entries(wtpct)) {
    const n = share / 100 / ownValue(SLAG_MASS, name)!;
    if (name === 'CeO2') moles.Ce2O3 = (moles.Ce2O3 ?? 0) + n / 2;
    else moles[name] = (ownValue(moles, name) ?? 0) + n;
  }
  return moles;
}

/** Mean optical basicity of a slag given in moles: weights are the anions of each component. */
export function opticalBasicity(moles: Readonly<Record<string, number>>): number {
  let sum = 0;
  let anions = 0;
  for (const [name, n] of Object.entries(moles)) {
    const row = ownValue(BASICITY, name);
    if (!row) continue;
    sum += row[0] * row[1] * n;
    anions += row[1] * n;
  }
  return anions > 0 ? sum / anions : 0;
}

/**
 * log10 of the sulfide capacity [wt%], Zhang, Chou and Pal 2013: -6.08 + 4.49/L + (15893 - 15864/L)/T. Fluoride slags lie
 * outside its range: uncertain by a factor of 3 (transport data).
 */
export const log10SulfideCapacity = (basicity: number, T: number): number =>
  -6.08 + 4.49 / basicity + (15893 - 15864 / basicity) / T;

/** Calcium aluminates of the ion-and-molecule model: a CaO + b Al2O3, dG0 = A + B T [J/mol] (Duan et al. 2018, table 1). */
const COMPLEXES = [
  { a: 3, b: 1, A: -21757, B: -29.288 },
  { a: 12, b: 7, A: 617977, B: -612.119 },
  { a: 1, b: 1, A: 59413, B: -59.413 },
  { a: 1, b: 2, A: -16736, B: -25.522 },
] as const;

/** CaO + TiO2 = CaO.TiO2, dG0 = A + B T [J/mol]. Source: recalled, tables of slag and metal (Kubaschewski). */
const TITANATE = { A: -79_900, B: -3.35 } as const;

/**
 * Re2O3 + Al2O3 = Re2O3.Al2O3, heat of formation [J/mol]; its entropy taken as none. Source: twice that of the perovskites
 * from their oxides at 298 K by solution calorimetry, LaAlO3 -69.61 +- 3.23 kJ/mol (Cheng, Navrotsky 2003,
 * 10.1557/JMR.2003.0348), CeAlO3 -65.9 +- 4.3 (Putnam et al. 2000: CeAlO3 -1806.6, Ce2O3 -1805.8; Al2O3 -1675.7). Y4Al2O9
 * has -6.24 +- 6.21 (Fabrichnaya et al. 2001): yttria counts as unbound.
 */
const ALUMINATES: Readonly<Record<'La2O3' | 'Ce2O3', number>> = { La2O3: -139_220, Ce2O3: -131_720 };

/**
 * Mass action concentrations of free CaO, Al2O3 and MgO, which stand for their activities, and the free share of what binds
 * to them as one particle.
 */
export interface FreeOxides {
  readonly CaO: number;
  readonly Al2O3: number;
  readonly MgO: number;
  readonly freeShare: Readonly<Record<'TiO2' | keyof typeof ALUMINATES, number>>;
}

/**
 * Free CaO and Al2O3 of a slag in moles at T [K] by the ion-and-molecule coexistence theory: CaO, MgO (two ions each) and
 * CaF2 (three) dissociate, Al2O3 and the rest are molecules, the complexes above bind CaO with Al2O3 and TiO2, and Al2O3 with
 * La2O3 and Ce2O3. Unknown are the concentrations of CaO and Al2O3; nested roots of the two balances, each monotone in its own
 * unknown. TiO2, La2O3 and Ce2O3, bound or not, are one particle each, so that they share what is left with the inert ones.
 */
export function freeOxides(moles: Readonly<Record<string, number>>, T: number): FreeOxides {
  const lime = moles.CaO ?? 0;
  const alumina = moles.Al2O3 ?? 0;
  const magnesia = moles.MgO ?? 0;
  const particles = 2 * magnesia + 3 * (moles.CaF2 ?? 0) + othersOf(moles);
  const size = particles + LEAST_INERT * (lime + alumina + particles);
  const lnK = COMPLEXES.map(({ A, B }) => -(A + B * T) / (R * T));
  const titanate = Math.exp(-(TITANATE.A + TITANATE.B * T) / (R * T));
  const aluminates = RARE_EARTH_OXIDES.map((id) => Math.exp(-ALUMINATES[id] / (R * T)));
  /** Per particle: what is left for those that are not CaO, Al2O3 or their complexes, and the lime and alumina that are held. */
  const shares = (N1: number, N3: number): { rest: number; lime: number; alumina: number } => {
    const [ln1, ln3] = [Math.log(N1), Math.log(N3)];
    let rest = 1 - N1 - N3;
    let withLime = N1 / 2;
    let withAlumina = N3;
    for (let k = 0; k < COMPLEXES.length; k++) {
      const { a, b } = COMPLEXES[k]!;
      const N = Math.exp(lnK[k]! + a * ln1 + b * ln3);
      rest -= N;
      withLime += a * N;
      withAlumina += b * N;
    }
    withLime += (rest / size) * (moles.TiO2 ?? 0) * boundShare(titanate, N1);
    for (let k = 0; k < aluminates.length; k++) {
      withAlumina += (rest / size) * (moles[RARE_EARTH_OXIDES[k]!] ?? 0) * boundShare(aluminates[k]!, N3);
    }
    return { rest, lime: withLime, alumina: withAlumina };
  };
  const aluminaAt = (N1: number): number =>
    alumina > 0
      ? risingRoot((N3) => {
          const share = shares(N1, N3);
          return share.alumina * size - alumina * share.rest;
        })
      : 0;
  const N1 =
    lime > 0
      ? risingRoot((value) => {
          const share = shares(value, aluminaAt(value));
          return share.lime * size - lime * share.rest;
        })
      : SMALLEST;
  const N3 = aluminaAt(N1);
  return {
    CaO: N1,
    Al2O3: N3,
    MgO: (2 * magnesia * shares(N1, N3).rest) / size,
    freeShare: {
      TiO2: 1 - boundShare(titanate, N1),
      La2O3: 1 - boundShare(aluminates[0]!, N3),
      Ce2O3: 1 - boundShare(aluminates[1]!, N3),
    },
  };
}

const RARE_EARTH_OXIDES = ['La2O3', 'Ce2O3'] as const;

/** Moles of what is one particle each: all but CaO, Al2O3, MgO and CaF2. */
function othersOf(moles: Readonly<Record<string, number>>): number {
  let sum = 0;
  for (const [name, n] of Object.entries(moles)) {
    if (!['CaO', 'Al2O3', 'MgO', 'CaF2'].includes(name)) sum += n;
  }
  return sum;
}

/** Share of a particle that holds a partner of concentration N by the constant K. */
const boundShare = (K: number, N: number): number => (K * N) / (1 + K * N);

const SMALLEST = 1e-12;
/** Particles taken as inert per mole of slag, so that a slag of lime and alumina alone has a size [mol/mol]. */
const LEAST_INERT = 1e-6;

/** Root in (0, 1) of a rising function, on a logarithmic scale; the smallest where it is positive throughout. */
function risingRoot(f: (x: number) => number): number {
  const ofLog = (u: number): number => f(Math.exp(u));
  const { status, x } = findRoot(ofLog, [Math.log(SMALLEST), 0], { tolerance: ROOT_TOLERANCE });
  return status === 'converged' ? Math.exp(x) : SMALLEST;
}

/** Width of the last bracket, in ln of a concentration. */
const ROOT_TOLERANCE = 1e-10;
