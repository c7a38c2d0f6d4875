import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { lessonNamed } from '../../../../desk/reference/lessons.ts';
import { parseDocument } from '../../../../documents/common.ts';
import { type Lesson, lessonSchema } from '../../../../documents/results/lesson.ts';
import { openResults } from '../../../../engine/tables/result-file.ts';
import { NotFoundError } from '../../../../foundation/errors.ts';
import { resultsPage } from '../../../../pages/blocks/links/results-page.ts';
import { fits, lessonFor } from '../../../../sheets/lesson-for.ts';
import { readResults } from '../../../../sheets/read-results.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { HTML_OPTION, showPage } from '../../show-page.ts';

interface ReadOptions extends OutputOptions {
  readonly lesson?: readonly string[];
  readonly html?: string;
}

/** Files of instruments: what they hold, and the lesson by which they are read. */
export function register(program: Command, cli: Cli): void {
  const results = program.command('results').description('results of instruments and laboratories');
  results
    .command('read')
    .description(
      'read a file of an instrument or a laboratory: contents by sample, and what it leaves open; nothing is booked',
    )
    .argument('<file>', 'text, CSV, JSON, XML or .xlsx, - = standard input')
    .option(
      '--lesson <lesson...>',
      'lessons: files (remelt-lesson/1) or names of the plant; the one that was taught on a file of this shape is taken',
    )
    .option(...HTML_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt results read printout.txt')
    .action((file: string, options: ReadOptions) =>
      cli.run(options, async () => {
        const opened = await openResults(cli.readBytes(file), nameOf(file));
        const lessons = await Promise.all((options.lesson ?? []).map((one) => lessonIn(cli, one)));
        // the only one is taken all the same, and then says that it does not fit
        const lesson = lessons.find((one) => fits(opened, one)) ?? lessons[0];
        const reading = readResults(opened, lesson);
        return {
          document: reading,
          text: await showPage(resultsPage(reading), options.html),
        };
      }),
    );
  results
    .command('propose-lesson')
    .description('print the lesson that a file says by itself, to correct and to keep')
    .argument('<file>', 'text, CSV, JSON, XML or .xlsx, - = standard input')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt results propose-lesson printout.txt > lesson.json')
    .action((file: string, options: OutputOptions) =>
      cli.run(options, async () => {
        const lesson = lessonFor(await openResults(cli.readBytes(file), nameOf(file)));
        return { document: lesson, text: JSON.stringify(lesson, null, 2) };
      }),
    );
}

const nameOf = (file: string): string => (file === '-' ? 'standard input' : basename(file));

/** The lesson of a file, else the one that the plant keeps under that name. Throws NotFoundError where there is neither, InputError for what is not a lesson. */
async function lessonIn(cli: Cli, named: string): Promise<Lesson> {
  if (existsSync(named)) return parseDocument(lessonSchema, cli.readDocument(named), named);
  if (cli.databaseUrl === undefined && !existsSync(cli.ledgerFolder))
    throw new NotFoundError(`there is no lesson "${named}"`, {
      path: '--lesson',
      value: named,
      allowed: 'a file with a lesson (remelt-lesson/1), or a lesson that the plant keeps',
      cure: 'write one with "remelt results propose-lesson FILE > lesson.json"',
    });
  return (await lessonNamed(named, await cli.context({}))).lesson;
}
