import { isDay } from '../../foundation/quantity/days.ts';
import { type Reading, shiftDecimal } from '../../foundation/quantity/reading.ts';
import { LARGEST_SUM_WTPCT } from '../../metal/alloy/composition.ts';
import { type ElementSymbol, GASES, isElement, TRACES } from '../../metal/alloy/element.ts';
import { idRefusal, isNewId } from '../../metal/alloy/identifier.ts';
import { LOT_CLASSES, type LotClass, ORIGIN_CLASSES, type OriginClass } from '../../metal/alloy/words.ts';
import type { Fault } from '../sheet/fault.ts';
import type { LotSheetRow, ResultValue } from '../sheet/lot-rows.ts';
import { cellsOf, type LotCells, type Refusal } from './lot-cells.ts';

/** One lot as a row of the import table says it; texts of results as printed. */
export interface LotRow {
  readonly row: number;
  readonly lotId: string;
  readonly mass_g: number;
  readonly form: string;
  readonly originClass: string;
  readonly lotClass: string;
  readonly owner?: string;
  readonly supplier?: string;
  readonly declaredGrade?: string;
  readonly receivedOn?: string;
  readonly generation?: number;
  readonly note?: string;
  /** What a kilogram cost: decimal text and currency, "7.20 EUR". */
  readonly price?: string;
  /** Number of the article under which its sender knows such metal, of the paper that came with it, and whose delivery it is. */
  readonly article?: string;
  readonly certificate?: string;
  readonly sent?: { readonly sender: string; readonly number: string; readonly line?: string };
  /** One for each method, in the order of the table. */
  readonly analyses: readonly LotAnalysis[];
}

export interface LotAnalysis {
  readonly method: string;
  readonly laboratory?: string;
  /** DOI or certificate number. */
  readonly reference?: string;
  readonly balance?: ElementSymbol;
  readonly results: readonly {
    readonly element: ElementSymbol;
    readonly text: string;
    readonly unit: 'wt%' | 'ppm';
  }[];
}

/** The words that the plant knows, and whether to take odd units as they are written. */
export interface LotTableRules {
  readonly forms: readonly string[];
  readonly methods: readonly string[];
  readonly asWritten?: boolean;
}

/** Class of a lot whose column is empty, by origin. */
const CLASS_BY_ORIGIN: Readonly<Record<OriginClass, LotClass>> = {
  'post-consumer': 'end-of-life',
  'pre-consumer-external': 'purchased-scrap',
  'internal-revert': 'internal-revert',
  virgin: 'virgin',
};
const isOrigin = (word: string): word is OriginClass => ORIGIN_CLASSES.some((known) => known === word);

/** Of a trace: above this a wt% column was probably meant as ppm [wt%]. */
const TRACE_CEILING = 0.5;
/** Alloying elements: a ppm column below this, printed with decimals, was probably meant as wt% [ppm]. */
const MAJOR_FLOOR = 100;
const MAJOR_ELEMENTS: readonly string[] = ['Ni', 'Co', 'Fe', 'Cr', 'Mo', 'W', 'Ta', 'Re'];
/** No method reports less of these [ppm]; a smaller number is a percentage in the wrong column. */
const GAS_FLOOR = 0.01;
/** As much as the ledger books of one thing [g]. */
const LARGEST_LOT_G = 1e12;
/** Superalloys are younger: an earlier day is a slip of the pen (assumption). */
const EARLIEST_RECEIPT = '1940-01-01';

/**
 * The lots of a table in the words of a lot; a lot that was measured by several methods has a row for each. What cannot be
 * booked goes to `faults` with its cell. Values that look like percent for ppm or the reverse are asked about unless `asWritten`.
 */
export function lotsOf(rows: readonly LotSheetRow[], rules: LotTableRules, faults: Fault[]): LotRow[] {
  const lots = rows.map((row) => parseRow(row, cellsOf(row, faults), rules));
  return together(lots, faults);
}

