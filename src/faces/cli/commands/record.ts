import type { Command } from 'commander';
import { filledSheet } from '../../../documents/filled-sheet.ts';
import type { RecordedHeat } from '../../../documents/heats.ts';
import { InputError } from '../../../foundation/errors.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { recordHeat } from '../../../tasks/heats/record-heat.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { perform } from '../perform.ts';
import { columns } from '../words.ts';

interface RecordOptions extends OutputOptions {
  readonly heat?: string;
  readonly by?: string;
}

/** What really happened to a heat. */
export function register(program: Command, cli: Cli): void {
  program
    .command('record')
    .description(
      'book what happened to a heat: weights charged, pour, objects, samples, analyses; all or nothing',
    )
    .argument('<file>', 'remelt-heat-record/1 document, or a filled charge sheet (.xlsx, .csv) with --heat')
    .option('--heat <number>', 'heat of the filled charge sheet')
    .option('--by <person>', 'who charged it; needs the role melter')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt record H26-001.xlsx --heat H26-001 --by p-melt')
    .action(async (file: string, options: RecordOptions) =>
      perform(cli, recordHeat, {
        order: await documentOf(file, options, cli),
        by: options.by,
        json: options.json,
        text: recordedText,
      }),
    );
}

async function documentOf(file: string, { heat, by }: RecordOptions, cli: Cli): Promise<unknown> {
  if (!/\.(xlsx|csv)$/i.test(file)) return cli.readDocument(file);
  if (heat === undefined)
    throw new InputError(`${file} is a charge sheet: of which heat?`, {
      path: '--heat',
      allowed: 'the number of a planned heat',
    });
  const bytes = cli.readBytes(file);
  const table = file.toLowerCase().endsWith('.xlsx')
    ? await (await import('../tables/xlsx.ts')).readXlsx(bytes, file)
    : (await import('../tables/csv.ts')).readCsv(bytes, file);
  return { heat, ...(by === undefined ? {} : { by }), charge: filledSheet(table) };
}

/** The charge as it was really weighed, before any furnace. */
function chargedText({ certificate, outside }: NonNullable<RecordedHeat['asCharged']>): string[] {
  return [
    `  the charge as weighed meets the grade in ${(100 * certificate.passRate).toFixed(1)} % of draws, before any furnace`,
    ...outside.map((words) => `  ${words}`),
  ];
}

function recordedText({ heat, compared, asCharged, repeated }: RecordedHeat): string {
  const head = [
    `${heat.id}: ${heat.status}, ${kilograms(heat.input_g)} charged${heat.output_g === null ? '' : `, ${kilograms(heat.output_g)} came out`}${repeated ? ' (booked before, nothing changed)' : ''}`,
    ...(heat.unbalanced_g === 0
      ? []
      : [`  ${kilograms(heat.unbalanced_g)} are unaccounted for: it can not pass until they are explained`]),
  ];
  if (asCharged) head.push(...chargedText(asCharged));
  if (!compared) return head.join('\n');
  const rows = compared.rows.map((row) => [
    row.element,
    row.predicted_ppm.toPrecision(4),
    row.p05_ppm.toPrecision(4),
    row.p95_ppm.toPrecision(4),
    `${row.below ? '<' : ''}${row.recorded_ppm.toPrecision(4)}`,
    row.surprise_bit === null ? '-' : row.surprise_bit.toFixed(1),
    row.inside ? '' : 'outside',
  ]);
  return [
    ...head,
    columns(['', 'predicted ppm', '5 %', '95 %', 'recorded ppm', 'surprise bit', ''], rows),
    `${compared.inside} of ${compared.rows.length} within their 5 to 95 % band (9 of 10 expected)${compared.pValue === null ? '' : `; chance of a misfit as large: ${compared.pValue.toPrecision(2)}`}`,
  ].join('\n');
}
