import type { AnyStatement, Published, Role, Tolerance } from './comparison.ts';
import type { Verdict } from './judge.ts';
import type { Outcome } from './run-set.ts';

/** Where an outcome stands: constants and formulas, furnace data predicted, fitted. */
export type Part = 'constants' | 'predicted' | 'fitted';

/** One outcome as plain data: what `rows.json` holds and the report is written from. */
export interface Row {
  readonly set: string;
  readonly part: Part;
  readonly role: Role;
  /** Declared before the models were run on it. */
  readonly blind?: true;
  readonly says: string;
  readonly unit: string;
  /** As the paper prints it, and what the model answers. */
  readonly published: string;
  readonly model: string;
  /** The model at the first draw, by which the test sees that a model has changed. */
  readonly first: string;
  readonly verdict: Verdict;
  /** The same of the band that the model's own uncertain numbers widen: what a user of the models is shown. */
  readonly wholeVerdict?: Verdict;
  readonly note: string;
  readonly meaning?: string;
  /** What it was compared with: an operation, or a family of properties. */
  readonly models: readonly string[];
  /** Of a number of one element after one operation: measured and predicted, and predicted over measured. */
  readonly compared?: Compared;
  /** For the chart: band and accepted range, where both are above zero. */
  readonly drawn?: {
    readonly p05: number;
    readonly median: number;
    readonly p95: number;
    readonly low: number;
    readonly high: number;
  };
}

/** A prediction beside what was measured, in the unit of its row; of a range the middle of its logarithm. */
export interface Compared {
  readonly operation: string;
  readonly element: string;
  /** Element that the melt is mostly made of. */
  readonly base: string;
  readonly measured: number;
  readonly predicted: number;
  /** Predicted over measured [1]. */
  readonly factor: number;
}

/** Three significant digits: what is compared here is not known better, and it keeps the last bits of a machine out. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'endless' : String(value);
  if (value === 0) return '0';
  const size = Math.abs(value);
  return size >= 1e5 || size < 1e-3 ? value.toExponential(2) : String(Number(value.toPrecision(3)));
}

export function rowOf(outcome: Outcome): Row {
  const { set, statement, role, verdict } = outcome;
  return {
    set: set.data.id,
    part: partOf(statement, role),
    role,
    ...(set.comparison.blind ? { blind: true } : {}),
    says: statement.says,
    unit: statement.kind === 'order' ? '' : statement.unit,
    published: publishedText(outcome),
    model: modelText(outcome),
    first: firstText(outcome),
    verdict,
    ...(outcome.wholeVerdict ? { wholeVerdict: outcome.wholeVerdict } : {}),
    note: noteOf(outcome),
    ...(statement.meaning && verdict !== 'inside' ? { meaning: statement.meaning } : {}),
    models: outcome.about ? [outcome.about] : outcome.operations,
    ...comparedOf(outcome),
    ...drawnOf(outcome),
  };
}

/** Absent for a bound, for several elements or operations, and where one side is nothing. */
function comparedOf({ statement, band, measures, operations, verdict }: Outcome): Pick<Row, 'compared'> {
  const [operation, ...others] = operations;
  if (statement.kind !== 'band' || !band || !measures || verdict === 'refused') return {};
  const { published } = statement;
  if (operation === undefined || others.length > 0 || measures.runs > 1 || isBound(published)) return {};
  const [low, high] =
    typeof published === 'number' ? [published, published] : (published as readonly [number, number]);
  const measured = Number(Math.sqrt(low * high).toPrecision(3));
  const predicted = Number(band.median.toPrecision(3));
  if (!(low > 0 && predicted > 0)) return {};
  const { element, base } = measures;
  const factor = Number((predicted / measured).toPrecision(3));
  return { compared: { operation, element, base, measured, predicted, factor } };
}

