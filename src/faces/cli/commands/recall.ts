import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Recall } from '../../../documents/recall.ts';
import { InputError } from '../../../foundation/errors.ts';
import { recallLetterPage, recallPage, recallWorkbook } from '../../../pages/blocks/recall-page.ts';
import { recallLetter } from '../../../tasks/proof/recall-letter/recall-letter.ts';
import { recallMetal } from '../../../tasks/proof/recall-metal/recall-metal.ts';
import { recordRecall } from '../../../tasks/proof/record-recall/record-recall.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { byOption, perform } from '../perform.ts';
import { ALL_OPTION, HTML_OPTION } from '../show-page.ts';
import { lookAtTargets, writeFile } from '../write-file.ts';

interface RecallOptions extends OutputOptions {
  readonly method?: string;
  readonly from?: string;
  readonly to?: string;
  readonly report?: string;
  readonly cutOff?: string;
  readonly reason?: string;
  readonly answerBy?: string;
  readonly contact?: string;
  readonly hold?: boolean;
  readonly record?: boolean;
  readonly number?: string;
  readonly by?: string;
  readonly letter?: string;
  readonly letters?: string;
  readonly xlsx?: string;
  readonly html?: string;
}

/** Where recalled metal went, and what to do about it. */
export function register(program: Command, cli: Cli): void {
  program
    .command('recall')
    .description(
      'everything that metal of a lot, heat, supplier or laboratory run reached, with letters to customers',
    )
    .argument('<of>', 'lot:R-1, heat:H-1, object:I-1, supplier:NAME or laboratory:NAME')
    .option('--method <id>', 'of a laboratory: only analyses by this method')
    .option('--from <day>', 'of a laboratory: from this day on')
    .option('--to <day>', 'of a laboratory: up to this day')
    .option('--report <text>', 'of a laboratory: only this report')
    .option('--cut-off <percent>', 'smaller shares are summed in one row; default 0.01')
    .option('--reason <words>', 'why; required with --hold and --record')
    .option('--answer-by <day>', 'by when the customers answer')
    .option('--contact <words>', 'whom they call')
    .option('--hold', 'put what is still in the yard on hold, all or nothing')
    .option('--record', 'record the recall with the proof that nothing was left out')
    .option('--number <id>', 'number of the recall; default the day and a count, and with --letter none')
    .option(...byOption(recordRecall, 'who recalls'))
    .option(
      '--letter <customer>',
      'show the notice of escape to this customer alone; with --number that of a recall on record',
    )
    .option('--letters <folder>', 'write a notice of escape for each customer there, as HTML and PDF')
    .option('--xlsx <file>', 'also write it as a workbook')
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt recall lot:R-1001\n  remelt recall lot:R-1001 --hold --record --reason "lead found" --by p-qual --letters notices',
    )
    .action((of: string, options: RecallOptions) => {
      const { hold, record, number, by, letter, letters, xlsx, html, json, all, cutOff, ...told } = options;
      lookAtTargets([xlsx]);
      const read = { of, ...told, cutOff: cutOff === undefined ? undefined : fractionOf(cutOff) };
      const shown = {
        by,
        json,
        all,
        html,
        words: TYPED,
        page: recallPage,
        written: (recall: Recall) => writeFiles(cli, recall, { letters, xlsx }),
      };
      if (hold || record)
        return perform(cli, recordRecall, { ...shown, order: { ...read, hold, record, number } });
      if (letter === undefined) return perform(cli, recallMetal, { ...shown, order: read });
      return perform(cli, recallLetter, {
        ...shown,
        order: { ...read, customer: letter, number },
        words: { ...TYPED, customer: '--letter' },
        page: (recall) => recallLetterPage(letter, recall),
      });
    });
}

/** What was typed for the fields of a recall. */
const TYPED = { of: '<of>', answerBy: '--answer-by', cutOff: '--cut-off' };

function fractionOf(percent: string): number {
  const value = Number(percent);
  if (percent.trim() !== '' && value >= 0 && value <= 100) return value / 100;
  throw new InputError(`"${percent}" is not a share in percent`, {
    path: '--cut-off',
    value: percent,
    unit: '%',
    allowed: '0 to 100, a decimal with a point',
  });
}

/** Writes the workbook and a letter for each customer; what to say of them. */
async function writeFiles(
  cli: Cli,
  recall: Recall,
  { letters, xlsx }: { readonly letters: string | undefined; readonly xlsx: string | undefined },
): Promise<readonly string[]> {
  const said: string[] = [];
  if (xlsx !== undefined) {
    const { renderXlsx } = await import('../../../pages/render/xlsx.ts');
    said.push(writeFile(xlsx, await renderXlsx(markedPaper(cli, recallWorkbook(recall)))));
  }
  if (letters === undefined) return said;
  mkdirSync(letters, { recursive: true });
  const { renderHtml } = await import('../../../pages/render/html.ts');
  const { renderPdf } = await import('../../../pages/render/pdf.ts');
  for (const [i, letter] of recall.letters.entries()) {
    const page = markedPaper(cli, recallLetterPage(letter.customer, recall));
    const file = join(letters, `notice-${i + 1}-${fileName(letter.customer)}`);
    said.push(writeFile(`${file}.html`, renderHtml(page)), writeFile(`${file}.pdf`, await renderPdf(page)));
  }
  if (recall.letters.length === 0) said.push('no letters: nothing at or above the cut-off was shipped');
  return said;
}

const markedPaper = (cli: Cli, page: ReturnType<typeof recallWorkbook>): typeof page => ({
  ...page,
  ...cli.marked(page),
  paper: page.paper,
});

/** Letters and digits of a name, for the name of a file. */
const fileName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'customer';
