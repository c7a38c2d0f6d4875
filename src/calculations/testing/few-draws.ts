import type { Compute } from '../compute.ts';

/** Draws of a furnace, from which the drivers of a prediction are still told. */
const FURNACE = 50;
/** Draws of a conformance check: the fewest that a document may ask for. */
const CHECK = 200;
/** Members of advice: a chance to 5 %, in a sixth of the time. */
const MEMBERS = 100;

/**
 * The calculations with few draws, for tests of what is done with an answer and not of its statistics: a prediction, the check of a
 * charge and advice take most of their time otherwise. What a plan is certified with stays, since it decides what is charged.
 */
export const withFewDraws = (compute: Compute): Compute => ({
  ...compute,
  simulate: (document, control) => compute.simulate(withFewer(document, 'samples', FURNACE), control),
  chargeConformance: (document, control) => {
    const order = document as { readonly plan: unknown };
    const plan = withFewer(order.plan, 'certificationSamples', CHECK);
    return compute.chargeConformance({ ...order, plan }, control);
  },
  advise: (document, control) => {
    const drawn = { members: MEMBERS, ...control };
    return compute.advise(document, drawn);
  },
});

/** The document with so many draws at most, also where it states none; what is no document of any stays as it is. */
function withFewer(document: unknown, name: 'samples' | 'certificationSamples', most: number): unknown {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return document;
  const { [name]: stated = most } = document as Partial<Record<typeof name, unknown>>;
  return typeof stated === 'number' ? { ...document, [name]: Math.min(stated, most) } : document;
}
