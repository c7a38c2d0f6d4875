import type { Command } from 'commander';
import { filledSheet } from '../../../../documents/yard/filled-sheet.ts';
import { InputError } from '../../../../foundation/errors.ts';
import { recordedHeatPage } from '../../../../pages/blocks/heats/heats-page.ts';
import { recordHeat } from '../../../../tasks/heats/record-heat/record-heat.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { byOption, given, perform } from '../../perform.ts';
import { HTML_OPTION } from '../../show-page.ts';
import { isTable, tableIn } from '../../tables/named-table.ts';
import { AS_TYPED_OPTION } from '../../typed/as-typed-option.ts';
import { NOT_THERE_OPTION, notThereOf } from '../../typed/named-masses.ts';
import { SAME_NAMES_WORDS, sameNamesOption } from '../../typed/same-names-option.ts';

interface RecordOptions extends OutputOptions {
  readonly heat?: string;
  readonly by?: string;
  readonly notThere?: readonly string[];
  readonly sameNames?: 'join' | 'apart';
  readonly asTyped?: true;
  readonly html?: string;
}

/** What really happened to a heat. */
export function register(program: Command, cli: Cli): void {
  program
    .command('record')
    .description(
      'book what happened to a heat: weights charged, pour, objects, samples, analyses; all or nothing',
    )
    .argument(
      '<file>',
      'remelt-heat-record/1 document, or a filled charge make-up sheet (.xlsx, .csv) with --heat',
    )
    .option('--heat <number>', 'heat of the filled charge make-up sheet')
    .option(...NOT_THERE_OPTION)
    .addOption(sameNamesOption())
    .option(...AS_TYPED_OPTION)
    .option(...byOption({ act: 'charge heat' }, 'who charged it'))
    .option(...HTML_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt record H26-001.xlsx --heat H26-001 --by p-melt')
    .action(async (file: string, options: RecordOptions) =>
      perform(cli, recordHeat, {
        order: await documentOf(file, options, cli),
        words: { notThere: '--not-there', ...SAME_NAMES_WORDS },
        by: options.by,
        json: options.json,
        html: options.html,
        page: recordedHeatPage,
      }),
    );
}

async function documentOf(
  file: string,
  { heat, by, notThere: said = [], sameNames, asTyped }: RecordOptions,
  cli: Cli,
): Promise<unknown> {
  if (!isTable(file)) {
    if (said.length === 0) {
      const document = cli.readDocument(file);
      const isObject = typeof document === 'object' && document !== null && !Array.isArray(document);
      return isObject ? { ...document, ...(given({ sameNames, asTyped }) as object) } : document;
    }
    throw new InputError('--not-there goes with a filled charge make-up sheet', {
      path: '--not-there',
      cure: 'a document says it in its field "notThere"',
    });
  }
  if (heat === undefined)
    throw new InputError(`${file} is read as a charge make-up sheet, which does not name its heat`, {
      path: '--heat',
      allowed: 'the number of a planned heat',
      cure: `remelt record ${file} --heat H26-001`,
    });
  const notThere = notThereOf(said);
  return {
    heat,
    ...(by === undefined ? {} : { by }),
    charge: filledSheet(await tableIn(file, cli), new Set(notThere.map(({ lot }) => lot))),
    ...(notThere.length > 0 ? { notThere } : {}),
  };
}
