import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { InputError } from '../../../../foundation/errors.ts';
import { counted } from '../../../../foundation/quantity/format.ts';
import { mendPage, seenPage, verifyPage } from '../../../../pages/blocks/proof/ledger-page.ts';
import { mendLedger } from '../../../../tasks/proof/mend-segment.ts';
import { publishedLog } from '../../../../tasks/proof/publish-log.ts';
import { contract } from '../../../../tasks/proof/verify-ledger/contract.ts';
import { verifyLedger } from '../../../../tasks/proof/verify-ledger/verify-ledger.ts';
import { writingRole } from '../../../../tasks/proof/writing-role.ts';
import type { Answer, Cli, OutputOptions } from '../../cli.ts';
import { requireYes } from '../../confirmed.ts';
import { byOption, perform } from '../../perform.ts';
import { showPage } from '../../show-page.ts';
import { takeFields } from '../../verb.ts';
import { writeFile } from '../../write-file.ts';

interface PublishOptions extends OutputOptions {
  readonly by?: string;
  readonly passports?: boolean;
  readonly showGrade?: boolean;
  readonly url?: string;
}

interface MendOptions extends OutputOptions {
  readonly yes?: boolean;
}

/** The ledger itself: is it whole, and do the balances follow from it? */
export function register(program: Command, cli: Cli): void {
  const ledger = program
    .command('ledger')
    .description(
      'check and sign the ledger: head, seen, checkpoint, signed, witnesses, timestamp, publish, verify, rebuild, mend, clock, roles',
    );
  ledger
    .command('publish')
    .description('write the log as static files (C2SP tlog-tiles), confidential fields closed')
    .argument('<folder>')
    .option(
      '--passports',
      'also a page for each heat and object that was released or shipped, for whoever scans its label',
    )
    .option('--show-grade', 'the pages name the grade, which is confidential in the records')
    .option(
      '--url <address>',
      'where the folder will be served; writes passport/labels.html with a QR code for each page',
    )
    .option(...byOption({ act: null }, 'who publishes it'))
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt ledger publish public/log')
    .action((folder: string, options: PublishOptions) =>
      cli.run(options, () => publish(cli, folder, options)),
    );
  checking(ledger, cli);
  mending(ledger, cli);
}

/** Whether it is whole, and whether it is the one that was seen. */
function checking(ledger: Command, cli: Cli): void {
  ledger
    .command('seen')
    .description(
      'show the largest ledger that this account has seen here; exit 1 when this one does not go on from it',
    )
    .option('--agree', 'records are lost for ever: from now on the present head counts')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt ledger seen')
    .action(({ agree, json }: OutputOptions & { readonly agree?: boolean }) =>
      cli.run({ json }, async () => {
        const { store } = await cli.context({});
        const answer = await cli.seen()[agree ? 'agree' : 'look'](store);
        const exit = answer.problem === null || answer.agreed ? 0 : 1;
        return { document: answer, text: await showPage(seenPage(answer)), exit };
      }),
    );
  const verify = ledger
    .command('verify')
    .description('recompute every hash, link and balance; exit 1 when one of them is wrong');
  const fields = takeFields(verify, contract.order);
  verify
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt ledger verify')
    .action(async ({ json, ...typed }: OutputOptions & { readonly later?: true }) =>
      perform(cli, verifyLedger, {
        words: fields.words,
        order: Object.keys(typed).some((name) => name !== 'later')
          ? fields.orderOf(typed, cli)
          : await seenBefore(cli, typed.later),
        json,
        page: verifyPage,
        exit: ({ ok }) => (ok ? 0 : 1),
      }),
    );
}

/** What puts a ledger right again, and who may write to its tables. */
function mending(ledger: Command, cli: Cli): void {
  ledger
    .command('roles')
    .description(
      'SQL for a role of PostgreSQL that books and reads, and cannot change or delete what was booked',
    )
    .argument('[name]', 'name of the role', 'remelt_app')
    .option('--make', 'run it now as the owner in DATABASE_URL; the password of a new role is shown once')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt ledger roles remelt_app --make')
    .action((name: string, { make, json }: OutputOptions & { readonly make?: boolean }) =>
      cli.run({ json }, () => roles(cli, name, make)),
    );
  ledger
    .command('mend')
    .description('make a damaged segment file whole; what was damaged is kept in a file of its own')
    .option('--yes', 'do it without asking')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt ledger mend')
    .action(({ yes, json }: MendOptions) => cli.run({ json }, () => mend(cli, yes)));
}

/** The head that this account has seen, which the ledger is held against where no other is named. */
async function seenBefore(cli: Cli, later?: true) {
  const { store } = await cli.context({});
  const { seen } = await cli.seen().look(store);
  const noted = { ...seen, ...(later && { later }) };
  return Object.keys(noted).length === 0 ? {} : { noted };
}

/** Full tiles never change: one that is there is left as it is. */
async function publish(
  cli: Cli,
  folder: string,
  { by, passports, showGrade = false, url }: PublishOptions,
): Promise<Answer> {
  const pages = passports || url !== undefined ? { showGrade, url } : undefined;
  const written: string[] = [];
  for await (const { path, bytes } of publishedLog(await cli.context({ by }), pages)) {
    const file = join(folder, path);
    if (!/^tile\//.test(path) || path.includes('.p/') || !existsSync(file)) {
      mkdirSync(dirname(file), { recursive: true });
      written.push(writeFile(file, Buffer.from(bytes)));
    }
  }
  const document = { format: 'remelt-published/1', folder, files: written.length };
  return { document, text: `${folder}: ${counted(written.length, 'file')} written` };
}

async function roles(cli: Cli, name: string, make = false): Promise<Answer> {
  const password = make ? randomBytes(24).toString('base64url') : 'choose-a-password';
  const answer = await writingRole({ name, password, databaseUrl: make ? needsServer(cli) : undefined });
  const { isNew, ...told } = answer;
  const document = { format: 'remelt-ledger-roles/1', role: name, made: isNew !== null, ...told };
  const text = answer.url
    ? [
        `The role ${name} books and reads, and can neither change nor delete what was booked.`,
        isNew
          ? `Servers use: ${answer.url}`
          : `It was there before, and keeps its password. Servers use: ${answer.url}`,
      ]
    : answer.statements.map((statement) => `${statement};`);
  return { document, text: text.join('\n') };
}

function needsServer({ databaseUrl }: Cli): string {
  if (databaseUrl) return databaseUrl;
  throw new InputError('a role is made on a PostgreSQL server', {
    path: 'DATABASE_URL',
    allowed: 'the address of the server, as the owner of the tables',
    cure: 'set DATABASE_URL; without --make the SQL is printed',
  });
}

async function mend(cli: Cli, yes: boolean | undefined): Promise<Answer> {
  const place = { folder: cli.ledgerFolder, databaseUrl: cli.databaseUrl };
  let answer = await mendLedger(place, { confirm: false, clock: cli.clock });
  if (answer.at !== null) {
    if (!yes) {
      const words = (await showPage(mendPage(answer)))({ columns: cli.columns });
      await requireYes(cli, { words, question: 'Mend the segment file?', option: '--yes' });
    }
    answer = await mendLedger(place, { confirm: true, clock: cli.clock });
  }
  return { document: answer, text: await showPage(mendPage(answer)) };
}