function parseRow(row: LotSheetRow, cells: LotCells, rules: LotTableRules): LotRow {
  const lotId = cells.text('lot_id');
  if (!isNewId(lotId))
    cells.refuse('lot_id', { message: idRefusal(lotId), cure: 'give the lot such a number' });
  const receivedOn = cells.text('received_on');
  if (receivedOn !== '' && !isDay(receivedOn))
    cells.refuse('received_on', {
      message: `received_on "${receivedOn}" is not a date`,
      allowed: 'a date such as 2026-11-24',
      cure: 'write the day so, or leave the cell empty for today',
    });
  else if (receivedOn !== '' && receivedOn < EARLIEST_RECEIPT)
    cells.refuse('received_on', {
      message: `received_on "${receivedOn}" is too long ago`,
      allowed: `from ${EARLIEST_RECEIPT} on`,
      cure: 'write the year with four digits',
    });
  const generation = cells.decimal('generation');
  const analysis = parseAnalysis(row.results, cells, rules);
  const originClass = cells.oneOf('origin_class', ORIGIN_CLASSES);
  return {
    row: row.row,
    lotId,
    mass_g: parseMass(cells),
    form: cells.oneOf('form', rules.forms),
    originClass,
    lotClass:
      cells.text('lot_class') || isOrigin(originClass)
        ? cells.oneOf(
            'lot_class',
            LOT_CLASSES,
            isOrigin(originClass) ? CLASS_BY_ORIGIN[originClass] : undefined,
          )
        : '',
    ...filled({
      owner: cells.text('owner'),
      supplier: cells.text('supplier'),
      declaredGrade: cells.text('declared_grade'),
      receivedOn,
      note: cells.text('note').slice(0, 2000),
      price: cells.text('price'),
    }),
    ...(generation === null ? {} : { generation: Number(generation) }),
    analyses: analysis ? [analysis] : [],
  };
}

function parseMass(cells: LotCells): number {
  const kilograms = cells.decimal('mass_kg');
  if (kilograms === null) {
    if (cells.text('mass_kg') === '') cells.refuse('mass_kg', NO_MASS);
    return 0;
  }
  const grams = Number(shiftDecimal(kilograms, 3));
  if (grams > LARGEST_LOT_G)
    cells.refuse('mass_kg', {
      message: `mass_kg ${kilograms} is more than a lot can weigh`,
      allowed: `at most ${LARGEST_LOT_G / 1000} kg`,
      cure: 'look at its decimal sign and unit',
    });
  else if (!Number.isSafeInteger(grams))
    cells.refuse('mass_kg', {
      message: `mass_kg ${kilograms} is finer than a gram`,
      allowed: 'at most three decimals',
      cure: 'round it to the gram',
    });
  else if (grams === 0) cells.refuse('mass_kg', NO_MASS);
  return grams;
}

const NO_MASS: Refusal = {
  message: 'the lot has no mass',
  allowed: 'more than 0 kg',
  cure: 'write what the scale showed, or leave the row out',
};