/** A row on the terminal, and what the kept report says instead. */
export function comparedWords(row: Row, kept: Row | undefined): string {
  const words = ({ verdict, published, model, unit, note }: Row): string =>
    `${verdict}: published ${published} ${unit}, model ${model}${note ? ` (${note})` : ''}`;
  const [now, before] = [words(row), kept && words(kept)];
  return [
    `  ${row.part} / ${row.role}  ${row.says}`,
    `    ${now}`,
    ...(before === undefined ? ['    not in the report yet'] : before === now ? [] : [`    was ${before}`]),
    ...(row.meaning ? [`    means: ${row.meaning}`] : []),
  ].join('\n');
}

function firstText(outcome: Outcome): string {
  const { first, shown, refusal } = outcome;
  if (first === undefined) return refusal ?? modelText(outcome);
  const text = typeof first === 'number' ? short(first) : first ? 'holds' : 'does not hold';
  return shown === undefined ? text : `${text}; ${shown}`;
}

function partOf({ kind }: AnyStatement, role: Role): Part {
  if (role === 'fitted') return 'fitted';
  return role === 'constant' || kind === 'value' || kind === 'table' ? 'constants' : 'predicted';
}

function publishedText({ statement, rows }: Outcome): string {
  if (statement.kind === 'order') return 'holds';
  if (statement.kind === 'table') return rows?.[0] ? `${short(rows[0].published)} (${rows[0].name})` : '';
  const published = valueText(statement.published);
  const { within } = statement;
  if (!within || isBound(statement.published)) return published;
  if ('absolute' in within && within.absolute === 0) return published;
  return 'factor' in within
    ? `${published} ${toleranceText(within)}`
    : `${published} ${toleranceText(within).replace('within', '+-')}`;
}

function toleranceText(within: Tolerance): string {
  if ('absolute' in within) return `within ${short(within.absolute)}`;
  if ('relative' in within) return `within ${short(100 * within.relative)} %`;
  return `within a factor ${short(within.factor)}`;
}

const isBound = (published: Published): boolean => typeof published === 'object' && !Array.isArray(published);

function valueText(published: Published): string {
  if (typeof published === 'number') return short(published);
  if ('atMost' in published) return `at most ${short(published.atMost)}`;
  if ('atLeast' in published) return `at least ${short(published.atLeast)}`;
  return `${short(published[0])} to ${short(published[1])}`;
}

function modelText({ statement, value, rows, band, held, draws, verdict }: Outcome): string {
  if (verdict === 'refused') return 'refused';
  if (statement.kind === 'table') return rows?.[0] ? `${short(rows[0].model)} (worst of ${rows.length})` : '';
  if (statement.kind === 'order')
    return draws === 1 ? (held === 1 ? 'holds' : 'does not hold') : `holds in ${held} of ${draws}`;
  if (value !== undefined) return short(value);
  const range = band ? `${short(band.p05)} to ${short(band.p95)}` : '';
  return held === undefined ? range : `${range} (kept in ${held} of ${draws})`;
}

function noteOf({ statement, width, whole, decidedBy, refused, refusal, shown, verdict }: Outcome): string {
  const wide = verdict === 'wide' && width !== undefined && width > 1;
  return [
    ...(statement.kind === 'table' ? [toleranceText(statement.within)] : []),
    ...(wide ? [`${short(width)} times wide`] : []),
    ...(wide && decidedBy ? [`${decidedBy} decides`] : []),
    ...(whole && statement.kind === 'band'
      ? [`with the numbers of the model too ${short(whole.p05)} to ${short(whole.p95)}`]
      : []),
    ...(shown ? [shown] : []),
    ...(refused ? [`${refused} refused: ${refusal}`] : []),
  ].join('; ');
}

function drawnOf({ statement, band, verdict }: Outcome): Pick<Row, 'drawn'> {
  if (statement.kind !== 'band' || !band || band.p05 <= 0 || verdict === 'refused') return {};
  const { published } = statement;
  if (isBound(published)) return {};
  const [low, high] =
    typeof published === 'number' ? [published, published] : (published as readonly [number, number]);
  return low > 0 ? { drawn: { p05: band.p05, median: band.median, p95: band.p95, low, high } } : {};
}
