import type { EnvelopeOrder } from '../../documents/qualification/envelope.ts';
import type { Envelope } from '../../metal/alloy/envelope.ts';
import {
  type Change,
  routeOutside,
  sourcesIn,
  sourcesOutside,
} from '../../models/qualification/programme/outside.ts';

type Heat = EnvelopeOrder['answer']['heats'][number];
type Plan = EnvelopeOrder['plan'];

/** Sources, share and generation of revert, and the route of a planned heat, against the qualified ones. */
export function chargeChanges(envelope: Envelope, heat: Heat, plan: Plan): Change[] {
  const asked = plan.heats.find(({ id }) => id === heat.id);
  const route = asked?.route ?? asked?.routes?.find(({ id }) => id === heat.route?.id)?.route ?? [];
  return [...sourcesOutside(envelope, partsOf(heat, plan)), ...routeOutside(envelope, route)];
}

/** Share of revert in a planned charge [1], and how often its metal was remelted. */
export const sourcesOf = (heat: Heat, plan: Plan): { readonly share: number; readonly generation: number } =>
  sourcesIn(partsOf(heat, plan));

const partsOf = ({ charge }: Heat, { materials }: Plan) =>
  charge.flatMap(({ id, mass_kg }) => {
    const material = materials.find((one) => one.id === id);
    return material ? [{ ...material, mass_kg }] : [];
  });
