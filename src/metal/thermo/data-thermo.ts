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
import type { ThermoData } from './thermo-data.ts';

/** Files that `thermoData` reads, relative to `data/`. */
export const THERMO_FILES = [
  VAPOUR_FILE,
  ACTIVITY_FILE,
  INTERACTIONS_FILE,
  REACTIONS_FILE,
  LIQUID_FILE,
  LIQUID_GAPS_FILE,
  LIQUID_IRON4CD_FILE,
  LIQUID_MF_STEEL_FILE,
  LIQUID_SUPPLEMENTS_FILE,
] as const;

/**
 * What the models of this room rest on: recommended lines only, the liquid with its recommended fills. `file` gives
 * the parsed document of a path. Throws InputError naming file, record and field.
 */
export function thermoData(
  elements: ReadonlyMap<ElementSymbol, ElementFacts>,
  file: (path: string) => unknown,
): ThermoData {
  const molarMass: Partial<Record<ElementSymbol, number>> = {};
  const melting: Partial<Record<ElementSymbol, number>> = {};
  for (const { symbol, molarMass: mass, melting: point } of elements.values()) {
    molarMass[symbol] = mass;
    if (point !== undefined) melting[symbol] = point;
  }
  const reactions = file(REACTIONS_FILE);
  return {
    molarMass,
    melting,
    liquid: extendedLiquid({
      liquid: file(LIQUID_FILE),
      gaps: file(LIQUID_GAPS_FILE),
      iron4cd: file(LIQUID_IRON4CD_FILE),
      mfSteel: file(LIQUID_MF_STEEL_FILE),
      supplements: file(LIQUID_SUPPLEMENTS_FILE),
    }),
    vapour: vapourLinesOf(file(VAPOUR_FILE)),
    dilute: diluteActivities(file(ACTIVITY_FILE)),
    formation: formationLines(reactions),
    interactions: interactionLines(file(INTERACTIONS_FILE)),
  };
}
