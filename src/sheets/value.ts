import { signIn } from '../documents/sheet/decimals.ts';
import { isDigits, plainCell } from './plain-cell.ts';
import { type Unit, unitOf } from './units.ts';
import {
  isAboveRange,
  isBalance,
  isElsewhere,
  isInWords,
  isNotDetected,
  isNotMeasured,
  kIn,
} from './words.ts';

/** What a cell of contents says. */
export interface Cell {
  readonly kind: 'number' | 'below' | 'above' | 'words' | 'blank' | 'other';
  /** Digits as typed, whatever separates them; of a limit where it is below or above one. Absent without a figure. */
  readonly digits?: string;
  readonly unit?: Unit;
  /** It is an estimate: "~40". */
  readonly estimate?: true;
  readonly balance?: true;
  readonly elsewhere?: true;
  /** Its figure stands in brackets. */
  readonly bracketed?: true;
  /** A word in brackets behind the figure that a note may explain. */
  readonly remark?: string;
  /** Signs and letters beside the figure that a note may explain. */
  readonly marks: readonly string[];
  readonly spread?: {
    readonly digits: string;
    readonly unit?: Unit;
    readonly k?: number;
    readonly isPercent?: true;
  };
}

const NUMBER = String.raw`[+-]?(?:\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?|\d[\d.,]*\d|\d|[.,]\d+)(?:[eE][+-]?\d{1,3})?`;
const OPERATOR = String.raw`<=|>=|<{1,2}|>{1,2}|≤|≥|~|≈|ca\.?|approx\.?|about|less than|smaller than|below|under|not more than|max\.?|kleiner( als)?|weniger als|unter|inférieure? à|menor (?:de|que)|inferiore a|more than|greater than|larger than|above|over|größer( als)?|mehr als|über`;
const SHAPE = new RegExp(
  String.raw`^(?<lead>[*!#†‡xXD]{1,2}\s+|[*!#†‡]{1,2})?(?<op>${OPERATOR})?\s*(?<number>${NUMBER})(?<tail>.*)$`,
  'i',
);
const SPREAD = new RegExp(
  String.raw`^\s*(?:±|\+\/-|\+-|,?\s*(?:expanded\s+)?(?:uncertainty|unc\.?|unsicherheit|incertitude|incertidumbre|incertezza|u|sd|s|error)\s*[:=]?\s)\s*(?<number>${NUMBER})(?<tail>.*)$`,
  'i',
);
const BELOW =
  /^(<{1,2}|<=|≤|less than|smaller than|below|under|not more than|max\.?|kleiner( als)?|weniger als|unter|inférieure? à|menor (de|que)|inferiore a)$/i;
const ABOVE = /^(>{1,2}|>=|≥|more than|greater than|larger than|above|over|größer( als)?|mehr als|über)$/i;
const ABOUT = /^(~|≈|ca\.?|approx\.?|about)$/i;

const memory = new Map<string, Cell>();

/** What a cell of contents says; memory of what was read keeps long files quick. */
export function cellOf(text: string): Cell {
  if (isDigits(text) && signIn(text) !== 'odd') return { kind: 'number', digits: text, marks: [] };
  const known = memory.get(text);
  if (known) return known;
  const cell = readCell(plainCell(text));
  if (memory.size > 50_000) memory.clear();
  memory.set(text, cell);
  return cell;
}

function readCell(text: string): Cell {
  if (text === '' || isNotMeasured(text)) return { kind: 'blank', marks: [] };
  if (text.length > 120) return { kind: 'other', marks: [] };
  return withoutNumber(text) ?? withNumber(text) ?? { kind: 'other', marks: [] };
}

/** A cell that stands for a result in words or signs. */
function withoutNumber(text: string): Cell | undefined {
  const [, head = '', note = ''] = /^(.*?)\s*[([]([^)\]]*)[)\]]$/.exec(text) ?? [];
  for (const [word, tail] of [
    [text, ''],
    [head, note],
  ] as const) {
    if (word === '') continue;
    if (isNotDetected(word)) return { kind: 'below', marks: [], ...limitIn(tail) };
    if (isAboveRange(word)) return { kind: 'above', marks: [], ...limitIn(tail) };
  }
  // "ND %": the unit of its column stands behind the word too
  const [, beside = '', behind = ''] = /^(\D+?)\s+(\S+)$/.exec(text) ?? [];
  const unit = unitOf(behind);
  if (unit && isNotDetected(beside)) return { kind: 'below', marks: [], unit };
  if (!isInWords(text)) {
    // "<0.05 LOD", "n.d. < 0.002": the word before the limit
    const [, word = '', limit = ''] = /^(\D{2,20}?)\s*([<>≤]?\s*[\d.,]+.*)$/.exec(text) ?? [];
    return word !== '' && isNotDetected(word.replace(/[\s<(:,=]+$/, '')) && !/^<$/.test(word.trim())
      ? { kind: 'below', marks: [], ...limitIn(limit) }
      : undefined;
  }
  return {
    kind: 'words',
    marks: [],
    ...(isBalance(text) ? { balance: true as const } : {}),
    ...(isElsewhere(text) ? { elsewhere: true as const } : {}),
  };
}

