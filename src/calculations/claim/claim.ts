import { parseDocument } from '../../documents/common.ts';
import {
  type Claim,
  type ClaimAnswer,
  type ClaimInput,
  type ClaimOutput,
  claimInputSchema,
} from '../../documents/economics/claim.ts';
import type { Driver, Stated } from '../../documents/economics/stated.ts';
import { throwIfCancelled } from '../../foundation/errors.ts';
import { findRoot } from '../../foundation/numerics/roots.ts';
import { twoPiece } from '../../foundation/numerics/two-piece.ts';
import { percent } from '../../foundation/quantity/format.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { explainedByGroup } from '../../foundation/statistics/summary/explained-variance.ts';
import { breathe, type Control } from '../control.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import {
  decidingAssumption,
  driversOf,
  MOST_ASSUMED,
  measurementWords,
  spreadOf,
} from '../stated/results.ts';
import { CENTRAL, type Pick, Sampler } from '../stated/sampler.ts';
import { type Computed, FIGURES, figureOf, inOneMoney, refuseIncomplete } from './quantity.ts';

const DRAWS = 10_000;
const CONFIDENCE = 0.9;
/** Chance that decides where assumptions carry more than half of the variance: the answer must hold whatever they are. */
const WHATEVER = 0.95;

/**
 * `claim`: published claims recomputed within their boundary: supported, not supported, or undecidable with the assumption that decides,
 * what measurement would decide, and what would have to be true. Throws InputError, CancelledError.
 */
export async function claimDocument(
  document: unknown,
  facts: { readonly version: string },
  control: Control = {},
): Promise<ClaimOutput> {
  const input = parseDocument(claimInputSchema, document, 'claim');
  const { seed = DEFAULT_SEED, draws = DRAWS } = input;
  for (const [i, claim] of input.claims.entries()) refuseIncomplete(claim, `claims[${i}]`);
  const stale: Assumption[] = [];
  const claims: ClaimAnswer[] = [];
  for (const [i, claim] of input.claims.entries()) {
    throwIfCancelled(control.signal);
    const { quantity } = claim;
    const path = `claims[${i}].quantity`;
    if (quantity.kind === 'evidence') claims.push(byEvidence(claim, quantity.parts));
    else {
      const money = inOneMoney(quantity, path, input);
      stale.push(...money.stale);
      // Named by its kind, not by its place: claims that state the same number see the same draws.
      claims.push(
        byFigures(claim, money.quantity, { path: quantity.kind, input, sampler: new Sampler(seed, draws) }),
      );
    }
    control.onProgress?.((i + 1) / input.claims.length, claim.id);
    await breathe();
  }
  return {
    format: 'remelt-claim/1',
    manifest: manifestOf(document, facts, { seed, draws }),
    assumed: stale,
    name: input.name,
    currency: input.currency,
    draws,
    claims,
  };
}

type Frame = Omit<ClaimAnswer, 'verdict' | 'reasons' | 'quantity' | 'drivers' | 'threshold' | 'parts'>;
const frameOf = ({ id, words, source, boundary }: Claim): Frame => ({
  id,
  words,
  source,
  boundary: boundary!,
});

type Parts = Extract<Claim['quantity'], { readonly kind: 'evidence' }>['parts'];

/** One failed part refutes; one that is not shown leaves it open. */
function byEvidence(claim: Claim, parts: Parts): ClaimAnswer {
  const failed = parts.filter(({ state }) => state === 'failed');
  const open = parts.filter(({ state }) => state === 'not shown');
  const verdict = failed.length > 0 ? 'not supported' : open.length > 0 ? 'undecidable' : 'supported';
  return {
    ...frameOf(claim),
    verdict,
    reasons:
      failed.length > 0
        ? failed.map(({ what }) => `failed: ${what}`)
        : open.length > 0
          ? open.map(
              ({ what, measure }) =>
                `not shown: ${what}${measure === undefined ? '' : `; what would: ${measure}`}`,
            )
          : ['every part is shown'],
    drivers: [],
    parts: [...parts],
  };
}

interface Order {
  readonly path: string;
  readonly input: ClaimInput;
  readonly sampler: Sampler;
}

function byFigures(claim: Claim, quantity: Computed, { path, input, sampler }: Order): ClaimAnswer {
  const { side, value: claimed } = claim.claimed!;
  const figures = Array.from({ length: sampler.samples }, (_, s) =>
    figureOf(quantity, path, sampler.draw(s)),
  );
  const seen = sampler.drawn();
  const values = Float64Array.from(figures, ({ value }) => value);
  const again = values.map((_, s) => figureOf(quantity, path, sampler.draw(s, { others: true })).value);
  const meets = (value: number): boolean => (side === 'at least' ? value >= claimed : value <= claimed);
  const holds = figures.filter(({ value }) => meets(value)).length / figures.length;
  const drivers = driversOf(seen, values, (place) => place.replace(`${path}.`, ''));
  const { name, unit } = FIGURES[quantity.kind];
  const assumedShare = explainedByGroup(values, again);
  const { confidence = CONFIDENCE } = input;
  const wanted = assumedShare > MOST_ASSUMED ? Math.max(confidence, WHATEVER) : confidence;
  const verdict = holds >= wanted ? 'supported' : holds <= 1 - wanted ? 'not supported' : 'undecidable';
  const deciding = decidingAssumption(drivers) ?? drivers[0];
  return {
    ...frameOf(claim),
    verdict,
    reasons: [
      `the claim holds in ${percent(holds)} of the draws`,
      `${percent(assumedShare, 0)} of the variance rests on assumptions`,
      ...(verdict === 'undecidable' && deciding ? [`what decides: ${measurementWords(deciding)}`] : []),
    ],
    quantity: {
      name,
      unit: quantity.kind === 'metal' ? `${input.currency}${unit}` : unit,
      spread: spreadOf(values),
      claimed,
      side,
      holds,
      assumedShare,
      beside: Object.keys(figures[0]!.beside).map((one) => ({
        name: one,
        spread: spreadOf(Float64Array.from(figures, ({ beside }) => ownValue(beside, one)!)),
      })),
    },
    drivers,
    ...(deciding ? { threshold: thresholdOf(quantity, deciding, { path, claimed }) } : {}),
    parts: [],
  };
}

/** Standard deviations within which a driver is asked what it would have to be. */
const REACH = 3;

/** What the deciding number would have to be, all else as stated. */
function thresholdOf(
  quantity: Computed,
  driver: Driver,
  { path, claimed }: { readonly path: string; readonly claimed: number },
): NonNullable<ClaimAnswer['threshold']> {
  const stated = ownValue(
    quantity as unknown as Record<string, unknown>,
    driver.path.replace(`${path}.`, ''),
  ) as Stated;
  const at = (z: number): Pick => ({
    ...CENTRAL,
    number: (one, place, bounds) =>
      place === driver.path ? twoPiece(one, z) : CENTRAL.number(one, place, bounds),
  });
  const found = findRoot((z) => figureOf(quantity, path, at(z)).value - claimed, [-REACH, REACH]);
  return {
    words: driver.words,
    value: found.status === 'converged' ? twoPiece(stated, found.x) : null,
    unit: stated.unit ?? '1',
  };
}
