import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { VERBS, type VerbWords } from '../../src/faces/cli/verb-list.ts';
import { storedZip } from '../import/stored-zip.ts';
import type { Dice } from './dice.ts';
import { jsonOf, mutated, ODD_TEXTS, torn } from './mutate.ts';
import { HEATS } from './yard.ts';

/** One thing that somebody may try: a command line and the files that lie beside it. */
export interface Attempt {
  readonly argv: readonly string[];
  readonly files: Readonly<Record<string, Buffer>>;
}

const root = join(import.meta.dirname, '..', '..');
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');
const parsed = (...path: string[]): unknown => JSON.parse(read(...path));
const file = (name: string, content: string | Buffer): Attempt['files'] => ({ [name]: Buffer.from(content) });

/** Calculations with the documents that are changed; the quick ones stand more often. */
const CALCULATIONS = [
  'identify',
  'identify',
  'identify',
  'release',
  'release',
  'simulate',
  'correct',
  'plan',
  'calibrate',
  'advise',
];
const examples = new Map(
  [...new Set(CALCULATIONS)].map((name) => [name, parsed('docs', 'formats', `${name}.example.json`)]),
);

/** A document of a calculation with something wrong in it, or torn. */
export function documentAttempt(dice: Dice): Attempt {
  const name = dice.one(CALCULATIONS);
  const text = jsonOf(mutated(examples.get(name), dice));
  const bytes = dice.chance(0.1) ? torn(Buffer.from(text), dice) : text;
  return { argv: ['calculate', name, 'document.json', '--json'], files: file('document.json', bytes) };
}

/** What the record of a heat may say. */
const heatRecord = (number: number) => ({
  format: 'remelt-heat-record/1',
  heat: `H-${number}`,
  by: 'p-melt',
  happenedAt: '2026-11-20T08:00:00Z',
  charge: [{ lot: 'A', actual_g: 10_000 }],
  unplanned: 'trial',
  log: {
    furnace: 'VIM-25',
    melt: { mass_kg: 10, composition_wtpct: { Cr: 22, Ni: 78 }, balance: 'Ni' },
    route: [{ operation: 'vacuum-induction', settings: { time_s: 3600, temperature_K: 1850 } }],
    samples: [{ sample: `S-${number}`, at_s: 600 }],
  },
  melt: { process: 'VIM', output_g: 9990, losses: [{ to: 'fume', mass_g: 10 }], tolerance_g: 0 },
  cast: {
    objects: [{ object: `I-${number}`, form: 'ingot', mass_g: 9000 }],
    reverts: [{ lot: `R-${number}`, form: 'skull', mass_g: 980 }],
    losses: [{ to: 'spill', mass_g: 1 }],
  },
  samples: [{ of: `heat:H-${number}`, sample: `S-${number}`, place: 'bath', mass_g: 5 }],
  analyses: [
    {
      of: `heat:H-${number}`,
      analysis: `N-${number}`,
      method: 'OES',
      place: 'bath',
      sample: `S-${number}`,
      by: 'p-lab',
      results: [{ element: 'Cr', text: '22.0', unit: 'wt%', sd: '0.1' }],
    },
  ],
  retests: [
    {
      of: `heat:H-${number}`,
      replaces: `S-${number}`,
      rule: 'ams-5383f',
      cause: 'slip',
      characteristics: ['Cr'],
      specimens: [`T-${number}`, `U-${number}`],
    },
  ],
  withdraw: [{ of: `heat:H-${number}`, analysis: `N-${number}`, reason: 'slip' }],
});

/** How often a part of a record is told; what a new heat cannot have is rare. */
const OFTEN: Readonly<Record<string, number>> = {
  heat: 1,
  by: 0.95,
  charge: 0.8,
  retests: 0.05,
  withdraw: 0.05,
};

/** A record of a heat, as a whole or in part, with something wrong in it. */
export function recordAttempt(dice: Dice): Attempt {
  const parts = Object.entries(heatRecord(1 + dice.below(HEATS))).filter(([name]) =>
    dice.chance(OFTEN[name] ?? 0.3),
  );
  const text = jsonOf(mutated(Object.fromEntries(parts), dice));
  return {
    argv: ['record', 'record.json', ...(dice.chance(0.5) ? ['--json'] : [])],
    files: file('record.json', text),
  };
}

const TABLE = `lot_id,mass_kg,form,origin_class,supplier,owner,declared_grade,received_on,method,balance,Cr_wtpct,S_ppm
R-1,10,turnings,virgin,Acme AG,,H230,2026-11-03,OES,Ni,22.0,5
R-2,"1,234.5",blades,pre-consumer-external,Müller,,H230,3.11.2026,XRF,Ni,<0.1,12
`;

/** A table of lots with odd cells, as CSV or as a workbook. */
export function tableAttempt(dice: Dice): Attempt {
  const rows = TABLE.trim()
    .split('\n')
    .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
  for (let i = dice.below(4); i >= 0; i--)
    dice.one(rows).splice(dice.below(12), dice.below(2), dice.one(ODD_TEXTS));
  const how = dice.one([
    ['--yes'],
    ['--dry-run'],
    ['--yes', '--json'],
    ['--yes', '--as-written', '--dates', 'dmy'],
  ]);
  const isBook = dice.chance(0.5);
  const [name, bytes] = isBook
    ? ['lots.xlsx', workbook(rows, dice)]
    : ['lots.csv', Buffer.from(rows.map((row) => row.join(',')).join('\n'))];
  const whole = dice.chance(isBook ? 0.2 : 0.4) ? torn(bytes, dice) : bytes;
  const verb = dice.chance(0.85)
    ? ['import', name, ...how]
    : dice.one([
        ['stats', 'tolerance-normal', name],
        ['lot', 'gate', '--from', name],
        ['record', name, '--heat', 'H-1'],
      ]);
  return { argv: verb, files: file(name, whole) };
}

