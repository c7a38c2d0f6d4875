import { type Command, Option } from 'commander';
import { balanceWords, withBalances } from '../../../../desk/yard/taken-balances.ts';
import { fieldNamed, readOverrides } from '../../../../documents/sheet/columns.ts';
import { SIGNS } from '../../../../documents/sheet/decimals.ts';
import type { SheetOptions, SheetReading } from '../../../../documents/sheet/read-sheet.ts';
import type { Sheet } from '../../../../documents/sheet/sheet.ts';
import { plainWords } from '../../../../documents/sheet/words.ts';
import { importReading } from '../../../../documents/yard/import-reading.ts';
import { readSheets, sheetNamed } from '../../../../engine/tables/sheets.ts';
import { type ErrorDetail, InputError, NotFoundError } from '../../../../foundation/errors.ts';
import { counted } from '../../../../foundation/quantity/format.ts';
import { importPage, importReadingPage } from '../../../../pages/blocks/yard/import-page.ts';
import { againstBooking, askedIn } from '../../../../tasks/yard/against-booking.ts';
import { bookReturns, lotsIn, readLotSheet } from '../../../../tasks/yard/book-returns/book-returns.ts';
import { contract } from '../../../../tasks/yard/book-returns/contract.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { coversAll, rememberedLayouts, withStated } from '../../kept/remembered-layouts.ts';
import { byOption, perform } from '../../perform.ts';
import { ALL_OPTION, showPage } from '../../show-page.ts';
import { type Taken, takeOptions } from '../../verb.ts';
import { lookAtTargets } from '../../write-file.ts';

interface ImportOptions extends OutputOptions {
  readonly map?: readonly string[];
  readonly set?: readonly string[];
  readonly word?: readonly string[];
  readonly dates?: 'dmy' | 'mdy';
  readonly decimal?: 'comma' | 'point';
  readonly sheet?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly forget?: boolean;
  readonly asWritten?: boolean;
  readonly leaveOut?: readonly string[];
  readonly sameNames?: 'join' | 'apart';
  readonly asTyped?: true;
  readonly by?: string;
  readonly html?: string;
}

/** Books lots from a spreadsheet; all or nothing. */
export function register(program: Command, cli: Cli): void {
  const command = program
    .command('import')
    .description('book the lots of a spreadsheet (CSV or XLSX); all or nothing, they arrive on hold')
    .argument('<file>', "the shop's own table, or one as `remelt template` prints it; - = standard input")
    .option('--yes', 'the columns are taken for the right things; remembered for sheets with these headings')
    .option('--dry-run', 'show what each cell becomes and book nothing')
    .option('--map <heading=what...>', "what a column is: 'Gewicht=mass[kg]', 'Chrom=Cr[wt%]', 'Halle=-'")
    .option(
      '--set <field=value...>',
      'what the sheet does not say: form=turnings, origin=virgin, method=OES, balance=Ni (found by difference)',
    )
    .option('--word <text=value...>', "what a word of the cells means: 'Krätze=grindings'")
    .addOption(new Option('--dates <order>', 'order of 03/11/2026').choices(['dmy', 'mdy']))
    .addOption(new Option('--decimal <sign>', 'decimal sign of 1,234').choices(['comma', 'point']))
    .option('--sheet <name>', 'sheet of a workbook; default the first with a table of lots')
    .option('--forget', 'forget what was confirmed for sheets with these headings')
    .option('--as-written', 'take units that look wrong as they are written')
    .option('--leave-out <rows...>', 'rows of the sheet that are not booked: 9 12 to leave out those two');
  const booking = takeOptions(command, contract, ['rows', 'leftOut', 'dryRun']);
  command
    .option(...byOption(bookReturns, contract.who!))
    .option(...ALL_OPTION)
    .option('--html <file>', 'also write the page of --dry-run')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt import lots.csv --dry-run      # then with --yes')
    .action((file: string, options: ImportOptions) => importFile(file, options, { cli, booking }));
}

async function importFile(
  file: string,
  options: ImportOptions,
  { cli, booking }: { readonly cli: Cli; readonly booking: Taken },
): Promise<void> {
  const layouts = rememberedLayouts(cli.ledgerFolder);
  const stated = statedIn(options);
  const { sheet, reading: first } = await readFile(file, { options, stated, cli });
  if (options.forget && layouts.forget(first.headings))
    cli.note('what was confirmed for these headings is forgotten');
  const remembered = first.exact ? undefined : layouts.find(first.headings);
  const used = remembered ? withStated(remembered, stated) : stated;
  const reading = remembered ? readLotSheet(sheet, cli.compute, used) : first;
  tell(reading, { sheet, cli, ...(remembered ? { confirmedOn: remembered.confirmedOn } : {}) });
  const confirmed =
    reading.exact || options.yes === true || (remembered !== undefined && coversAll(remembered, reading));
  const open = reading.questions.length > 0;
  if (options.dryRun || open || !(confirmed || (await asked(reading, { sheet, options, cli }))))
    return show(reading, { file, sheet, options, cli, confirmed });
  await perform(cli, bookReturns, {
    order: {
      rows: lotsIn(reading, await alsoRefused(reading, options, cli)),
      ...booking.orderOf(options, cli),
      leftOut: stated.leftOut?.size ? [...stated.leftOut] : undefined,
    },
    words: booking.words,
    by: options.by,
    makesLedger: true,
    json: options.json,
    page: importPage,
  });
  if (!reading.exact) layouts.remember(reading, used, cli.clock().toISOString().slice(0, 10));
}