function parseAnalysis(
  written: readonly ResultValue[],
  cells: LotCells,
  rules: LotTableRules,
): LotAnalysis | undefined {
  const results: LotAnalysis['results'][number][] = [];
  const balance = cells.text('balance');
  let total = 0;
  for (const { element, unit, at, text } of written) {
    const reading = cells.reading(text);
    const fault = results.some((result) => result.element === element)
      ? {
          message: `${element} is given both in wt% and in ppm`,
          allowed: 'one result per element',
          cure: 'empty one of the two cells',
        }
      : resultFault({ element, unit, balance }, reading, rules);
    if (fault) cells.refuse(at, { value: text, unit, ...fault });
    else if (reading) {
      results.push({ element, text: reading.text, unit });
      if (reading.operator === '=') total += reading.value / (unit === 'ppm' ? 1e4 : 1);
    }
  }
  if (total > LARGEST_SUM_WTPCT)
    cells.refuse(undefined, {
      value: total,
      unit: 'wt%',
      message: `the results add up to ${total.toFixed(2)} wt%`,
      allowed: `at most ${LARGEST_SUM_WTPCT} wt%`,
      cure: 'look at the decimal signs and units of the row',
    });
  if (balance !== '' && !isElement(balance))
    cells.refuse('balance', {
      message: `balance "${balance}" is not an element`,
      allowed: 'a symbol such as Ni',
      cure: 'name the element that was found by difference, or empty the cell',
    });
  if (results.length === 0) return undefined;
  return {
    method: cells.oneOf('method', rules.methods),
    ...filled({ laboratory: cells.text('laboratory'), reference: cells.text('reference') }),
    ...(isElement(balance) ? { balance } : {}),
    results,
  };
}

function resultFault(
  column: { readonly element: ElementSymbol; readonly unit: 'wt%' | 'ppm'; readonly balance: string },
  reading: Reading | null,
  rules: LotTableRules,
): Refusal | null {
  const { element, unit, balance } = column;
  if (!reading)
    return {
      message: `the ${element} content is not a decimal`,
      allowed: 'a decimal, with < in front of a detection limit',
      cure: 'write the number alone; n.d. or an empty cell where there is none',
    };
  if (reading.operator.startsWith('>') && element !== balance)
    return {
      message: `${element} ${reading.text} ${unit} is only a lower limit`,
      allowed: 'a decimal, with < in front of a detection limit',
      cure: 'measure it by a method whose range is large enough',
    };
  const percent = reading.value / (unit === 'ppm' ? 1e4 : 1);
  const range = unit === 'ppm' ? '0 to 1000000 ppm' : '0 to 100 wt%';
  if (reading.value < 0 || percent > 100)
    return {
      message: `${element} ${reading.text} ${unit} is impossible`,
      allowed: range,
      cure: 'look at its sign and unit',
    };
  if (rules.asWritten || reading.operator !== '=' || reading.value === 0) return null;
  const looksLikePpm = unit === 'wt%' && TRACES.includes(element) && percent > TRACE_CEILING;
  const looksLikePercent =
    unit === 'ppm' &&
    ((MAJOR_ELEMENTS.includes(element) && reading.value < MAJOR_FLOOR && reading.decimals > 0) ||
      (['S', 'P', ...GASES].includes(element) && reading.value < GAS_FLOOR));
  if (!looksLikePpm && !looksLikePercent) return null;
  const other = looksLikePpm ? 'ppm' : 'wtpct';
  const question = `is the unit ${looksLikePpm ? 'ppm' : 'wt%'}?`;
  return {
    message: `${element} ${reading.text} ${unit} is unusual; ${question}`,
    question,
    cure: `name the unit, ${element}_${other} or --map 'HEADING=${element}[${looksLikePpm ? 'ppm' : 'wt%'}]'; if the value is right, import with --as-written`,
  };
}

/** A lot as a ledger may be asked about it while some of its cells are wrong or asked: known words stand in their place, and what may be absent is. */
export function tried(
  lot: LotRow,
  { forms, methods, hasOpenDays }: LotTableRules & { readonly hasOpenDays: boolean },
): LotRow {
  const { receivedOn, originClass, ...others } = lot;
  const isKnown = receivedOn !== undefined && !hasOpenDays && isDay(receivedOn);
  const origin = isOrigin(originClass) ? originClass : 'post-consumer';
  const isMass = Number.isSafeInteger(lot.mass_g) && lot.mass_g > 0 && lot.mass_g <= LARGEST_LOT_G;
  return {
    ...others,
    mass_g: isMass ? lot.mass_g : ANY_MASS_G,
    form: forms.includes(lot.form) ? lot.form : (forms[0] ?? ''),
    originClass: origin,
    lotClass: LOT_CLASSES.some((known) => known === lot.lotClass) ? lot.lotClass : CLASS_BY_ORIGIN[origin],
    ...(isKnown && receivedOn >= EARLIEST_RECEIPT ? { receivedOn } : {}),
    analyses: lot.analyses.filter(({ method }) => methods.includes(method)),
  };
}

