import type { Compute } from '../calculations/compute.ts';
import type { Facts } from '../calculations/facts.ts';
import { type CatalogueNames, catalogueNames } from '../metal/alloy/twins.ts';

/** Names by the facts that they are read from. */
const known = new WeakMap<Facts, CatalogueNames>();

/** The names of alloys as the plant reads them: the `names` of its first site, western where it has none. */
export function namesOfPlant(compute: Pick<Compute, 'facts'>): CatalogueNames {
  const facts = compute.facts();
  const names = known.get(facts) ?? catalogueNames(facts.grades, facts.plant.sites[0]?.names ?? 'western');
  known.set(facts, names);
  return names;
}
