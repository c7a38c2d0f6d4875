import exceljs from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCompute } from '../../src/engine/compute.ts';
import { readSheets } from '../../src/engine/tables/sheets.ts';
import { lotsIn, readLotSheet } from '../../src/tasks/yard/book-returns/book-returns.ts';
import { windows1252 } from './sheets.ts';

/** The same lots, written as any shop might: whatever the layout, the language and the units, they are read as the same. */

interface Lot {
  readonly id: string;
  readonly grams: number;
  readonly form: number;
  readonly origin: number;
  readonly grade: string;
  /** Days after 2026-01-01. */
  readonly day: number;
  readonly chromium: number;
  readonly nickel: number | 'rest';
  readonly sulphur: number | 'none' | 'below';
  readonly lead: number | 'none';
}

const FORMS = [
  ['turnings', 'Späne', 'Turnings', 'Copeaux', 'swarf'],
  ['mill-solids', 'Blockenden', 'Bar ends', 'Chutes', 'solids'],
  ['foundry-returns', 'Angüsse', 'Gates and risers', 'Masselottes', 'runners'],
] as const;
const ORIGINS = [
  ['internal-revert', 'Kreislauf', 'Internal revert', 'interne', 'Rücklauf'],
  ['pre-consumer-external', 'Fremdschrott', 'Purchased', 'externe', 'Zukauf'],
  ['post-consumer', 'Altschrott', 'End of life', 'usagé', 'old scrap'],
] as const;
const GRADES = ['2.4668', 'IN 718', 'Alloy 718', 'UNS N07718', 'Nicrofer 5219 Nb', 'Inconel 625'];
const HEADINGS = {
  id: ['Charge', 'Lot No.', 'Losnummer', 'Heat No.', 'Batch', 'N° de lot', 'lot_id'],
  mass: ['Gewicht', 'Netto', 'Net weight', 'Menge', 'Masse', 'Weight', 'Poids net'],
  form: ['Form', 'Schrottart', 'Scrap form', 'Forme', 'Zustand', 'Type'],
  origin: ['Herkunft', 'Origin', 'Provenance', 'Ursprung', 'Kategorie'],
  grade: ['Werkstoff', 'Alloy', 'Grade', 'Legierung', 'Nuance', 'Material'],
  day: ['Eingang', 'Date received', 'Datum', 'Wareneingang', 'Date', 'Lieferdatum'],
  chromium: ['Cr', 'Chrom', 'Chromium', 'CR', 'Cr-Gehalt'],
  nickel: ['Ni', 'Nickel', 'NI'],
  sulphur: ['S', 'Schwefel', 'Sulphur'],
  lead: ['Pb', 'Blei', 'Lead'],
  other: ['Lagerplatz', 'Preis EUR', 'Brutto kg', 'Stück', 'Bestell-Nr.'],
} as const;
type Column = keyof typeof HEADINGS;
const COLUMNS = Object.keys(HEADINGS) as Column[];

const lotsOf = fc.uniqueArray(
  fc.record<Lot>({
    id: fc
      .tuple(fc.constantFrom('A', 'R-', '26/', 'K '), fc.integer({ min: 1, max: 9999 }))
      .map(([front, number]) => `${front}${number}`),
    grams: fc.integer({ min: 1, max: 5_000_000 }),
    form: fc.nat(2),
    origin: fc.nat(2),
    grade: fc.constantFrom(...GRADES),
    day: fc.nat(300),
    chromium: fc.integer({ min: 1500, max: 2400 }).map((n) => n / 100),
    nickel: fc.oneof(
      fc.integer({ min: 400, max: 600 }).map((n) => n / 10),
      fc.constant('rest' as const),
    ),
    sulphur: fc.oneof(fc.integer({ min: 1, max: 90 }), fc.constantFrom('none' as const, 'below' as const)),
    lead: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constant('none' as const)),
  }),
  { selector: ({ id }) => id.replace(/\W/g, '-'), minLength: 2, maxLength: 12 },
);