/** A workbook of these cells, with references, numbers, styles, merges and rules as no honest program writes them. */
function workbook(rows: readonly (readonly string[])[], dice: Dice): Buffer {
  const xml = (text: string): string =>
    text.replace(/[^\P{Cc}\t\n]|[&<>"\p{Cs}]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
  const odd = dice.below(12);
  const cell = (text: string, at: number): string =>
    odd === 0 && dice.chance(0.2)
      ? `<c r="${dice.one(['', 'A0', 'XFD1', 'ZZZZZZ9', '1', 'A1e9', '__proto__1'])}" t="${dice.one(['s', 'n', 'd', 'b', 'e', 'constructor'])}" s="${dice.one(['-1', '99', 'NaN', '1e9'])}"><v>${xml(text)}</v></c>`
      : /^[\d.]+$/.test(text)
        ? `<c s="${at % 3}"><v>${text}</v></c>`
        : `<c t="inlineStr"><is><t>${xml(text)}</t></is></c>`;
  const body = rows
    .map(
      (row, i) =>
        `<row${odd === 1 ? ` r="${dice.one(['0', '-1', '1e9', 'NaN', '1048576', String(i + 1)])}"` : ''}>${row.map(cell).join('')}</row>`,
    )
    .join('');
  const merge = dice.one(['A1:XFD1048576', 'A1:A1048576', 'A2:L2', 'B2:A1', 'A0:B0', 'XFD1:XFD9']);
  const more =
    odd === 2
      ? `<mergeCells><mergeCell ref="${merge}"/></mergeCells>`
      : odd === 3
        ? '<dataValidations><dataValidation type="list" sqref="A1:A1048576"/></dataValidations>'
        : '';
  const format = dice.one([
    'yyyy-mm-dd',
    '0.00%',
    '#,##0.00',
    '"',
    '[h]:mm',
    `0.${'0'.repeat(500)}`,
    'General',
  ]);
  return storedZip(
    {
      'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr date1904="${dice.below(2)}"/><sheets><sheet name="${xml(dice.one(['Lots', ...ODD_TEXTS.slice(0, 30)]))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${xml(format)}"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="200"/></cellXfs></styleSheet>`,
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${body}</sheetData>${more}</worksheet>`,
    },
    deflateRawSync,
  );
}

/** Verbs that a fuzzer leaves alone: they take long, or ask the machine instead of reading what was typed. */
const LEFT_ALONE = new Set(['demo', 'doctor', 'completion']);

interface Typed {
  readonly words: readonly string[];
  readonly verb: VerbWords;
}

/** Every command line that the help names: its words, and what may follow. */
const COMMANDS: readonly Typed[] = VERBS.filter(({ name }) => !LEFT_ALONE.has(name)).flatMap(
  (verb): Typed[] =>
    verb.below.length === 0
      ? [{ words: [verb.name], verb }]
      : verb.below.map((below) => ({ words: [verb.name, below.name], verb: below })),
);

/** Words that mean something in the ledger of the trial. */
const KNOWN_WORDS = [
  'A',
  'H-1',
  'lot:A',
  'heat:H-1',
  'H230',
  'Ni-electrolytic',
  'Cr=22',
  'fume=1',
  'I-1=245',
  'p-melt',
  'p-qual',
  '100',
  '1',
  '0.9',
  'note',
  'given.json',
  'lots.csv',
  '.',
  'missing',
];

/** Options that name a file which is written: only into the folder of the trial. */
const WRITES = /^--(html|out|save|pdf|folder)\b/;
const TARGETS = ['out.html', 'out.pdf', 'out.json', '.', 'missing/out.html', '', 'constructor'];

/** A command line of odd words. */
export function lineAttempt(dice: Dice): Attempt {
  const word = (): string => dice.one(dice.chance(0.6) ? KNOWN_WORDS : ODD_TEXTS).slice(0, 5000);
  if (dice.chance(0.05)) return { argv: [word(), word()], files: {} };
  const { words, verb } = dice.one(COMMANDS);
  const given = verb.arguments.flatMap((argument) =>
    argument.includes('...') ? [word(), word()] : [word()],
  );
  const options = verb.options.flatMap(({ flags, choices }) => {
    if (dice.chance(verb.options.length > 6 ? 0.75 : 0.5)) return [];
    const name = /--[a-z-]+/.exec(flags)![0];
    if (!/[<[]/.test(flags)) return [name];
    if (WRITES.test(name)) return [name, dice.one(TARGETS)];
    return [name, choices.length > 0 && dice.chance(0.7) ? dice.one(choices) : word()];
  });
  const example = dice.one([...examples.values(), heatRecord(1)]);
  return {
    argv: [...words, ...given, ...options],
    files: {
      ...file('given.json', jsonOf(dice.chance(0.5) ? mutated(example, dice) : example)),
      ...file('lots.csv', TABLE),
    },
  };
}
