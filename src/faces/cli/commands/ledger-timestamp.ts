import type { Command } from 'commander';
import { textOf } from '../../../documents/json-text.ts';
import { InputError } from '../../../foundation/errors.ts';
import { timePage, timestampQueryPage } from '../../../pages/blocks/witnesses-page.ts';
import { keepTimestamp } from '../../../tasks/proof/keep-timestamp/keep-timestamp.ts';
import { timestampQuery } from '../../../tasks/proof/timestamp-query/timestamp-query.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { positiveIfGiven } from '../numbers.ts';
import { byOption, perform } from '../perform.ts';
import { writeFile } from '../write-file.ts';

interface Options extends OutputOptions {
  readonly query?: string;
  readonly answer?: string;
  readonly size?: string;
  readonly roots?: string;
  readonly by?: string;
}

/** The time of a checkpoint by an authority: asked over a network, or carried to it and back in files. */
export const timestampVerb = (ledger: Command, cli: Cli): Command =>
  ledger
    .command('timestamp')
    .description('have an authority state that the records existed at a time (RFC 3161), and keep its answer')
    .argument('[url]', 'address of the authority')
    .option('--query <file>', 'write what it is asked, to be carried to it; nothing is booked')
    .option('--answer <file>', 'its answer, brought back')
    .option('--size <records>', 'how many records the query was made for; default all')
    .option('--roots <file>', 'certificates that its own must follow from, PEM')
    .option(...byOption({ act: null }, 'who asks for it'))
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt ledger timestamp https://time.example/tsr --roots time-root.pem\n  remelt ledger timestamp --query log.tsq\n  remelt ledger timestamp --answer log.tsr --size 512 --roots time-root.pem',
    )
    .action((url: string | undefined, options: Options) =>
      options.query === undefined ? keep(cli, url, options) : ask(cli, url, options),
    );

function ask(cli: Cli, url: string | undefined, { query = '', answer, size, json }: Options): Promise<void> {
  return perform(cli, timestampQuery, {
    order: { size: positiveIfGiven(size, '--size'), ...onlyOne(url, answer) },
    words: { size: '--size' },
    json,
    page: timestampQueryPage,
    written: ({ query: bytes }) => [writeFile(query, Buffer.from(bytes, 'base64'))],
  });
}

const keep = (cli: Cli, url: string | undefined, { answer, size, roots, by, json }: Options): Promise<void> =>
  perform(cli, keepTimestamp, {
    order: {
      url,
      size: positiveIfGiven(size, '--size'),
      answer: answer === undefined ? undefined : Buffer.from(cli.readBytes(answer)).toString('base64'),
      roots: roots === undefined ? undefined : [rootsIn(cli, roots)],
    },
    words: { size: '--size', answer: '--answer', roots: '--roots' },
    by,
    json,
    page: timePage,
  });

/** With `--query` nothing is asked yet. */
function onlyOne(url: string | undefined, answer: string | undefined): Record<string, never> {
  if (url === undefined && answer === undefined) return {};
  throw new InputError('a query is written, or an answer is kept, in one command each', {
    path: '--query',
    allowed: '--query FILE alone, then --answer FILE or the address of the authority',
  });
}

/** Certificates of a file. Throws InputError for one that is not PEM, as a certificate that was saved from a browser may be. */
function rootsIn(cli: Cli, file: string): string {
  const bytes = cli.readBytes(file);
  if (new TextDecoder('latin1').decode(bytes).includes('-----BEGIN CERTIFICATE-----'))
    return textOf(bytes, file);
  throw new InputError(`${file} holds no certificate in PEM`, {
    path: '--roots',
    value: file,
    allowed: 'certificates in PEM (-----BEGIN CERTIFICATE-----)',
    cure: 'convert it: openssl x509 -inform der -in ROOT.cer -out ROOT.pem',
  });
}
