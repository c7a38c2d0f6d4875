import { type Command, Option } from 'commander';
import { LABEL_SHEETS } from '../../../documents/lot-labels.ts';
import { InputError } from '../../../foundation/errors.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { lotLabelsPage } from '../../../pages/blocks/lot-labels-page.ts';
import { list, paragraph, shortPage } from '../../../pages/blocks/parts.ts';
import { labelLots } from '../../../tasks/yard/label-lots.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { perform } from '../perform.ts';
import { writeFile } from '../write-file.ts';

interface LabelOptions extends OutputOptions {
  readonly out: string;
  readonly sheet?: string;
  readonly url?: string;
}

/** `lot label`: what is stuck on a box. */
export function registerLabel(lot: Command, cli: Cli): void {
  lot
    .command('label')
    .description('write the labels of lots as a PDF, with a QR code that opens the page of each')
    .argument('<lots...>', 'one lot, or several')
    .requiredOption('--out <file>', 'file to write, .pdf')
    .addOption(
      new Option('--sheet <kind>', 'a4 = 24 labels of 70 x 37 mm; single = one of 100 x 50 mm').choices([
        ...LABEL_SHEETS,
      ]),
    )
    .option(
      '--url <address>',
      'where others reach the server, for a plant.json without a domain; without both the codes open no page, and only name the lot',
    )
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lot label R-1001 R-1002 --out labels.pdf')
    .action((lots: string[], { out, sheet, url, json }: LabelOptions) => {
      if (!out.endsWith('.pdf'))
        throw new InputError(`--out ${out} does not end in .pdf`, {
          path: '--out',
          value: out,
          allowed: 'a name ending in .pdf',
        });
      return perform(cli, labelLots, {
        order: { lots, sheet, url },
        words: { url: '--url' },
        json,
        page: ({ labels, unopened }) =>
          shortPage(`Labels of ${counted(labels.length, 'lot')}`, [
            ...list(labels.map(({ lot, code }) => `${lot}: ${code}`)),
            ...(unopened === undefined ? [] : [paragraph(unopened)]),
          ]),
        written: async (labels) => {
          const { renderPdf } = await import('../../../pages/render/pdf.ts');
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
