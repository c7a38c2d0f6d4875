import type { ElementSymbol } from '../../../metal/alloy/element.ts';

/** An oxide of the slag and the metal that it exchanges. */
export interface SlagOxide {
  readonly id: string;
  readonly metal: ElementSymbol;
  /** Atoms of metal and oxygen per formula. */
  readonly metals: number;
  readonly oxygens: number;
  /**
   * Share of the metal-side transfer units that the element gets: below one where the slag side resists too. Source:
   * esr-in825-tio2-2022 (Al metal side, Si slag side, Ti both); others as Ti. FeO and MnO are there to be reduced.
   */
  readonly share: number;
  /** 1 for a rare earth. */
  readonly rareEarth: 0 | 1;
}

/** Oxides that metal and slag exchange. Al2O3 sets the oxygen at their interface and pays for the others. */
export const SLAG_OXIDES: readonly SlagOxide[] = [
  { id: 'Al2O3', metal: 'Al', metals: 2, oxygens: 3, share: 1, rareEarth: 0 },
  { id: 'TiO2', metal: 'Ti', metals: 1, oxygens: 2, share: 0.6, rareEarth: 0 },
  { id: 'SiO2', metal: 'Si', metals: 1, oxygens: 2, share: 0.3, rareEarth: 0 },
  { id: 'MgO', metal: 'Mg', metals: 1, oxygens: 1, share: 0.6, rareEarth: 0 },
  { id: 'CaO', metal: 'Ca', metals: 1, oxygens: 1, share: 0.6, rareEarth: 0 },
  { id: 'ZrO2', metal: 'Zr', metals: 1, oxygens: 2, share: 0.6, rareEarth: 0 },
  { id: 'Cr2O3', metal: 'Cr', metals: 2, oxygens: 3, share: 0.6, rareEarth: 0 },
  { id: 'FeO', metal: 'Fe', metals: 1, oxygens: 1, share: 0.6, rareEarth: 0 },
  { id: 'MnO', metal: 'Mn', metals: 1, oxygens: 1, share: 0.6, rareEarth: 0 },
  { id: 'HfO2', metal: 'Hf', metals: 1, oxygens: 2, share: 0.6, rareEarth: 0 },
  { id: 'Y2O3', metal: 'Y', metals: 2, oxygens: 3, share: 0.6, rareEarth: 1 },
  { id: 'La2O3', metal: 'La', metals: 2, oxygens: 3, share: 0.6, rareEarth: 1 },
  { id: 'Ce2O3', metal: 'Ce', metals: 2, oxygens: 3, share: 0.6, rareEarth: 1 },
];