const layoutOf = fc.record({
  order: fc.shuffledSubarray(COLUMNS, { minLength: COLUMNS.length, maxLength: COLUMNS.length }),
  words: fc.record(
    Object.fromEntries(COLUMNS.map((column) => [column, fc.nat(HEADINGS[column].length - 1)])) as Record<
      Column,
      fc.Arbitrary<number>
    >,
  ),
  language: fc.integer({ min: 1, max: 4 }),
  comma: fc.boolean(),
  thousands: fc.boolean(),
  massUnit: fc.constantFrom('kg', 't', 'g'),
  majorUnit: fc.constantFrom('%', 'wt%', 'wt.-%', 'Gew.-%', 'ppm'),
  traceUnit: fc.constantFrom('ppm', 'mg/kg', '%', 'ppb'),
  brackets: fc.constantFrom(['[', ']'], ['(', ')'], ['', '']),
  unitRow: fc.boolean(),
  title: fc.boolean(),
  total: fc.boolean(),
  blankRow: fc.boolean(),
  nothing: fc.constantFrom('', '-', 'n.d.', 'n/a', 'n.b.'),
  rest: fc.constantFrom('Rest', 'Bal.', 'balance', 'Basis'),
  date: fc.constantFrom('de', 'iso', 'us', 'gb', 'word'),
  file: fc.constantFrom(
    'semicolon',
    'tab',
    'bar',
    'comma',
    'cp1252',
    'utf16',
    'xlsx',
    'xlsx-text',
    'xlsx-percent',
  ),
  cellUnit: fc.boolean(),
});
type Layout = typeof layoutOf extends fc.Arbitrary<infer T> ? T : never;

const isoOf = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);

/** Digits of a number in units of a power of ten, exactly. */
const scaled = (value: number, power: number): string => {
  const text = (value * 10 ** power).toFixed(9).replace(/0+$/, '').replace(/\.$/, '');
  return text;
};

function decimals(digits: string, { comma, thousands }: Layout, separable: boolean): string {
  const [whole = '', part] = digits.split('.');
  const grouped = thousands && separable ? whole.replace(/\B(?=(\d{3})+$)/g, comma ? '.' : ',') : whole;
  return part === undefined ? grouped : `${grouped}${comma ? ',' : '.'}${part}`;
}

const MASS = { kg: -3, t: -6, g: 0 } as const;
const TRACE = { ppm: 0, 'mg/kg': 0, '%': -4, ppb: 3 } as const;

function dayText(day: number, { date }: Layout): string {
  const [year, month, date2] = isoOf(day).split('-') as [string, string, string];
  if (date === 'iso') return `${year}-${month}-${date2}`;
  if (date === 'us') return `${month}/${date2}/${year}`;
  if (date === 'gb') return `${date2}/${month}/${year}`;
  if (date === 'word')
    return `${Number(date2)} ${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][Number(month) - 1]} ${year}`;
  return `${date2}.${month}.${year}`;
}

/** A cell as typed; numbers as { number } where a workbook holds them as such. */
type Typed = string | { readonly number: number; readonly percent?: boolean };

function typed(lot: Lot, column: Column, layout: Layout): Typed {
  const numeric = layout.file === 'xlsx' || layout.file === 'xlsx-percent';
  const number = (digits: string, unit = ''): Typed =>
    numeric
      ? { number: Number(digits) }
      : `${decimals(digits, layout, true)}${layout.cellUnit && unit !== '' ? ` ${unit}` : ''}`;
  const major = (wtpct: number): Typed => {
    if (layout.file === 'xlsx-percent') return { number: Number((wtpct / 100).toFixed(8)), percent: true };
    return number(scaled(wtpct, layout.majorUnit === 'ppm' ? 4 : 0), layout.majorUnit);
  };
  switch (column) {
    case 'id':
      return lot.id;
    case 'mass':
      return number(scaled(lot.grams, MASS[layout.massUnit as keyof typeof MASS]), layout.massUnit);
    case 'form':
      return FORMS[lot.form]![layout.language]!;
    case 'origin':
      return ORIGINS[lot.origin]![layout.language]!;
    case 'grade':
      return lot.grade;
    case 'day':
      return dayText(lot.day, layout);
    case 'chromium':
      return major(lot.chromium);
    case 'nickel':
      return lot.nickel === 'rest' ? layout.rest : major(lot.nickel);
    case 'sulphur':
    case 'lead': {
      const ppm = lot[column];
      if (ppm === 'none') return layout.nothing;
      const unit = layout.traceUnit as keyof typeof TRACE;
      return ppm === 'below'
        ? `< ${decimals(scaled(5, TRACE[unit]), layout, false)}`
        : number(scaled(ppm, TRACE[unit]), unit);
    }
    default:
      return ['H3-12', '7', 'x'][lot.day % 3]!;
  }
}

function heading(column: Column, layout: Layout): readonly [string, string] {
  const words = HEADINGS[column][layout.words[column] % HEADINGS[column].length]!;
  const unit =
    column === 'mass'
      ? layout.massUnit
      : ['chromium', 'nickel'].includes(column)
        ? layout.majorUnit
        : ['sulphur', 'lead'].includes(column)
          ? layout.traceUnit
          : '';
  return [words, unit];
}