/** The sheet that is named, else the first that has a table of lots, and how it is understood. */
async function readFile(
  file: string,
  {
    options,
    stated,
    cli,
  }: { readonly options: ImportOptions; readonly stated: SheetOptions; readonly cli: Cli },
): Promise<{ readonly sheet: Sheet; readonly reading: SheetReading }> {
  const sheets = await readSheets(cli.readBytes(file), file);
  const candidates = options.sheet === undefined ? sheets : [sheetNamed(sheets, options.sheet)];
  let refusal: unknown;
  for (const sheet of candidates) {
    try {
      return { sheet, reading: readLotSheet(sheet, cli.compute, stated) };
    } catch (error) {
      refusal ??= error;
    }
  }
  throw refusal;
}

/** What a person must know of how the file was read; never on standard output. */
function tell(
  reading: SheetReading,
  { sheet, cli, confirmedOn }: { readonly sheet: Sheet; readonly cli: Cli; readonly confirmedOn?: string },
): void {
  cli.note(`${counted(new Set(reading.cells.map(({ row }) => row)).size, 'row')} read from ${sheet.where}`);
  for (const words of sheet.taken) cli.note(words);
  if (sheet.beside.length > 0) cli.note(`not read: sheet ${sheet.beside.join(', sheet ')}`);
  for (const { row, why } of reading.passedOver) cli.note(`row ${row} is no lot: ${why}`);
  if (confirmedOn !== undefined) cli.note(`columns as confirmed on ${confirmedOn}; --forget asks again`);
}

/** What is taken as the balance of lots that name none. */
const balancesIn = async ({ lots }: SheetReading, cli: Cli): Promise<string[]> =>
  balanceWords((await withBalances(lots, cli.compute.facts())).taken);

/** What the ledger says against booking the lots; nothing where there is none yet. A word on names that has been given asks for none. */
async function againstIn(
  reading: SheetReading,
  { by, sameNames, asTyped }: ImportOptions,
  cli: Cli,
): Promise<Awaited<ReturnType<typeof againstBooking>>> {
  const said = {
    ...(sameNames === undefined ? {} : { names: [] }),
    ...(asTyped ? { asked: [] } : {}),
  };
  try {
    return { ...(await againstBooking(reading, await cli.context({ by }))), ...said };
  } catch (error) {
    if (error instanceof NotFoundError)
      return { names: [], asked: await askedIn(reading, cli), refused: [], ...said };
    throw error;
  }
}

/** What the ledger refuses beside what is wrong with the sheet itself: told in the same round. */
const alsoRefused = async (
  reading: SheetReading,
  options: ImportOptions,
  cli: Cli,
): Promise<ErrorDetail[]> =>
  reading.faults.length === 0
    ? []
    : (await againstIn(reading, options, cli)).refused.map(({ row: _, ...fault }) => fault);

interface Shown {
  readonly sheet: Sheet;
  readonly options: ImportOptions;
  readonly cli: Cli;
}

/** Asks whoever sits at the terminal; false where nobody does. */
async function asked(reading: SheetReading, { sheet, options, cli }: Shown): Promise<boolean> {
  if (!cli.ask || options.json) return false;
  const page = importReadingPage(
    { ...importReading(reading, sheet, { taken: await balancesIn(reading, cli) }), cells: [] },
    'nothing is booked yet',
  );
  cli.note((await showPage(page))({ columns: cli.columns, all: true }));
  return cli.ask(`Book ${counted(reading.lots.length, 'lot')} so?`);
}

/** Shows how a sheet is understood; exit 1 with faults, 3 while something is open, 0 for a dry run that could be booked. */
const show = (
  reading: SheetReading,
  { file, sheet, options, cli, confirmed }: Shown & { readonly file: string; readonly confirmed: boolean },
): Promise<void> =>
  cli.run({ json: options.json, all: options.all }, async () => {
    lookAtTargets([options.html]);
    const against = await againstIn(reading, options, cli);
    const document = importReading(reading, sheet, { taken: await balancesIn(reading, cli), ...against });
    const open = reading.questions.length > 0 || against.names.length > 0 || against.asked.length > 0;
    const exit = document.faults.length > 0 ? 1 : open || !(confirmed || options.dryRun) ? 3 : 0;
    const next =
      document.faults.length > 0
        ? 'next: correct what cannot be booked, and import again'
        : open
          ? 'next: import again with what the notices name'
          : `next: remelt import ${file} ${confirmed && !options.yes ? '' : '--yes'}`.trimEnd();
    const page = importReadingPage(options.dryRun ? document : { ...document, cells: [] }, next);
    return { document, text: await showPage(page, options.html), exit };
  });

/** What the options say of the sheet. Throws InputError naming the option. */
function statedIn({
  map = [],
  set = [],
  word = [],
  dates,
  decimal,
  asWritten = false,
  leaveOut = [],
}: ImportOptions): SheetOptions {
  return {
    columns: readOverrides(map),
    set: new Map(
      set.map((text) => pairOf(text, '--set')).map(([name, value]) => [fieldNamed(name, '--set'), value]),
    ),
    words: new Map(
      word.map((text) => pairOf(text, '--word')).map(([text, value]) => [plainWords(text), value]),
    ),
    dates,
    decimal: decimal && SIGNS[decimal],
    asWritten,
    leftOut: new Set(leaveOut.map(rowIn)),
  };
}

/** The number of a row. Throws InputError for what is not one. */
function rowIn(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new InputError(`--leave-out "${text}" is not the number of a row`, {
    path: '--leave-out',
    value: text,
    allowed: 'numbers of rows as the spreadsheet shows them, such as 9 12',
  });
}

function pairOf(text: string, path: string): readonly [string, string] {
  const at = text.lastIndexOf('=');
  if (at > 0 && at < text.length - 1) return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  throw new InputError(`${path} "${text}" has no value`, { path, value: text, allowed: 'name=value' });
}
