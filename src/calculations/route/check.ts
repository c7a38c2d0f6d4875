import { parseDocument } from '../../documents/common.ts';
import type { RouteCheckOutput } from '../../documents/heats/route-check.ts';
import { type SimulateInput, simulateInputSchema } from '../../documents/heats/simulate.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import type { SimulateFacts } from './facts.ts';
import { ROUTE_RULES } from './rules.ts';
import { stepsOf } from './steps.ts';

/** `checkRoute` on an unparsed `remelt-simulate/1` document. Throws InputError with path, value and cure. */
export async function checkRouteDocument(document: unknown, facts: SimulateFacts): Promise<RouteCheckOutput> {
  return checkRoute(parseDocument(simulateInputSchema, document, 'route check'), facts);
}

/**
 * What the order of operations and additions gets wrong, by rules of the trade, before anything is computed: FAIL with
 * an error, HOLD with warnings, else PASS.
 */
export function checkRoute(input: SimulateInput, facts: SimulateFacts): RouteCheckOutput {
  const view = { input, steps: stepsOf(input, facts) };
  const findings = ROUTE_RULES.flatMap((rule) =>
    rule.find(view).map((found) => ({ rule: rule.id, ...found })),
  );
  const has = (severity: string): boolean => findings.some((one) => one.severity === severity);
  return {
    format: 'remelt-route-check/1',
    manifest: manifestOf(input, facts, { seed: input.seed ?? DEFAULT_SEED }),
    assumed: [],
    verdict: has('error') ? 'FAIL' : has('warning') ? 'HOLD' : 'PASS',
    findings,
  };
}
