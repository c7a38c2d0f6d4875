import { parseDocument } from '../faces/formats/common.ts';
import { type ReleaseInput, type ReleaseOutput, releaseInputSchema } from '../faces/formats/release.ts';
import { ForbiddenError, InputError } from '../foundation/errors.ts';
import { parseReading, type Reading } from '../foundation/quantity/reading.ts';
import type { Assumption } from '../foundation/quantity/sourced.ts';
import { findMethod, uncertaintyOf } from '../metal/alloy/analysis-method.ts';
import { byElementOrder, type ElementSymbol } from '../metal/alloy/element.ts';
import { FRACTION, inUnit } from '../models/release/contractual.ts';
import type { MethodAbility } from '../models/release/method-fit.ts';
import {
  type ElementVerdict,
  judgeResult,
  judgeSum,
  missingResult,
  type ResultRow,
  type Rule,
} from '../models/release/verdict.ts';
import type { Facts } from './facts.ts';
import { manifestOf } from './manifest.ts';
import { judgeIndices } from './release-indices.ts';
import { applyRetests } from './release-retests.ts';
import { type ReleaseRules, releaseRules } from './release-rules.ts';

export type { ReleaseOutput } from '../faces/formats/release.ts';

/** Parses and judges; InputError with path and cure for a bad document. */
export const releaseDocument = (document: unknown, facts: Facts): ReleaseOutput =>
  release(parseDocument(releaseInputSchema, document, 'release'), facts);

/**
 * The verdict on one object, element by element: the contract first, then probability and method beside it. FAIL
 * before HOLD before PASS; predicted objects, derived windows, imputed values and a specification that nobody controls
 * are at best HOLD. Throws InputError for an unknown grade, a text that is no decimal, or a result that fits its
 * window only with the other unit.
 */
export function release(input: ReleaseInput, facts: Facts): ReleaseOutput {
  refuseCheckAnalysis(input);
  const rules = releaseRules(input.specification, facts);
  const { rounding = 'absolute' } = input.specification;
  const options = {
    rounding,
    ...(input.confidence === undefined ? {} : { confidence: input.confidence }),
    ...(input.decisionRule === undefined ? {} : { decisionRule: input.decisionRule }),
  };
  const rows = input.results.map((result, i) => ({
    row: resultRow(result, i, { input, facts, rules }),
    ...(result.replaces === undefined ? {} : { replaces: result.replaces }),
  }));
  const judge = (row: ResultRow): ElementVerdict | null => judgeRow(row, rules, options);
  const judged = rows.flatMap((one) => {
    const verdict = judge(one.row);
    return verdict ? [{ ...one, verdict }] : [];
  });
  const retested = applyRetests(judged, { input, facts, judge });
  const missing = [...rules.limits]
    .filter(([element]) => !rows.some(({ row }) => row.element === element))
    .map(([element, rule]) => missingResult(element, rule));
  const elements = [...retested.verdicts, ...missing].sort((a, b) => byElementOrder(a.element, b.element));
  // What has no row of its own still counts in sums and indices.
  const unjudged = rows.filter(({ row }) => !judged.some((one) => one.row === row)).map(({ row }) => row);
  const deciding = [...retested.deciding, ...unjudged];
  const sums = rules.sums.map((sum) => judgeSum(sum, deciding, rounding));
  const indices = judgeIndices(input, deciding, { facts, rounding, balance: rules.balance });
  const reasons = [
    ...objectReasons(input, rules),
    ...retested.reasons,
    ...elements
      .filter((row) => row.outcome !== 'PASS')
      .map((row) => `${row.element}: ${row.outcome}, ${row.reason}`),
    ...sums
      .filter((sum) => sum.contractual !== 'PASS')
      .map((sum) => `${sum.elements.join(' + ')}: ${sum.contractual}, ${sum.reason}`),
    ...indices
      .filter((index) => index.contractual !== 'PASS')
      .map((index) => `${index.name}: ${index.contractual}, ${index.reason}`),
  ];
  return {
    format: 'remelt-release/1',
    manifest: manifestOf(input, facts, { seed: 'none: nothing is drawn', rounding }),
    assumed: assumptions(input, rules),
    object: input.object,
    verdict: verdictOf(elements, [...sums, ...indices], reasons),
    elements: elements.map(({ outcome: _, ...row }) => row),
    sums: sums.map((sum) => ({ ...sum, elements: [...sum.elements] })),
    indices,
    retests: retested.retests.map((retest) => ({ ...retest, replacements: [...retest.replacements] })),
    reasons,
  };
}

/** The purchaser checks with tolerances beyond the limits; a producer who releases on them ships what fails. */
function refuseCheckAnalysis({ specification }: ReleaseInput): void {
  if (specification.checkAnalysis === undefined) return;
  throw new ForbiddenError('release: check-analysis tolerances never accept a heat', {
    path: 'specification.checkAnalysis',
    allowed: 'the limits of the specification themselves',
    source: 'AMS 2269: for the purchaser only, never for ladle or ingot acceptance',
    cure: 'leave it out',
  });
}

function verdictOf(
  elements: readonly ElementVerdict[],
  others: readonly { readonly contractual: string }[],
  reasons: readonly string[],
): ReleaseOutput['verdict'] {
  if (elements.some((row) => row.outcome === 'FAIL') || others.some((one) => one.contractual === 'FAIL'))
    return 'FAIL';
  return reasons.length > 0 ? 'HOLD' : 'PASS';
}

