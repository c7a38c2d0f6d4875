import type { AnyCalculation } from '../calculations/calculation.ts';
import type { Facts } from '../calculations/facts.ts';
import { CALCULATIONS } from '../calculations/index.ts';
import type { PartOf, PartRange, PartWork } from '../calculations/part-pool.ts';
import type { OwnPlant } from '../calculations/plant/own-plant.ts';
import { ownValue } from '../foundation/quantity/own-value.ts';

/** A part of a work to compute. */
export interface PartOrder {
  readonly work: PartWork;
  readonly range: PartRange;
  readonly own?: OwnPlant | undefined;
}

/** Works whose preparation is kept: parts of one come one after the other. */
const KEPT = 4;

/** Does parts with the facts of a plant; the code of each calculation is loaded with its first part. */
export function partDoer(facts: (own?: OwnPlant) => Facts): (order: PartOrder) => Promise<Uint8Array> {
  const doers = new Map<string, PartOf>();
  return async ({ work: { name, document }, range, own }) => {
    const key = `${name} ${own?.key ?? ''}`;
    const doer = doers.get(key) ?? (await partsOf(name))(facts(own));
    doers.delete(key);
    doers.set(key, doer);
    if (doers.size > KEPT) doers.delete([...doers.keys()][0]!);
    return doer(document, range);
  };
}

/** Calculations that hand parts out. */
export const CUT: readonly string[] = Object.entries(
  CALCULATIONS as Readonly<Record<string, AnyCalculation>>,
).flatMap(([name, { parts }]) => (parts ? [name] : []));

async function partsOf(name: string) {
  const one = ownValue(CALCULATIONS as Readonly<Record<string, AnyCalculation>>, name);
  if (!one?.parts) throw new Error(`the calculation ${name} has no parts`);
  return one.parts();
}
