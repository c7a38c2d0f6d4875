import type { Compute } from '../calculations/compute.ts';
import { type CatalogueNames, catalogueNames } from '../metal/alloy/twins.ts';

/** The names of alloys as the plant reads them: the `names` of its first site, western where it has none. */
export function namesOfPlant({ facts }: Pick<Compute, 'facts'>): CatalogueNames {
  const { grades, plant } = facts();
  return catalogueNames(grades, plant.sites[0]?.names ?? 'western');
}
