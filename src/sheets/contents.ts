import type { Content } from '../documents/results/reading.ts';
import { decimalOf, type Figure, figureOf } from './decimal.ts';
import type { Draft } from './draft.ts';
import { elementShare } from './substances.ts';
import type { Unit } from './units.ts';
import { cellOf } from './value.ts';

/** A draft with its figure in wt%, as far as it can be worked out. */
export interface Worked {
  readonly draft: Draft;
  readonly content: Content;
  readonly figure?: Figure;
  /** The unit that its figure was taken in where the file states none. */
  readonly guessed?: Unit;
  /** What stands before a value. */
  readonly lacks?: 'unit' | 'mass' | 'volume' | 'oxide';
}

/** Decimal sign of drafts. */
export const decimalOfDrafts = (drafts: readonly Draft[]): ReturnType<typeof decimalOf> =>
  decimalOf(drafts.flatMap(({ cell }) => (cell.digits === undefined ? [] : [cell.digits])));

/** 12 digits: what binary computing adds behind them is not in the file. */
const plain = (value: number): number => Number(value.toPrecision(12));

/** Content in wt% of one in the unit; undefined where something is missing. */
function contentIn(draft: Draft, unit: Unit): number | 'mass' | 'volume' | 'oxide' {
  const share = draft.oxide === undefined ? 1 : elementShare(draft.oxide);
  if (share === undefined) return 'oxide';
  if (unit.kind === 'mass') return unit.factor * share;
  const { mass_g, volume_L, dilution = 1 } = draft.solution ?? {};
  if (mass_g === undefined) return 'mass';
  if (volume_L === undefined) return 'volume';
  // mg/L x L / mg x 100
  return ((unit.factor * dilution * volume_L) / (mass_g * 1000)) * 100 * share;
}

/** The printed unit, with the oxide or the solution that it is of. */
const unitText = ({ oxide, cell }: Draft, unit: Unit | undefined): string => {
  if (cell.kind === 'words') return '';
  const printed = unit?.printed ?? '';
  if (oxide !== undefined) return `${printed} as ${oxide}`.trim();
  return unit?.kind === 'solution' ? `${printed} in solution` : printed;
};

/** A draft as a content. */
export function worked(
  draft: Draft,
  decimal: ReturnType<typeof decimalOf>,
  guessed: Unit | undefined,
): Worked {
  const { cell } = draft;
  const unit = draft.unit ?? guessed;
  const figure = cell.digits === undefined ? undefined : figureOf(cell.digits, decimal);
  const per = unit === undefined ? 'unit' : contentIn(draft, unit);
  const isAbove =
    cell.kind === 'above' || (cell.kind === 'number' && draft.meanings.some(({ kind }) => kind === 'above'));
  const isBelow =
    cell.kind === 'below' || (cell.kind === 'number' && draft.meanings.some(({ kind }) => kind === 'below'));
  const value = figure && typeof per === 'number' ? plain(figure.value * per) : null;
  const spread = spreadIn(draft, { decimal, per, value });
  const isWords = cell.kind === 'words';
  const flag = draft.isLeft
    ? ('excluded' as const)
    : isBelow
      ? ('below' as const)
      : isAbove
        ? ('above' as const)
        : draft.struck !== undefined || isWords
          ? ('excluded' as const)
          : draft.control
            ? ('control' as const)
            : undefined;
  const content: Content = {
    ...{ sample: draft.sample, element: draft.element, text: draft.text, unit: unitText(draft, draft.unit) },
    value_wtpct: isBelow || isAbove || isWords ? null : value,
    ...(spread && !isBelow && !isAbove && !isWords && value !== null ? { spread } : {}),
    ...(flag === undefined ? {} : { flag }),
    ...(isBelow || isAbove ? { limit_wtpct: value ?? limitIn(draft, decimal, per) } : {}),
    ...(draft.burn === undefined || draft.isMean ? {} : { burn: draft.burn }),
    ...(draft.isMean ? { mean: true as const } : {}),
    ...(draft.control ? { control: true as const } : {}),
    ...(draft.struck === undefined ? {} : { struck: true as const }),
    ...(draft.line === undefined ? {} : { line: draft.line }),
    row: draft.row,
    ...(draft.at === undefined ? {} : { at: draft.at }),
  };
  return {
    draft,
    content,
    ...(figure ? { figure } : {}),
    ...(guessed && !draft.unit ? { guessed } : {}),
    ...(typeof per === 'number' || isWords || cell.digits === undefined ? {} : { lacks: per }),
  };
}

/** A limit that a column or a row of limits prints beside; null without one. */
function limitIn(draft: Draft, decimal: ReturnType<typeof decimalOf>, per: number | string): number | null {
  const { kind, digits } = cellOf(draft.printedLimit ?? '');
  const figure =
    (kind === 'number' || kind === 'below') && digits !== undefined ? figureOf(digits, decimal) : undefined;
  return figure && typeof per === 'number' ? plain(figure.value * per) : null;
}

function spreadIn(
  { spread, unit }: Draft,
  {
    decimal,
    per,
    value,
  }: {
    readonly decimal: ReturnType<typeof decimalOf>;
    readonly per: number | string;
    readonly value: number | null;
  },
): Content['spread'] {
  if (!spread || spread.k === undefined || typeof per !== 'number') return undefined;
  const figure = figureOf(spread.digits, decimal);
  if (!figure) return undefined;
  if (spread.isRelative)
    return value === null ? undefined : { value: plain((Math.abs(value) * figure.value) / 100), k: spread.k };
  const own =
    spread.unit && unit && spread.unit.kind === 'mass' && unit.kind === 'mass'
      ? (per * spread.unit.factor) / unit.factor
      : per;
  return { value: plain(figure.value * own), k: spread.k };
}
