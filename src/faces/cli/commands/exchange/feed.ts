import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { feedLines, feedUpTo, typesAsked } from '../../../../desk/exchange/feed-page.ts';
import { parseDocument } from '../../../../documents/common.ts';
import { tableOfEvents } from '../../../../documents/exchange/event-rows.ts';
import { InputError, systemError, UnavailableError } from '../../../../foundation/errors.ts';
import { counted } from '../../../../foundation/quantity/format.ts';
import { csvLine } from '../../../../pages/render/csv-line.ts';
import { contract } from '../../../../tasks/exchange/read-feed/contract.ts';
import { page } from '../../../../tasks/exchange/read-feed/page.ts';
import { readFeed } from '../../../../tasks/exchange/read-feed/read-feed.ts';
import type { Answer, Cli, OutputOptions } from '../../cli.ts';
import { given, perform } from '../../perform.ts';
import { takeFields } from '../../verb.ts';
import { lookAtTargets } from '../../write-file.ts';

interface FeedOptions extends OutputOptions {
  readonly csv?: true;
  readonly out?: string;
}

/** What happened, as events that an ERP books. */
export function register(program: Command, cli: Cli): void {
  const command = program.command('feed').description(contract.title);
  const { words, named, orderOf } = takeFields(command, contract.order);
  command
    .option(
      '--out <file>',
      'write all of it to this file: a line of JSON per event, the last line says where to go on',
    )
    .option('--csv', 'with one --types: a table with all digits, one row per event or item')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt feed --limit 20\n  remelt feed --after CURSOR --out events.ndjson\n  remelt feed --types consumption --csv > consumption.csv',
    )
    .action((...typed: unknown[]) => {
      const { csv, out, json, ...rest } = named<FeedOptions>(typed);
      const order = orderOf(rest, cli);
      if (csv && json && out === undefined)
        throw new InputError('a table on standard output is no JSON document', {
          path: '--json',
          allowed: '--csv, or --json',
        });
      if (out === undefined && csv === undefined) return perform(cli, readFeed, { order, words, json, page });
      return cli.run({ json }, () => written(cli, order, { csv, out }));
    });
}

async function written(
  cli: Cli,
  typed: unknown,
  { csv, out }: { readonly csv: true | undefined; readonly out: string | undefined },
): Promise<Answer> {
  const { after, limit, types } = parseDocument(contract.order, given(typed), 'feed');
  const [type, ...others] = types ?? [];
  if (csv && (type === undefined || others.length > 0))
    throw new InputError('a table holds events of one type', {
      path: '--types',
      value: types?.join(', ') ?? '',
      allowed: 'one type, such as --types consumption',
    });
  if (out !== undefined) lookAtTargets([out]);
  const context = await cli.context({});
  const asked = { after, limit, types: typesAsked(types), signal: cli.signal };
  const told = { events: 0, cursor: after ?? '', more: false };
  const note = (events: number, cursor: string, more: boolean) =>
    Object.assign(told, { events: told.events + events, cursor, more });
  const lines = csv && type !== undefined ? tableLines() : feedLines(asked, context, note);
  async function* tableLines(): AsyncGenerator<string> {
    const { columns, rowsOf } = tableOfEvents(type!);
    yield csvLine(columns);
    for await (const part of feedUpTo(asked, context)) {
      note(part.told.length, part.cursor, part.more);
      yield part.told.flatMap(({ event }) => rowsOf(event).map(csvLine)).join('');
    }
  }
  if (out === undefined) {
    for await (const part of lines) cli.out(part);
    cli.note(`${counted(told.events, 'event')}; go on after cursor ${told.cursor}`);
    return { document: null, text: '' };
  }
  await toFile(lines, out);
  return {
    document: { format: 'remelt-feed-end/1', ...told },
    text: `${counted(told.events, 'event')} written to ${out}; go on after cursor ${told.cursor}`,
  };
}

/** Writes lines as they come. Throws UnavailableError with the reason where the file cannot be written. */
async function toFile(lines: AsyncIterable<string>, file: string): Promise<void> {
  const target = createWriteStream(file);
  const failed = new Promise<never>((_, reject) => {
    target.once('error', (error) =>
      reject(
        new UnavailableError(`${file} cannot be written: ${systemError(error).code ?? error.message}`, {
          where: file,
          cure: 'look at the folder and the space on the disk',
        }),
      ),
    );
  });
  await Promise.race([pipeline(Readable.from(lines), target), failed]);
}