/** Stands for a mass that cannot be read [g]. */
const ANY_MASS_G = 1000;

/** Lots with all their analyses. A lot number may come again with another method and nothing else that differs. */
function together(read: readonly LotRow[], faults: Fault[]): LotRow[] {
  const lots = new Map<string, LotRow>();
  for (const lot of read) {
    const before = lots.get(lot.lotId);
    if (!before) {
      lots.set(lot.lotId, lot);
      continue;
    }
    const again = before.row === lot.row ? undefined : repetition(before, lot);
    const second = before.row === lot.row ? undefined : secondSample(before, lot);
    if (again === undefined)
      lots.set(lot.lotId, { ...before, analyses: [...before.analyses, ...lot.analyses] });
    else if (second !== undefined)
      faults.push({
        ...{ row: lot.row, value: lot.lotId },
        message: `lot_id "${lot.lotId}" has another analysis by ${second.method} in row ${second.row}`,
        also: {
          row: before.row,
          message: `lot_id "${lot.lotId}" has another analysis by ${second.method} in row ${lot.row}`,
        },
        allowed: 'one row per lot and method of analysis',
        cure: `leave it out: --leave-out ${lot.row}, then book it as a further analysis; give it its own number where it is another lot`,
      });
    else
      faults.push({
        row: lot.row,
        ...(before.row === lot.row
          ? {}
          : {
              also: {
                row: before.row,
                message: `lot_id "${lot.lotId}" is used again in row ${lot.row}${again}`,
              },
            }),
        value: lot.lotId,
        message: `lot_id "${lot.lotId}" ${before.row === lot.row ? 'has two analyses by one method in this row' : `is already used in row ${before.row}${again}`}`,
        allowed: 'one row per lot, or one per method of analysis with the same mass and papers',
        cure: `leave one of them out where it is the same lot: --leave-out ${lot.row}; give it its own number where it is another`,
      });
  }
  return [...lots.values()];
}

/** What keeps a row from being another analysis of the same lot; undefined = nothing. */
function repetition(before: LotRow, lot: LotRow): string | undefined {
  const [analysis] = lot.analyses;
  if (
    !analysis ||
    before.analyses.length === 0 ||
    before.analyses.some(({ method }) => method === analysis.method)
  )
    return '';
  const other = otherField(before, lot);
  return other === undefined ? undefined : ` with another ${other}`;
}

/** A second sample of the same lot by a method that it has: its results differ, and nothing else. The row of the first is the lot's. */
function secondSample(
  before: LotRow,
  lot: LotRow,
): { readonly method: string; readonly row: number } | undefined {
  const [analysis] = lot.analyses;
  const first = before.analyses.find(({ method }) => method === analysis?.method);
  if (!analysis || !first || otherField(before, lot) !== undefined) return undefined;
  const isSame = JSON.stringify(first.results) === JSON.stringify(analysis.results);
  return isSame ? undefined : { method: analysis.method, row: before.row };
}

/** The first thing beside analyses and remark in which two rows of a lot differ. */
function otherField(before: LotRow, lot: LotRow): string | undefined {
  const plain = ({ row: _, analyses: __, note: ___, ...said }: LotRow): [string, unknown][] =>
    Object.entries(said);
  const said = new Map(plain(before));
  return plain(lot).find(([name, value]) => said.get(name) !== value)?.[0];
}

/** The texts that are not empty. */
function filled<K extends string>(texts: Readonly<Record<K, string>>): Partial<Record<K, string>> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')) as Partial<
    Record<K, string>
  >;
}
