import type { ReleaseInput } from '../../documents/proof/release.ts';
import { InputError } from '../../foundation/errors.ts';
import { parseReading, type Reading } from '../../foundation/quantity/reading.ts';
import { findMethod, uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { FRACTION, inUnit } from '../../models/release/contractual.ts';
import type { MethodAbility } from '../../models/release/method-fit.ts';
import type { ResultRow, Rule } from '../../models/release/verdict.ts';
import type { ReleaseFacts } from './release-facts.ts';
import type { ReleaseRules } from './rules.ts';

type Result = ReleaseInput['results'][number];

/**
 * The results of a document as rows to judge. Throws InputError for a text that is not a content (no decimal, negative,
 * above 100 wt%) and for a result that fits its window only in the other unit.
 */
export const resultRows = (input: ReleaseInput, rules: ReleaseRules, facts: ReleaseFacts): ResultRow[] =>
  input.results.map((result, i) => resultRow(result, `results[${i}]`, { input, facts, rules }));

interface RowContext {
  readonly input: ReleaseInput;
  readonly facts: ReleaseFacts;
  readonly rules: ReleaseRules;
}

function resultRow(result: Result, path: string, { input, facts, rules }: RowContext): ResultRow {
  const reading = contentOf(result, `${path}.text`);
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
    ...(result.replaces === undefined ? {} : { replaces: result.replaces }),
  };
}

/** What the method can do at this level; null when the data do not know the method. Screening never releases. */
export function abilityOf(
  facts: ReleaseFacts,
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

function contentOf({ text, unit }: Result, path: string): Reading {
  const refuse = (what: string, allowed: string, cure: string): never => {
    throw new InputError(`${path}: "${text}" ${what}`, { path, value: text, unit, allowed, cure });
  };
  let reading: Reading;
  try {
    reading = parseReading(text);
  } catch {
    return refuse('is not a decimal', 'a decimal with a point, < or > in front', cureOf(text));
  }
  if (reading.digits.startsWith('-'))
    return refuse('is a negative content', '0 or more', 'report "<" and the detection limit');
  if (reading.value * FRACTION[unit] > 1)
    return refuse(`${unit} is more than 100 wt%`, 'at most 100 wt%', 'correct the text or the unit');
  return reading;
}

function cureOf(text: string): string {
  if (/^[<>]?\s*\d+,\d+/.test(text)) return 'write a decimal point; a comma may mean thousands';
  if (/^[<>]?\s*[\d.]+\s*(wt|ppm|ppb|%|mg|ug|g\/t)/i.test(text))
    return 'leave the unit out of the text: it has its own field';
  if (/^[<>]?\s*\d+\s+\d/.test(text)) return 'write the digits without a space';
  return 'for what was not found write "<" and the detection limit, such as "<0.1"';
}

/** "18.4 ppm" Cr against 17 to 21 wt% is a unit slip, not a failing heat: asked, never judged. */
function refuseOtherUnit(result: Result, reading: Reading, rule: Rule | undefined, path: string): void {
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
      `${path}: ${result.element} ${result.text} ${result.unit} is outside its window, but ${result.text} ${other} would be inside`,
      {
        path: `${path}.unit`,
        value: result.unit,
        allowed: other,
        cure: `write "unit": "${other}", or correct the text`,
      },
    );
  }
}
