import { parseDocument } from '../../documents/common.ts';
import {
  type DeriveStockInput,
  type DeriveStockOutput,
  deriveStockInputSchema,
} from '../../documents/qualification/derive-stock.ts';
import { type ErrorDetail, InfeasibleError, throwIfCancelled } from '../../foundation/errors.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import {
  byElementOrder,
  type ElementSymbol,
  entriesOf,
  RELEASE_CRITICAL,
} from '../../metal/alloy/element.ts';
import { stockWindow } from '../../models/release/stock-window.ts';
import { limitText } from '../../models/release/verdict.ts';
import { breathe, type Control } from '../control.ts';
import type { Facts } from '../facts.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import { releaseRules } from '../release/rules.ts';
import { ROUTE_CONTENTS, runEnds, type StockRun } from './ends.ts';
import { rowOf } from './row.ts';
import { statedFor } from './stated.ts';
import { type Window, windowsOf } from './windows.ts';

/** Parses and derives; InputError with path and cure for a bad document. */
export const deriveStockDocument = (
  document: unknown,
  facts: Facts,
  control: Control = {},
): Promise<DeriveStockOutput> =>
  deriveStock(parseDocument(deriveStockInputSchema, document, 'derive-stock'), facts, control);

const DEFAULT_CONFIDENCE = 0.95;
const DEFAULT_SAMPLES = 400;
/** Rounds after which the windows are taken as they are, with a warning. */
const MAX_ROUNDS = 6;
/** How far the share of draws may stay behind the confidence [1]: two standard errors of 400 draws at 0.95. */
const SLACK = 0.02;

/**
 * What remelt stock must meet so that the route makes the product of it (docs/theory/release.md, equation 18). The route
 * runs on stock at both ends of its present windows, the windows are turned back from what it made of them, and again,
 * until the product keeps each limit with the confidence. Neither removal of release-critical traces nor what slag or wall
 * add to a minimum is credited. Throws InfeasibleError with every element for which no stock suits the route.
 */
async function deriveStock(
  input: DeriveStockInput,
  facts: Facts,
  control: Control,
): Promise<DeriveStockOutput> {
  const { confidence = DEFAULT_CONFIDENCE, samples = DEFAULT_SAMPLES, seed = DEFAULT_SEED } = input;
  const rules = releaseRules(input.product, facts);
  const product = windowsOf(rules);
  const run = (windows: readonly Window[], published = false): StockRun => {
    throwIfCancelled(control.signal);
    return runEnds(windows, { input, balance: rules.balance, samples, seed, facts, published });
  };
  let windows = product;
  let ends = run(windows);
  let rounds = 0;
  do {
    control.onProgress?.(
      rounds / MAX_ROUNDS,
      `route on stock at the ends of its windows, round ${rounds + 1}`,
    );
    await breathe();
    windows = product.map((one) => turnedBack(one, ends, confidence));
    refuseImpossible(windows, product, confidence);
    ends = run(windows);
    rounds += 1;
  } while (rounds < MAX_ROUNDS && product.some((one) => ends.meets(one) < confidence - SLACK));
  const rows = product.map((one, i) => rowOf(one, windows[i]!, ends));
  const asFurnaces = run(windows, true);
  return {
    format: 'remelt-derive-stock/1',
    manifest: manifestOf(input, facts, { seed, samples, confidence, rounds }),
    assumed: assumedOf(input, confidence),
    warnings: [
      ...rows
        .filter(({ meets }) => meets < confidence - SLACK)
        .map(
          ({ element, meets }) =>
            `${element}: stock at the end of its window becomes product with probability ${meets.toFixed(2)}, below ${confidence}`,
        ),
      ...openWords(product, rows, { asFurnaces, confidence }),
    ],
    specification: statedFor(input.product, rows),
    rows: rows.map(({ limit: _limit, ...row }) => row),
  };
}

/**
 * Elements that the models keep and furnaces as far from them as published ones do not: open until the product is read, with
 * the share of draws that keep them.
 */
function openWords(
  product: readonly Window[],
  rows: readonly { readonly meets: number }[],
  { asFurnaces, confidence }: { readonly asFurnaces: StockRun; readonly confidence: number },
): string[] {
  return product.flatMap((one, i) => {
    const kept = asFurnaces.meets(one);
    return rows[i]!.meets >= confidence - SLACK && kept < confidence - SLACK
      ? [
          `${one.element} is open until a sample of the remelted metal is read for it: with furnaces as published ones were, the end of its window becomes product with probability ${kept.toFixed(2)}`,
        ]
      : [];
  });
}

/** The product's window turned back through the route. */
function turnedBack(product: Window, ends: StockRun, confidence: number): Window {
  const { element } = product;
  const low = stockWindow(
    product.min === undefined ? {} : { min: product.min },
    ends.below(product),
    confidence,
  );
  const high = stockWindow(
    product.max === undefined ? {} : { max: product.max },
    ends.above(product),
    confidence,
  );
  const credited = product.max !== undefined && RELEASE_CRITICAL.includes(element) ? product.max : Infinity;
  return {
    ...product,
    ...(low.min === undefined || product.min === undefined ? {} : { min: Math.max(low.min, product.min) }),
    ...(high.max === undefined ? {} : { max: Math.min(high.max, credited, 1) }),
  };
}

function refuseImpossible(windows: readonly Window[], product: readonly Window[], confidence: number): void {
  const refused = windows.flatMap(({ element, min = 0, max = 1 }, i): ErrorDetail[] =>
    min <= max && max >= 0
      ? []
      : [
          {
            path: `product.${element}`,
            message:
              max < 0
                ? `${element}: the route adds more than the product allows (${limitText(product[i]!.printed)})`
                : `${element}: the spread of the route is wider than the window of the product (${limitText(product[i]!.printed)})`,
            allowed: `stock from which the product keeps each limit with probability ${confidence}`,
            cure: 'lower the confidence, narrow the route by calibration on own heats, or choose another route',
          },
        ],
  );
  if (refused.length === 0) return;
  throw new InfeasibleError(
    `no remelt stock suits this route: ${refused[0]!.message}${refused.length > 1 ? ` (and ${refused.length - 1} more)` : ''}`,
    refused,
  );
}

function assumedOf({ product, composition_ppm = {} }: DeriveStockInput, confidence: number): Assumption[] {
  const stated = new Set<ElementSymbol>([
    ...entriesOf(composition_ppm).map(([element]) => element),
    ...entriesOf({ ...product.limits_wtpct, ...product.limits_ppm }).map(([element]) => element),
  ]);
  return [
    {
      what: 'probability with which the remelted product keeps each limit',
      value: confidence,
      unit: '1',
      source: 'document, else house default',
    },
    ...entriesOf(ROUTE_CONTENTS)
      .filter(([element]) => !stated.has(element))
      .sort(([a], [b]) => byElementOrder(a, b))
      .map(([element, value]) => ({
        what: `${element} of the stock`,
        value,
        unit: 'ppm',
        source: 'assumption: vacuum-melted nickel alloy; composition_ppm replaces it',
      })),
  ];
}
