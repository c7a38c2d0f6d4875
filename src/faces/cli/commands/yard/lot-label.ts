import type { Command } from 'commander';
import { InputError } from '../../../../foundation/errors.ts';
import { counted } from '../../../../foundation/quantity/format.ts';
import { list, paragraph, shortPage } from '../../../../pages/blocks/parts.ts';
import { lotLabelsPage } from '../../../../pages/blocks/yard/lot-labels-page.ts';
import { contract } from '../../../../tasks/yard/label-lots/contract.ts';
import { labelLots } from '../../../../tasks/yard/label-lots/label-lots.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { perform } from '../../perform.ts';
import { takeOptions } from '../../verb.ts';
import { writeFile } from '../../write-file.ts';

interface LabelOptions extends OutputOptions {
  readonly out: string;
}

/** `lot label`: what is stuck on a box. */
export function registerLabel(lot: Command, cli: Cli): void {
  const command = lot
    .command('label')
    .description('write the labels of lots as a PDF, with a QR code that opens the page of each')
    .argument('<lots...>', 'one lot, or several')
    .requiredOption('--out <file>', 'file to write, .pdf');
  const { words, orderOf } = takeOptions(command, contract);
  command
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lot label R-1001 R-1002 --out labels.pdf')
    .action((lots: string[], { out, json, ...options }: LabelOptions) => {
      if (!out.endsWith('.pdf'))
        throw new InputError(`--out ${out} does not end in .pdf`, {
          path: '--out',
          value: out,
          allowed: 'a name ending in .pdf',
        });
      return perform(cli, labelLots, {
        ...{ order: { lots, ...orderOf(options, cli) }, words, json },
        page: ({ labels, unopened }) =>
          shortPage(`Labels of ${counted(labels.length, 'lot')}`, [
            ...list(labels.map(({ lot, code }) => `${lot}: ${code}`)),
            ...(unopened === undefined ? [] : [paragraph(unopened)]),
          ]),
        written: async (labels) => {
          const { renderPdf } = await import('../../../../pages/render/pdf.ts');
          return [writeFile(out, await renderPdf(markedLabels(lotLabelsPage(labels), cli)))];
        },
      });
    });
}

/** Labels of invented metal say so. */
const markedLabels = (page: ReturnType<typeof lotLabelsPage>, cli: Cli) => ({
  ...page,
  ...pick(cli.marked(page)),
});
const pick = ({ mark }: { readonly mark?: string | undefined }) => (mark === undefined ? {} : { mark });