/** The limit that a note beside a word names: "(limit 0.002 %)". */
function limitIn(note: string): { digits?: string; unit?: Unit } {
  const [, digits, tail = ''] = new RegExp(`(${NUMBER})(.*)$`).exec(note) ?? [];
  if (digits === undefined) return {};
  const unit = unitOf(tail);
  return { digits, ...(unit ? { unit } : {}) };
}

function withNumber(text: string): Cell | undefined {
  const bracketed = (/^\((.*)\)$/.exec(text)?.[1] ?? /^\[(.*)\]$/.exec(text)?.[1])?.trim();
  const found = SHAPE.exec(bracketed ?? text)?.groups;
  if (!found) return undefined;
  const { lead = '', op = '', number = '', tail = '' } = found;
  if (signIn(number) === 'odd') return undefined;
  const rest = tailOf(tail);
  if (!rest) return undefined;
  const kind = BELOW.test(op) || rest.isBelow ? 'below' : ABOVE.test(op) ? 'above' : 'number';
  return {
    kind,
    digits: number,
    marks: [...(lead.trim() === '' ? [] : [lead.trim()]), ...rest.marks],
    ...(rest.unit ? { unit: rest.unit } : {}),
    ...(ABOUT.test(op) ? { estimate: true as const } : {}),
    ...(bracketed === undefined ? {} : { bracketed: true as const }),
    ...(rest.spread ? { spread: rest.spread } : {}),
    ...(rest.remark === undefined ? {} : { remark: rest.remark }),
  };
}

/** What stands behind a figure: its unit, a spread, marks; undefined where it is text. */
function tailOf(
  tail: string,
):
  | { unit?: Unit; marks: readonly string[]; spread?: Cell['spread']; remark?: string; isBelow: boolean }
  | undefined {
  let rest = tail;
  const marks: string[] = [];
  const [unit, behindUnit] = leadingUnit(rest);
  rest = behindUnit;
  const widened = SPREAD.exec(rest)?.groups;
  let spread: Cell['spread'];
  if (widened) {
    const [ofSpread, behind] = leadingUnit(widened.tail ?? '');
    const k = kIn(behind);
    rest = behind
      .replace(/[([]?\s*k\s*[=:]\s*\d(?:[.,]\d+)?\s*[)\]]?/i, '')
      .replace(/[([]?\s*\d\s*(s|sigma|σ)\s*[)\]]?/i, '');
    spread = {
      digits: widened.number!,
      ...(ofSpread ? { unit: ofSpread } : {}),
      ...(k === undefined ? {} : { k }),
    };
  }
  const [later, behindLater] = unit ? [undefined, rest] : leadingUnit(rest);
  // a remark behind the figure: "(average of 3)"
  const remark = /\((\p{L}{3,}[^)]*)\)\s*$/u.exec(behindLater)?.[0];
  rest = remark === undefined ? behindLater : behindLater.slice(0, -remark.length);
  for (const word of rest.trim().split(/\s+/)) {
    if (word === '') continue;
    if (word.length > 4 || (/\d/.test(word) && !/^[([]?\d[)\]]$/.test(word))) return undefined;
    marks.push(word);
  }
  if (marks.length > 2) return undefined;
  const isBelow = marks.length === 1 && marks[0] === '<';
  // "18.2 ± 0.2 %": the unit behind the spread is that of both
  const found = unit ?? later ?? spread?.unit;
  return {
    marks: isBelow ? [] : marks,
    isBelow,
    ...(found ? { unit: found } : {}),
    ...(spread ? { spread } : {}),
    ...(remark === undefined ? {} : { remark: remark.trim() }),
  };
}

/** The unit at the beginning of a text, and what follows it. */
function leadingUnit(text: string): readonly [Unit | undefined, string] {
  const words = text.trimStart().split(/\s+/);
  for (const count of [3, 2, 1]) {
    if (words.length < count) continue;
    const joined = words.slice(0, count).join(' ').replace(/[,;]$/, '');
    const unit = joined === '' ? undefined : unitOf(joined);
    // a letter alone is a mark and not a unit: "V", "Int"
    if (unit && unit.kind !== 'intensity') return [unit, ` ${words.slice(count).join(' ')}`];
  }
  return [undefined, text];
}

/** Cells of a column without the unit, where it stands behind each of them: a column of units without a heading. */
export function withoutUnits(cells: readonly string[]): (text: string) => string {
  const results = cells.filter((text) => isResult(text));
  const withUnit = results.filter((text) => cellOf(text).unit !== undefined && !cellOf(text).spread);
  if (results.length < 2 || withUnit.length < results.length) return (text) => text;
  return (text) => {
    const { unit } = cellOf(text);
    const behind = unit === undefined ? -1 : text.lastIndexOf(unit.printed);
    return behind > 0 && text.slice(behind) === unit!.printed ? text.slice(0, behind).trim() : text;
  };
}

/** True for a cell that may stand under an element: a figure, a limit, or a word in place of one. */
export const isResult = (text: string): boolean => {
  const { kind } = cellOf(text);
  return kind === 'number' || kind === 'below' || kind === 'above' || kind === 'words';
};
