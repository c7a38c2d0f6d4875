import type { ChoiceSetting, ContentsSetting, GroupSetting, NumberSetting } from './settings.ts';

/** Linings that Remelt has numbers for; copper = water-cooled, no wall supply. */
export const LININGS = ['MgO', 'CaO', 'Al2O3', 'Y2O3', 'spinel', 'CA6-MA', 'ZrO2', 'SiO2', 'copper'] as const;
export type Lining = (typeof LININGS)[number];

export const temperature: NumberSetting = {
  kind: 'number',
  what: 'temperature of the melt',
  unit: 'K',
  default: null,
  min: 1000,
  max: 3000,
  source: 'assumption: liquidus of the metal + 200 K',
};

/** Pressure in the chamber with the default of a furnace. */
export const pressure = (value: number, source: string): NumberSetting => ({
  kind: 'number',
  what: 'pressure in the chamber',
  unit: 'Pa',
  default: value,
  min: 1e-7,
  max: 1e7,
  source,
});

/** Duration with the default of a furnace; null = worked out from mass and melt rate. */
export const duration = (value: number | null, source: string): NumberSetting => ({
  kind: 'number',
  what: 'time',
  unit: 's',
  default: value,
  min: 0,
  max: 1e6,
  fixed: true,
  source,
});

/** Metal melted per hour by a furnace that melts bit by bit. */
export const meltRate = (source: string): NumberSetting => ({
  kind: 'number',
  what: 'metal melted per hour; of a schedule the mean counts',
  unit: 'kg/h',
  default: null,
  min: 1e-6,
  max: 1e5,
  scalesWithMass: 1,
  source,
});

/** Gas in the chamber with the default of a furnace. */
export const atmosphere = (value: string, source: string): ChoiceSetting => ({
  kind: 'choice',
  what: 'gas in the chamber',
  options: ['vacuum', 'argon', 'Ar', 'helium', 'He', 'nitrogen', 'N2', 'hydrogen', 'H2', 'air'],
  default: value,
  source,
});

const WORKED_OUT = 'derived: upright cylinder as deep as wide, from mass and density';

/** Ways to say how much surface the metal shows; the first one given wins, in this order. */
export const geometry = {
  areaToVolume_per_m: {
    kind: 'number',
    what: 'free surface per melt volume',
    unit: '1/m',
    default: null,
    min: 0,
    // A levitated drop of a millimetre.
    max: 6000,
    source: WORKED_OUT,
  },
  surfaceArea_m2: {
    kind: 'number',
    what: 'free surface',
    unit: 'm2',
    default: null,
    min: 0,
    max: 100,
    scalesWithMass: 1,
    source: WORKED_OUT,
  },
  meltDiameter_m: {
    kind: 'number',
    what: 'inner diameter of the crucible at the melt level',
    unit: 'm',
    default: null,
    min: 0.001,
    max: 10,
    fixed: true,
    scalesWithMass: 0.5,
    source: WORKED_OUT,
  },
  meltDepth_m: {
    kind: 'number',
    what: 'depth of the melt',
    unit: 'm',
    default: null,
    min: 0.0005,
    max: 10,
    fixed: true,
    source: WORKED_OUT,
  },
} as const satisfies Record<string, NumberSetting>;

export const leak: NumberSetting = {
  kind: 'number',
  what: 'air leak and outgassing of the chamber',
  unit: 'Pa m3/s',
  default: 0,
  min: 0,
  max: 1000,
  scalesWithMass: 1,
  source: 'assumption: a tight, outgassed furnace; state the measured leak-up rate times chamber volume',
};

/** How the melt is moved; sets the melt-side transport coefficient unless that is given. */
export const stirring: ChoiceSetting = {
  kind: 'choice',
  what: 'stirring of the melt',
  options: ['none', 'weak', 'gentle', 'normal', 'induction', 'inductive', 'strong', 'levitated'],
  default: 'induction',
  source: 'assumption: induction melting stirs',
};

export const meltTransport: NumberSetting = {
  kind: 'number',
  what: 'melt-side mass transfer coefficient',
  unit: 'm/s',
  default: null,
  min: 0,
  max: 0.1,
  source: 'derived from stirring (docs/theory/bath-kinetics.md)',
};

const melted = (heat: string): ContentsSetting => ({
  kind: 'contents',
  what: `contents of ${heat} melted in this lining (the rest counts as nickel)`,
  source: `not given: ${heat} leaves nothing in the lining`,
});

/** The crucible: its material, how much of it the melt wets, its age and the grades that were melted in it last. */
export const lining = {
  kind: 'group',
  what: 'lining of the crucible',
  fields: {
    material: {
      kind: 'choice',
      what: 'lining',
      options: LININGS,
      default: 'MgO',
      source: 'assumption: the usual lining of this furnace; the result depends on it',
    },
    wallToVolume_per_m: {
      kind: 'number',
      what: 'wetted wall per melt volume',
      unit: '1/m',
      default: null,
      min: 0,
      max: 2000,
      source: 'derived: wall and bottom of the cylinder',
    },
    heatsSinceReline: {
      kind: 'number',
      what: 'heats on this lining',
      unit: '1',
      default: 10,
      min: 0,
      max: 10_000,
      fixed: true,
      source: 'assumption: a lining in the middle of its campaign',
    },
    looseFilm_kg_per_m2: {
      kind: 'number',
      what: 'oxide film of earlier heats that comes off the wall',
      unit: 'kg/m2',
      default: 0,
      min: 0,
      max: 10,
      fixed: true,
      source:
        'assumption: erosion, fitted to used crucibles, stands for it; 100 um of spinel are 0.36 kg/m2 (vim-remelt-mgo-inclusions-2024 saw several hundred um)',
    },
    lastHeat_wtpct: melted('the last heat'),
    heatBefore_wtpct: melted('the heat before the last'),
    residue_kg_per_m2: {
      kind: 'number',
      what: 'metal that the last heat left in the lining, per wetted wall',
      unit: 'kg/m2',
      default: 0.3,
      min: 0,
      max: 100,
      fixed: true,
      source: 'assumption: a skin and filled pores of 40 um; acts only when the last heat is stated',
    },
  },
} as const satisfies GroupSetting;

/** Mould of the remelting furnaces whose ingot freezes in it. */
export const mould: NumberSetting = {
  kind: 'number',
  what: 'inner diameter of the mould',
  unit: 'm',
  default: null,
  min: 0.01,
  max: 3,
  fixed: true,
  scalesWithMass: 0.5,
  source: 'derived: ingot three times as long as wide',
};
