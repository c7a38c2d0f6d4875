import { InputError } from '../../foundation/errors.ts';
import { FURNACE_KINDS, type Furnace, type FurnaceKind } from '../../metal/plant/furnace.ts';
import { byId, type Plant } from '../../metal/plant/site.ts';

/** What is asked of the plant: metal, the furnace where one is named, and the operations of the route in their order. */
export interface WantedFurnace {
  readonly mass_kg: number;
  readonly furnace?: string | undefined;
  readonly operations?: readonly string[] | undefined;
}

export const isFurnaceKind = (operation: string): operation is FurnaceKind =>
  (FURNACE_KINDS as readonly string[]).includes(operation);

/** Washing melts nothing. */
const melts = ({ kind }: Pick<Furnace, 'kind'>): boolean => kind !== 'cleaning';

/** Electroslag and vacuum arc remelt an electrode: without a route no heat of loose metal is melted in them. */
const takesCharge = (furnace: Pick<Furnace, 'kind'>): boolean =>
  melts(furnace) && furnace.kind !== 'electroslag' && furnace.kind !== 'vacuum-arc';

/**
 * The furnace that a heat is melted in: the one that is named, else the smallest that holds the metal among those of the
 * route's first melting operation; without a route among all that melt loose metal. null for a plant that lists none to choose from.
 * Throws NotFoundError for a furnace that the plant does not list, InputError for one that the route does not begin with
 * and for metal that no furnace holds, naming the furnaces with their ranges.
 */
export function furnaceForHeat(
  plant: Plant,
  { mass_kg, furnace, operations }: WantedFurnace,
): Furnace | null {
  const kind = operations?.find((one): one is FurnaceKind => isFurnaceKind(one) && melts({ kind: one }));
  if (furnace === undefined) {
    const possible = plant.furnaces.filter((one) => (kind ? one.kind === kind : takesCharge(one)));
    return possible.length === 0 ? null : smallestFor(possible, mass_kg, kind);
  }
  const suitable = plant.furnaces.filter((one) => (operations ? one.kind === kind : melts(one)));
  const named = plant.furnaces.find(({ id }) => id === furnace) ?? byId(suitable, furnace, 'furnace');
  if (!suitable.includes(named))
    throw new InputError(
      `${named.id} is a furnace for ${named.kind}, but the heat needs ${kind ? `one for ${kind}` : 'one that melts'}`,
      {
        path: 'furnace',
        value: furnace,
        allowed: idsOf(suitable),
        cure: 'name a furnace for the first melting operation of the route',
      },
    );
  return smallestFor([named], mass_kg, named.kind);
}

/** The smallest furnace of a later operation that takes the metal in one piece; null where none does. */
export const furnaceForStep = (plant: Plant, kind: FurnaceKind, mass_kg: number): Furnace | null =>
  bySize(plant.furnaces.filter((one) => one.kind === kind && holds(one, mass_kg)))[0] ?? null;

/** Furnaces that melt loose metal and hold so much of it, the smallest first. */
export const furnacesHolding = (plant: Plant, mass_kg: number): readonly Furnace[] =>
  bySize(plant.furnaces.filter((one) => takesCharge(one) && holds(one, mass_kg)));

/**
 * Furnaces that a charge of so much loose metal is offered, those that hold it first, the smallest first. Of a kind of which none holds it, the
 * smallest with the room for it: it melts less than it should. All that melt loose metal where none has the room.
 */
export function furnacesOffered(plant: Plant, mass_kg: number): readonly Furnace[] {
  const holding = furnacesHolding(plant, mass_kg);
  const melting = bySize(plant.furnaces.filter(takesCharge));
  const others = new Map<string, Furnace>();
  for (const one of melting)
    if (mass_kg <= one.capacity_kg && !others.has(one.kind)) others.set(one.kind, one);
  for (const { kind } of holding) others.delete(kind);
  const offered = [...holding, ...others.values()];
  return offered.length > 0 ? offered : melting;
}

/** "150 to 500 kg". */
export const rangeWords = ({ minimum_kg, capacity_kg }: Furnace): string =>
  `${minimum_kg} to ${capacity_kg} kg`;

function smallestFor(furnaces: readonly Furnace[], mass_kg: number, kind: FurnaceKind | undefined): Furnace {
  const [smallest] = bySize(furnaces.filter((one) => holds(one, mass_kg)));
  if (smallest) return smallest;
  const [only] = furnaces;
  throw new InputError(
    furnaces.length === 1
      ? `furnace ${only!.id} does not hold a heat of ${mass_kg} kg`
      : `no ${kind ?? 'melting'} furnace of the plant holds a heat of ${mass_kg} kg`,
    {
      path: 'mass_kg',
      value: mass_kg,
      unit: 'kg',
      allowed: bySize(furnaces)
        .map((one) => `${one.id}: ${rangeWords(one)}`)
        .join('; '),
      cure: 'order a mass that one of them holds, split the heat, or enter the furnace on the page Plant',
    },
  );
}

const holds = ({ minimum_kg, capacity_kg }: Furnace, mass_kg: number): boolean =>
  mass_kg >= minimum_kg && mass_kg <= capacity_kg;

const bySize = (furnaces: readonly Furnace[]): Furnace[] =>
  [...furnaces].sort((a, b) => a.capacity_kg - b.capacity_kg || a.id.localeCompare(b.id));

const idsOf = (furnaces: readonly Furnace[]): string => furnaces.map(({ id }) => id).join(', ') || 'none';