/** Why the object as a whole can not pass, whatever its elements say. */
function objectReasons(input: ReleaseInput, rules: ReleaseRules): string[] {
  return [
    input.object.predicted ? 'predicted: a prediction is never a certificate' : null,
    input.specification.controlled
      ? null
      : 'no controlled specification (number, revision, customer) is named',
    sameHand(input)
      ? `the specification was entered and checked by the same person (${input.specification.controlled?.checkedBy})`
      : null,
    input.results.length === 0 ? 'no results' : null,
    rules.limits.size === 0 && rules.sums.length === 0 ? 'the specification limits nothing' : null,
  ].filter((reason) => reason !== null);
}

function sameHand({ specification: { controlled } }: ReleaseInput): boolean {
  return controlled?.enteredBy !== undefined && controlled.enteredBy === controlled.checkedBy;
}

function assumptions(input: ReleaseInput, rules: ReleaseRules): Assumption[] {
  const { specification, confidence } = input;
  return [
    ...(specification.rounding
      ? []
      : [
          {
            what: 'rounding before comparison',
            value: 'absolute: none',
            unit: '',
            source: 'ASTM E29, absolute method (assumption: the document names none)',
          },
        ]),
    ...(confidence === undefined
      ? [
          {
            what: 'probability of conformance',
            value: 'shown, decides nothing',
            unit: '',
            source: 'no confidence asked (JCGM 106)',
          },
        ]
      : []),
    ...(specification.controlled && !specification.controlled.checkedBy
      ? [
          {
            what: 'who entered and who checked the controlled specification',
            value: 'two persons, not named',
            unit: '',
            source: 'the document (a release in the ledger needs both names)',
          },
        ]
      : []),
    rules.residual === null
      ? { what: 'elements without a row', value: 'open', unit: '', source: 'residual_wtpct is null' }
      : {
          what: 'limit of an element without a row, where measured',
          value: Number((rules.residual * 100).toPrecision(6)),
          unit: 'wt%',
          source: specification.residual_wtpct === undefined ? 'house default (assumption)' : 'the document',
        },
    {
      what: 'elements without a row and without a result',
      value: 'not judged',
      unit: '',
      source: 'nobody measured them',
    },
  ];
}

interface RowContext {
  readonly input: ReleaseInput;
  readonly facts: Facts;
  readonly rules: ReleaseRules;
}

function resultRow(
  result: ReleaseInput['results'][number],
  at: number,
  { input, facts, rules }: RowContext,
): ResultRow {
  const path = `results[${at}]`;
  const reading = readText(result.text, `${path}.text`);
  refuseOtherUnit(result, reading, rules.limits.get(result.element), path);
  const value = reading.value * FRACTION[result.unit];
  return {
    element: result.element,
    reading,
    unit: result.unit,
    origin: result.origin ?? (input.object.predicted ? 'predicted' : 'measured'),
    ability: abilityOf(facts, result.method, { element: result.element, value }),
    ...(result.place === undefined ? {} : { place: result.place }),
    ...(result.specimen === undefined ? {} : { specimen: result.specimen }),
  };
}

function judgeRow(
  row: ResultRow,
  rules: ReleaseRules,
  options: Parameters<typeof judgeResult>[2],
): ElementVerdict | null {
  const rule = rules.limits.get(row.element);
  if (rule) return judgeResult(row, rule, options);
  if (
    rules.residual === null ||
    row.element === rules.balance ||
    rules.sums.some((sum) => sum.elements.includes(row.element))
  )
    return null;
  return judgeResult(
    row,
    {
      limit: { max: String(Number((rules.residual * 100).toPrecision(12))), unit: 'wt%' },
      basis: 'residual',
    },
    options,
  );
}

/** What the method can do at this level; null when the data do not know the method. Screening never releases. */
function abilityOf(
  facts: Facts,
  method: string,
  at: { readonly element: ElementSymbol; readonly value: number },
): MethodAbility | null {
  let found: ReturnType<typeof findMethod>;
  try {
    found = findMethod(facts.analysisMethods, method);
  } catch {
    return null;
  }
  const { measured, sd, detectionLimit, validated } = uncertaintyOf(found, at.element, at.value);
  return {
    method: found.id,
    measures: measured,
    screening: found.kind === 'screening',
    detectionLimit,
    standardUncertainty: Math.hypot(sd, found.biasRelative * at.value),
    ...(validated ? { validated } : {}),
  };
}

function readText(text: string, path: string): Reading {
  try {
    return parseReading(text);
  } catch {
    throw new InputError(`release: ${path}: "${text}" is no decimal`, {
      path,
      value: text,
      allowed: 'a decimal with a point, < or > in front',
    });
  }
}

/** "18.4 ppm" Cr against 17 to 21 wt% is a unit slip, not a failing heat: asked, never judged. */
function refuseOtherUnit(
  result: ReleaseInput['results'][number],
  reading: Reading,
  rule: Rule | undefined,
  path: string,
): void {
  if (!rule || rule.basis === 'residual' || reading.operator !== '=') return;
  const other = result.unit === 'ppm' ? 'wt%' : 'ppm';
  const min = rule.limit.min === undefined ? 0 : Number(rule.limit.min);
  const max = rule.limit.max === undefined ? Number.POSITIVE_INFINITY : Number(rule.limit.max);
  const inside = (unit: 'wt%' | 'ppm'): boolean => {
    const value = Number(inUnit(reading.digits, unit, rule.limit.unit));
    return value >= min && value <= max;
  };
  const slip = result.unit === 'ppm' ? min > 0 : rule.limit.unit === 'ppm';
  if (slip && !inside(result.unit) && inside(other)) {
    throw new InputError(
      `release: ${path}: ${result.element} ${result.text} ${result.unit} lies inside its window only as ${other}`,
      {
        path: `${path}.unit`,
        value: result.unit,
        allowed: other,
        cure: `write "unit": "${other}", or correct the text`,
      },
    );
  }
}
