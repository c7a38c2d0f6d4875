import { kilogramsText } from '../../foundation/quantity/format.ts';
import type { Furnace } from '../../metal/plant/furnace.ts';
import type { Plant } from '../../metal/plant/site.ts';
import { furnacesHolding, rangeWords } from './furnace-for-heat.ts';

/** Metal that is wanted, and metal that is charged for it [kg]. */
export interface ChargedFor {
  readonly wanted_kg: number;
  readonly charged_kg: number;
}

/** "VIM-500, 250 to 500 kg". */
export const furnaceWords = (furnace: Furnace): string => `${furnace.id}, ${rangeWords(furnace)}`;

/** What is said of a charge above the range of its furnace; empty for one that is inside. */
export function overfullWords(furnace: Furnace, { wanted_kg, charged_kg }: ChargedFor): string[] {
  if (charged_kg <= furnace.capacity_kg) return [];
  return [
    `${kilogramsText(charged_kg)} kg are charged into ${furnaceWords(furnace)}: more than it holds. It was chosen by the ${kilogramsText(wanted_kg)} kg of metal wanted. Order less metal, or name a larger furnace`,
  ];
}

/** Where no furnace is named: those of the plant that hold the charge, in words. */
export function unnamedWords(plant: Plant, charged_kg: number): string {
  const possible = furnacesHolding(plant, charged_kg).map(furnaceWords);
  const mass = `${kilogramsText(charged_kg)} kg`;
  return possible.length === 0
    ? `not named; none of the plant holds ${mass}`
    : `not named; ${mass} go into ${possible.join('; ')}`;
}
