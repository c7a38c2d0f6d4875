import { loopThroughHeat } from '../../../models/lifecycle/revert/heat-model.ts';
import {
  largestRevertShare,
  type TrampLoop,
  trampSequence,
  trampSteadyState,
} from '../../../models/lifecycle/revert/tramp.ts';
import { virginDemand } from '../../../models/lifecycle/revert/virgin-demand.ts';
import type { Facts } from '../../facts.ts';
import type { Reader } from '../../method/reader.ts';
import { furnaceHeat } from '../furnace-heat.ts';
import type { LifecycleMethod, Outcome } from '../method.ts';

const SHARE = { min: 0, max: 1 } as const;
/** Heats one after another that are listed unless told otherwise. */
const GENERATIONS = 8;
/** A limit is a quarter above the virgin metal where none is given. */
const LIMIT_OVER_VIRGIN = 1.25;

export const revert: LifecycleMethod = {
  name: 'revert',
  title:
    'virgin metal that a part needs with its returns, or how a tramp element builds up in the revert loop',
  formula:
    'charge = b/y; returns = c(b-1)/(1+g)^tau + e/(1+g)^L; virgin = max(0, charge - returns). Tramp: x[n+1] = (1-eta)((1-r)xv + r x[n] + p); x* = (1-eta)((1-r)xv + p)/(1 - r(1-eta)); r = (L/(1-eta) - xv - p)/(L - xv)',
  source: 'mass balance; docs/theory/revert.md',
  comparedWith: 'closed forms 1e-12; the recursion against its steady state',
  refuses: 'a yield or a share above 1, a heat smaller than its part, negative contents',
  inputs: {
    heatPerPart: 'kg heat per kg finished part, at least 1',
    meltYield: 'product over charge',
    acceptedShareOfMachiningReturns: 'share of the machining scrap that comes back',
    returnDelay_a: 'years until it does',
    endOfLifeReturnPerPart: 'kg of old parts that come back per kg of part made',
    lifetime_a: 'years until they do',
    growthPerYear: 'growth of demand, 1/a',
    virginPpm: 'or the tramp: content of virgin metal, ppm',
    pickupPpmPerHeat: 'ppm that every heat adds',
    revertShare: 'share of the charge',
    removalFraction: 'share that the route removes',
    heat: 'instead of pick-up and removal: a remelt-simulate/1 document, with element: the furnace models answer',
    element: 'symbol of the tramp element in it',
    x0: 'content of the first revert, ppm; default that of virgin metal',
    generations: 'heats one after another',
    limitPpm: 'highest content allowed, for the largest revert share',
    options:
      'list of {name, removalFraction?, pickupPpmPerHeat?, virginPpm?}: what cleaning, another furnace or dilution would allow',
  },
  run: (reader, facts) => (reader.has('heatPerPart') ? demand(reader) : tramp(reader, facts)),
};

function demand(reader: Reader): Outcome {
  const result = virginDemand({
    heatPerPart: reader.number('heatPerPart', { min: 1 }),
    meltYield: reader.number('meltYield', { above: 0, max: 1 }),
    acceptedShareOfMachiningReturns: reader.number('acceptedShareOfMachiningReturns', SHARE),
    returnDelay: reader.number('returnDelay_a', {
      min: 0,
      fallback: 0,
      because: 'returns come back at once',
    }),
    endOfLifeReturnPerPart: reader.number('endOfLifeReturnPerPart', {
      min: 0,
      fallback: 0,
      because: 'no old parts come back',
    }),
    lifetime: reader.number('lifetime_a', { min: 0, fallback: 0, because: 'no old parts come back' }),
    growthPerYear: reader.number('growthPerYear', { above: -1, fallback: 0, because: 'demand is steady' }),
  });
  return {
    quantities: { ...result },
    notes:
      result.returnsLeftOver > 0
        ? ['more comes back than the charge can take: the rest is sold or kept']
        : [],
  };
}

function tramp(reader: Reader, facts: Facts): Outcome {
  const { loop, heat } = reader.has('heat')
    ? throughFurnaces(reader, facts)
    : { loop: stated(reader), heat: {} };
  const x0 = reader.number('x0', {
    min: 0,
    fallback: loop.virginPpm,
    because: 'the loop starts with virgin metal',
  });
  const generations = reader.number('generations', {
    whole: true,
    min: 1,
    max: 10_000,
    fallback: GENERATIONS,
    because: 'enough to see where it goes',
  });
  const limitPpm = reader.number('limitPpm', {
    above: 0,
    fallback: LIMIT_OVER_VIRGIN * loop.virginPpm,
    because: 'no limit given: a quarter above virgin metal',
  });
  const eta = loop.removalFraction;
  const largest = largestRevertShare(loop, limitPpm);
  const options = reader.has('options')
    ? reader.items('options').map((one) => optionOf(one, loop, limitPpm))
    : [];
  return {
    quantities: {
      ...heat,
      sequence: trampSequence(loop, x0, generations),
      steadyState: trampSteadyState(loop),
      noRefining: trampSteadyState({ ...loop, removalFraction: 0 }),
      maxRevertShareForLimit: {
        limitPpm,
        eta,
        equation: 'r = (L/(1-eta) - xv - p)/(L - xv)',
        value: largest,
      },
      ...(options.length > 0 ? { options } : {}),
    },
    notes: [
      largest < loop.revertShare
        ? `at ${limitPpm} ppm the revert share may be at most ${largest.toPrecision(3)}: what the route removes sets it, not the supply`
        : 'the revert share stays within the limit',
    ],
  };
}

/** What one measure would allow: the same loop with some of its numbers changed. */
function optionOf(reader: Reader, loop: TrampLoop, limitPpm: number) {
  const changed: TrampLoop = {
    ...loop,
    removalFraction: reader.has('removalFraction')
      ? reader.number('removalFraction', { min: 0, below: 1 })
      : loop.removalFraction,
    pickupPpmPerHeat: reader.has('pickupPpmPerHeat')
      ? reader.number('pickupPpmPerHeat', { min: 0 })
      : loop.pickupPpmPerHeat,
    virginPpm: reader.has('virginPpm') ? reader.number('virginPpm', { min: 0 }) : loop.virginPpm,
  };
  return {
    name: reader.text('name'),
    steadyState: trampSteadyState(changed),
    maxRevertShare: largestRevertShare(changed, limitPpm),
  };
}

/** The loop as the document states it. */
const stated = (reader: Reader): TrampLoop => ({
  virginPpm: reader.number('virginPpm', { min: 0 }),
  pickupPpmPerHeat: reader.number('pickupPpmPerHeat', { min: 0 }),
  revertShare: reader.number('revertShare', SHARE),
  removalFraction: reader.number('removalFraction', { min: 0, below: 1 }),
});

/** The loop as the furnace models see the route: what is retained and what is picked up. */
function throughFurnaces(reader: Reader, facts: Facts) {
  const element = reader.text('element');
  const virginPpm = reader.number('virginPpm', { above: 0 });
  const revertShare = reader.number('revertShare', SHARE);
  const answer = furnaceHeat(reader.raw('heat'), facts)(element, virginPpm);
  return {
    loop: loopThroughHeat(answer, { virginPpm, revertShare }),
    heat: { heat: { element, ...answer, range: [...answer.range] } },
  };
}
