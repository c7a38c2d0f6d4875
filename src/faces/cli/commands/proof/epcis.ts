import type { Command } from 'commander';
import { parseJson, refuseLarge, textOf } from '../../../../documents/json-text.ts';
import type { EpcisReading } from '../../../../documents/proof/epcis.ts';
import { epcisFromXml } from '../../../../engine/tables/epcis-xml.ts';
import { epcisHashesPage, epcisReadingPage } from '../../../../pages/blocks/proof/epcis-page.ts';
import { importPage } from '../../../../pages/blocks/yard/import-page.ts';
import { hashEpcis } from '../../../../tasks/proof/hash-epcis/hash-epcis.ts';
import { bookReturns } from '../../../../tasks/yard/book-returns/book-returns.ts';
import { contract as bookContract } from '../../../../tasks/yard/book-returns/contract.ts';
import { contract as readContract } from '../../../../tasks/yard/read-epcis/contract.ts';
import { readEpcis } from '../../../../tasks/yard/read-epcis/read-epcis.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { ask, byOption, perform } from '../../perform.ts';
import { showPage } from '../../show-page.ts';
import { type Taken, takeOptions } from '../../verb.ts';

interface ImportOptions extends OutputOptions {
  readonly yes?: boolean;
  readonly by?: string;
}

/** What a table says by itself. */
const OF_TABLE = ['rows', 'leftOut', 'dryRun'];

/** Largest document of events: some 20,000 of them (assumption). */
const MOST_MiB = 32;

/** Events of EPCIS 2.0: named, written, and read as lots that came. */
export function register(program: Command, cli: Cli): void {
  const epcis = program
    .command('epcis')
    .description('read, write and hash events of EPCIS 2.0: what came, was melted and was shipped');
  epcis
    .command('hash')
    .description('hash the events of a document (CBV 2.0); a hash names an event and proves nothing')
    .argument('<file>', 'a document in JSON-LD or XML; - = standard input')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt epcis hash events.jsonld --json')
    .action((file: string, { json }: OutputOptions) =>
      perform(cli, hashEpcis, { order: { document: documentIn(cli, file) }, json, page: epcisHashesPage }),
    );
  const command = epcis
    .command('import')
    .description('show the lots that the events of a supplier announce; --yes books them on hold')
    .argument('<file>', 'a document in JSON-LD or XML; - = standard input')
    .option('--yes', 'book what is shown; all or nothing');
  const reading = takeOptions(command, readContract);
  const booking = takeOptions(command, bookContract, OF_TABLE);
  command
    .option(...byOption(bookReturns, bookContract.who!))
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt epcis import events.jsonld      # then with --yes')
    .action((file: string, options: ImportOptions) => importEvents(file, options, { cli, reading, booking }));
}

function documentIn(cli: Cli, file: string): unknown {
  const bytes = cli.readBytes(file);
  const where = file === '-' ? 'standard input' : file;
  refuseLarge(bytes, where, MOST_MiB);
  const text = textOf(bytes, where);
  return /^\s*</.test(text) ? epcisFromXml(text, where) : parseJson(text, where);
}

async function importEvents(
  file: string,
  { by, json, yes, ...options }: ImportOptions,
  { cli, reading: asked, booking }: { readonly cli: Cli; readonly reading: Taken; readonly booking: Taken },
): Promise<void> {
  const order = { document: documentIn(cli, file), ...asked.orderOf(options, cli) };
  const reading: EpcisReading = await ask(cli, readEpcis, { order, words: asked.words, by });
  if (yes !== true || reading.lots.length === 0)
    return cli.run({ json }, async () => ({
      document: reading,
      text: await showPage(
        epcisReadingPage(
          reading,
          reading.lots.length === 0
            ? 'no event announces a lot: there is nothing to book'
            : 'to book it: the same again with --yes',
        ),
      ),
    }));
  for (const note of reading.notes) cli.note(note);
  return perform(cli, bookReturns, {
    order: { rows: reading.lots, ...booking.orderOf(options, cli) },
    ...{ words: booking.words, by, makesLedger: true, json },
    page: importPage,
  });
}
