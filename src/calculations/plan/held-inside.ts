import type { PlanInput, PlanOutput } from '../../documents/heats/plan.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import type { Envelope } from '../../metal/alloy/envelope.ts';
import {
  type Change,
  circumstancesOutside,
  contentsOutside,
  routeOutside,
  sourcesOutside,
} from '../../models/qualification/programme/outside.ts';
import { aside } from '../control.ts';
import type { PlanControl } from '../target/context.ts';
import { envelopeOfHeat } from './inside-envelope.ts';

type GivenHeat = PlanInput['heats'][number];
type Planning = (input: PlanInput, control: PlanControl) => Promise<PlanOutput>;

/** What an edge is called, by heat. */
interface EdgeOf {
  readonly heat: string;
  readonly words: string;
}

/**
 * A plan that stays inside what the qualified heats of its heats cover, with the plan that need not beside it: what the
 * difference costs, which edges bind, and which the other goes beyond. Without qualified heats the plan alone.
 */
export async function heldInside(
  input: PlanInput,
  control: PlanControl,
  plan: Planning,
): Promise<PlanOutput> {
  if (input.heats.every(({ within }) => within === undefined)) return plan(input, control);
  const held = { ...input, heats: input.heats.map(withCoveredRoutes) };
  const shut = held.heats.flatMap(shutOut);
  const open = await aside(control, (steps) =>
    plan(
      { ...input, heats: input.heats.map(({ within: _edges, ...heat }) => heat) },
      { ...steps, withoutReasons: true },
    ),
  );
  const inside = shut.length > 0 ? shutPlan(open, shut) : await plan(held, control);
  // what keeps the edges is a plan without them too: the search for that one may have missed it
  const isMissed = inside.cost_usd !== null && inside.cost_usd < (open.cost_usd ?? Number.POSITIVE_INFINITY);
  const free = isMissed ? inside : open;
  const beyond = beyondEdges(input, free);
  return compared({ ...inside, manifest: { ...inside.manifest, inputHash: hashOf(input) } }, free, beyond);
}

/** A heat with the routes alone that the envelope covers; with all of them where it covers none. */
function withCoveredRoutes(heat: GivenHeat): GivenHeat {
  const envelope = envelopeOfHeat(heat);
  if (!envelope || !heat.routes) return heat;
  const covered = heat.routes.filter(({ route }) => routeOutside(envelope, route).length === 0);
  return covered.length === 0 ? heat : { ...heat, routes: covered };
}

/** Edges that no charge can keep: furnace, sequence, linings and settings are ordered, not chosen. */
function shutOut(heat: GivenHeat): EdgeOf[] {
  const envelope = envelopeOfHeat(heat);
  if (!envelope) return [];
  const route = heat.route ?? heat.routes?.[0]?.route ?? [];
  return [
    ...circumstancesOutside(envelope, { furnace: heat.within?.furnace }),
    ...routeOutside(envelope, route),
  ].map(({ words }) => ({ heat: heat.id, words }));
}

/** No plan, because of edges that no charge can keep. */
const shutPlan = (open: PlanOutput, shut: readonly EdgeOf[]): PlanOutput => ({
  ...open,
  status: 'infeasible',
  cost_usd: null,
  bound_usd: null,
  gap: null,
  heats: [],
  baselines: [],
  conflict: shut.map(({ heat, words }) => ({
    words: `${heat} cannot stay inside the qualified envelope with any charge. ${words}`,
    rows: [words],
    cures: [],
  })),
});

function compared(inside: PlanOutput, open: PlanOutput, beyond: readonly EdgeOf[]): PlanOutput {
  const name = 'without the qualified envelope';
  const words =
    beyond.length === 0
      ? 'stays inside it as well'
      : `goes beyond it: ${beyond.map((edge) => edge.words).join('; ')}`;
  const dearer_usd =
    inside.cost_usd === null || open.cost_usd === null ? null : inside.cost_usd - open.cost_usd;
  const [first, ...others] = inside.conflict;
  const cure = {
    words: `plan without the qualified envelope, which ${words}, and have those heats qualified`,
    ...(open.cost_usd === null ? {} : { cost_usd: open.cost_usd }),
  };
  return {
    ...inside,
    conflict:
      first && open.cost_usd !== null
        ? [{ ...first, cures: [...first.cures, cure] }, ...others]
        : inside.conflict,
    baselines:
      inside.cost_usd === null
        ? inside.baselines
        : [...inside.baselines, { name, cost_usd: open.cost_usd, words }],
    within: {
      without_usd: open.cost_usd,
      dearer_usd,
      edges: inside.heats.flatMap(({ id, binding }) =>
        binding.filter(({ edge }) => edge).map((one) => ({ heat: id, words: one.words })),
      ),
      beyond: [...beyond],
    },
  };
}

/** Edges that the heats of a plan go beyond with their mean contents, sources and routes. */
function beyondEdges(input: PlanInput, { heats }: PlanOutput): EdgeOf[] {
  return heats.flatMap((planned) => {
    const asked = input.heats.find(({ id }) => id === planned.id);
    const envelope = asked && envelopeOfHeat(asked);
    return envelope
      ? heatOutside(envelope, planned, { asked, materials: input.materials }).map(({ words }) => ({
          heat: planned.id,
          words,
        }))
      : [];
  });
}

function heatOutside(
  envelope: Envelope,
  { charge, composition_wtpct, route }: PlanOutput['heats'][number],
  { asked, materials }: { readonly asked: GivenHeat; readonly materials: PlanInput['materials'] },
): Change[] {
  const parts = charge.flatMap(({ id, mass_kg }) => {
    const material = materials.find((one) => one.id === id);
    return material ? [{ ...material, mass_kg }] : [];
  });
  const ppm = Object.fromEntries(
    Object.entries(composition_wtpct.refined).map(([element, wtpct]) => [element, wtpct * PPM_PER_WTPCT]),
  );
  const operations = asked.route ?? asked.routes?.find(({ id }) => id === route?.id)?.route ?? [];
  return [
    ...contentsOutside(envelope, ppm),
    ...sourcesOutside(envelope, parts),
    ...routeOutside(envelope, operations),
    ...circumstancesOutside(envelope, { furnace: asked.within?.furnace }),
  ];
}

const PPM_PER_WTPCT = 1e4;
