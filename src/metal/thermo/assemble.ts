import type { ElementSymbol } from '../alloy/element.ts';
import type { ElementFacts } from '../alloy/element-data.ts';
import {
  ACTIVITY_FILE,
  diluteActivities,
  formationLines,
  INTERACTIONS_FILE,
  interactionLines,
  REACTIONS_FILE,
  VAPOUR_FILE,
  vapourLinesOf,
} from './data-lines.ts';
import {
  extendedLiquid,
  LIQUID_FILE,
  LIQUID_GAPS_FILE,
  LIQUID_IRON4CD_FILE,
  LIQUID_MF_STEEL_FILE,
  LIQUID_SUPPLEMENTS_FILE,
} from './data-liquid.ts';
import type { LiquidParameters } from './liquid-parameters.ts';
import { OTHER_SOLVENTS_FILE, otherSolvents } from './other-solvents.ts';
import { parseTdb } from './tdb.ts';
import type { ThermoData } from './thermo-data.ts';
import { MOLECULES_FILE, moleculeLines } from './vapour-molecules.ts';

/** The files that thermodynamic data stand in, relative to `data/`. */
export const THERMO_FILES = [
  LIQUID_FILE,
  LIQUID_GAPS_FILE,
  LIQUID_IRON4CD_FILE,
  LIQUID_MF_STEEL_FILE,
  LIQUID_SUPPLEMENTS_FILE,
  VAPOUR_FILE,
  MOLECULES_FILE,
  ACTIVITY_FILE,
  OTHER_SOLVENTS_FILE,
  REACTIONS_FILE,
  INTERACTIONS_FILE,
] as const;

/** Looks a document up by its path relative to `data/`; throws when it is missing. */
export type DocumentOf = (file: string) => unknown;

/** A plant's own database text: where it stands, its LIQUID phase takes the place of the assessed liquid. */
export const PLANT_LIQUID_FILE = 'thermo/liquid.tdb';

/**
 * Thermodynamic data of the documents: the assessed liquid with its recommended fills, lines, activities. `plantLiquid` is a
 * database text whose LIQUID phase takes the place of the assessed liquid.
 */
export function thermoData(
  documentOf: DocumentOf,
  elements: ReadonlyMap<ElementSymbol, ElementFacts>,
  plantLiquid?: string,
): ThermoData {
  const known = [...elements.values()];
  return {
    molarMass: Object.fromEntries(known.map((one) => [one.symbol, one.molarMass])),
    melting: Object.fromEntries(known.flatMap((one) => (one.melting ? [[one.symbol, one.melting]] : []))),
    liquid: plantLiquid === undefined ? assessedLiquid(documentOf) : parseTdb(plantLiquid, PLANT_LIQUID_FILE),
    vapour: vapourLinesOf(documentOf(VAPOUR_FILE)),
    molecules: moleculeLines(documentOf(MOLECULES_FILE)),
    dilute: [
      ...diluteActivities(documentOf(ACTIVITY_FILE)),
      ...otherSolvents(documentOf(OTHER_SOLVENTS_FILE)),
    ],
    formation: formationLines(documentOf(REACTIONS_FILE)),
    interactions: interactionLines(documentOf(INTERACTIONS_FILE)),
  };
}

const assessedLiquid = (documentOf: DocumentOf): LiquidParameters =>
  extendedLiquid({
    liquid: documentOf(LIQUID_FILE),
    gaps: documentOf(LIQUID_GAPS_FILE),
    iron4cd: documentOf(LIQUID_IRON4CD_FILE),
    mfSteel: documentOf(LIQUID_MF_STEEL_FILE),
    supplements: documentOf(LIQUID_SUPPLEMENTS_FILE),
  });