function tableOf(lots: readonly Lot[], layout: Layout): Typed[][] {
  const { order, brackets, unitRow } = layout;
  const heads = order.map((column) => heading(column, layout));
  const header = unitRow
    ? [heads.map(([words]) => words), heads.map(([, unit]) => unit)]
    : [heads.map(([words, unit]) => (unit === '' ? words : `${words} ${brackets[0]}${unit}${brackets[1]}`))];
  const kilograms = lots.reduce((sum, { grams }) => sum + grams, 0);
  return [
    ...(layout.title ? [['Schrottbestand Werk Nord'], []] : []),
    ...header,
    ...lots.flatMap((lot, i) => [
      order.map((column) => typed(lot, column, layout)),
      ...(layout.blankRow && i === 0 ? [[]] : []),
    ]),
    ...(layout.total
      ? [
          order.map((column, at) =>
            column === 'mass'
              ? typed({ ...lots[0]!, grams: kilograms }, 'mass', layout)
              : at === order.findIndex((name) => name !== 'mass')
                ? 'Summe'
                : '',
          ),
        ]
      : []),
  ];
}

async function bytesOf(rows: readonly (readonly Typed[])[], { file }: Layout): Promise<Buffer> {
  if (file.startsWith('xlsx')) {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet('Bestand');
    for (const [r, row] of rows.entries())
      for (const [c, cell] of row.entries()) {
        const target = sheet.getCell(r + 1, c + 1);
        if (typeof cell === 'string') target.value = cell === '' ? null : cell;
        else {
          target.value = cell.number;
          if (cell.percent) target.numFmt = '0.00%';
        }
      }
    return Buffer.from(await book.xlsx.writeBuffer());
  }
  const separator = { tab: '\t', bar: '|', comma: ',' }[file as 'tab'] ?? ';';
  const quoted = (text: string): string =>
    text.includes(separator) || text.includes('"') ? `"${text.replace(/"/g, '""')}"` : text;
  const width = Math.max(...rows.map(({ length }) => length));
  const text = rows
    .map((row) => Array.from({ length: width }, (_, i) => quoted(String(row[i] ?? ''))).join(separator))
    .join('\r\n');
  if (file === 'cp1252') return windows1252(text);
  return file === 'utf16' ? Buffer.from(`\ufeff${text}`, 'utf16le') : Buffer.from(text);
}

const plain = (value: number): string => String(Number(value.toPrecision(12)));

/** What must come back, in numbers. */
const expected = (lot: Lot): object => ({
  id: lot.id.replace(/[/ ]/g, '-'),
  grams: lot.grams,
  form: FORMS[lot.form]![0],
  origin: ORIGINS[lot.origin]![0],
  grade: lot.grade,
  day: isoOf(lot.day),
  contents: [
    `Cr ${plain(lot.chromium * 1e4)}`,
    ...(lot.nickel === 'rest' ? ['rest Ni'] : [`Ni ${plain(lot.nickel * 1e4)}`]),
    ...(lot.sulphur === 'none' ? [] : [lot.sulphur === 'below' ? 'S <5' : `S ${lot.sulphur}`]),
    ...(lot.lead === 'none' ? [] : [`Pb ${lot.lead}`]),
  ].sort(),
});

describe('a sheet in any layout', () => {
  const compute = createCompute();

  it('is read as the lots that were written', async () => {
    await fc.assert(
      fc.asyncProperty(lotsOf, layoutOf, async (lots, layout) => {
        const [sheet] = await readSheets(await bytesOf(tableOf(lots, layout), layout), 'any');
        // What nothing in the sheet decides is asked, and never guessed.
        const asked = readLotSheet(sheet, compute).questions.map(({ cure }) => cure.slice(0, 5));
        expect(asked.filter((cure) => cure !== '--dat' && cure !== '--dec')).toEqual([]);
        const reading = readLotSheet(sheet, compute, {
          ...(asked.includes('--dat') ? { dates: layout.date === 'us' ? 'mdy' : 'dmy' } : {}),
          ...(asked.includes('--dec') ? { decimal: layout.comma ? ',' : '.' } : {}),
        });
        const read = lotsIn(reading).map(
          ({ lotId, mass_g, form, originClass, declaredGrade, receivedOn, analyses }) => ({
            id: lotId,
            grams: mass_g,
            form,
            origin: originClass,
            grade: declaredGrade,
            day: receivedOn,
            contents: [
              ...analyses[0]!.results.map(({ element, text, unit }) => {
                const [, sign, digits] = /^(<?)(.*)$/.exec(text)!;
                return `${element} ${sign}${plain(Number(digits) * (unit === 'ppm' ? 1 : 1e4))}`;
              }),
              ...(analyses[0]!.balance ? [`rest ${analyses[0]!.balance}`] : []),
            ].sort(),
          }),
        );
        expect(read).toEqual(lots.map(expected));
      }),
      { numRuns: Number(process.env.LAYOUTS ?? 100), seed: Number(process.env.SEED ?? 20261124) },
    );
  }, 240_000);
});
