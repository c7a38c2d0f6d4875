import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { InputError } from '../../../foundation/errors.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { checkpointPage, checkpointStatePage } from '../../../pages/blocks/keys-page.ts';
import {
  clockPage,
  headPage,
  mendPage,
  rebuildPage,
  seenPage,
  verifyPage,
} from '../../../pages/blocks/ledger-page.ts';
import { witnessesPage } from '../../../pages/blocks/witnesses-page.ts';
import { checkpointState } from '../../../tasks/proof/checkpoint-state.ts';
import { ledgerHead } from '../../../tasks/proof/ledger-head.ts';
import { listWitnesses } from '../../../tasks/proof/list-witnesses.ts';
import { mendLedger } from '../../../tasks/proof/mend-segment.ts';
import { publishedLog } from '../../../tasks/proof/publish-log.ts';
import { rebuildLedger } from '../../../tasks/proof/rebuild-ledger.ts';
import { settleClock } from '../../../tasks/proof/settle-clock.ts';
import { signCheckpoint } from '../../../tasks/proof/sign-checkpoint.ts';
import { verifyLedger } from '../../../tasks/proof/verify-ledger.ts';
import { writingRole } from '../../../tasks/proof/writing-role.ts';
import type { Answer, Cli, OutputOptions } from '../cli.ts';
import { requireYes } from '../confirmed.ts';
import { positiveIfGiven } from '../numbers.ts';
import { byOption, perform } from '../perform.ts';
import { HTML_OPTION, showPage } from '../show-page.ts';
import { writeFile } from '../write-file.ts';
import { timestampVerb } from './ledger-timestamp.ts';

interface VerifyOptions extends OutputOptions {
  readonly size?: string;
  readonly root?: string;
}

interface ClockOptions extends OutputOptions {
  readonly isRight?: boolean;
  readonly aheadSince?: string;
  readonly reason: string;
  readonly by?: string;
}

interface CheckpointOptions extends OutputOptions {
  readonly witness?: string;
  readonly by?: string;
}

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
    .command('head')
    .description('show size and root of the ledger, to be noted elsewhere')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt ledger head')
    .action(({ json }: OutputOptions) => perform(cli, ledgerHead, { order: {}, json, page: headPage }));
  ledger
    .command('checkpoint')
    .description('sign size and root of the ledger with the key of the log (C2SP tlog-checkpoint)')
    .option('--witness <urls>', 'witnesses that are asked to sign it too, with commas')
    .option(...byOption({ act: null }, 'who asks for it'))
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt ledger checkpoint')
    .action(({ witness, by, json }: CheckpointOptions) =>
      perform(cli, signCheckpoint, {
        order: { witnesses: witness?.split(',') },
        words: { witnesses: '--witness' },
        by,
        json,
        page: checkpointPage,
      }),
    );
  ledger
    .command('signed')
    .description('show up to which record the ledger is signed, by the plant and by witnesses')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt ledger signed')
    .action(({ json }: OutputOptions) =>
      perform(cli, checkpointState, { order: {}, json, page: checkpointStatePage }),
    );
  ledger
    .command('witnesses')
    .description(
      'list the keys of the plant, and the witnesses that have signed its ledger: how far, and when',
    )
    .option(...HTML_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt ledger witnesses')
    .action(({ json, html }: OutputOptions & { readonly html?: string }) =>
      perform(cli, listWitnesses, { order: {}, json, html, page: witnessesPage }),
    );
  timestampVerb(ledger, cli);
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
  ledger
    .command('verify')
    .description('recompute every hash, link and balance; exit 1 when one of them is wrong')
    .option(
      '--size <records>',
      'records of a head that was noted, on a certificate or from "remelt ledger head"',
    )
    .option(
      '--root <hex>',
      'root of that head, whole or its first 16 digits; exit 1 when the history is another',
    )
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt ledger verify')
    .action(async ({ size, root, json }: VerifyOptions) =>
      perform(cli, verifyLedger, {
        words: { 'noted.size': '--size', 'noted.root': '--root' },
        order: {
          noted:
            size === undefined && root === undefined
              ? ((await seenBefore(cli)) ?? undefined)
              : { size: positiveIfGiven(size, '--size'), root },
        },
        json,
        page: verifyPage,
        exit: ({ ok }) => (ok ? 0 : 1),
      }),
    );
  ledger
    .command('rebuild')
    .description(
      'compute the derived balances again from the records; exit 1 when they differ from the stored ones',
    )
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt ledger rebuild')
    .action(({ json }: OutputOptions) =>
      perform(cli, rebuildLedger, {
        order: {},
        json,
        page: rebuildPage,
        exit: ({ equal }) => (equal ? 0 : 1),
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
  ledger
    .command('clock')
    .description('say that the clock is right, or from which record on it was ahead')
    .option('--is-right', 'the clock is right although the last record is long ago')
    .option(
      '--ahead-since <record>',
      'first record that is dated ahead; records are dated by the clock again',
    )
    .requiredOption('--reason <words>', 'why')
    .option(...byOption(settleClock, 'who says so'))
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt ledger clock --is-right --reason "summer stop" --by p-qual\n  remelt ledger clock --ahead-since 812 --reason "battery of the clock" --by p-qual',
    )
    .action(({ isRight, aheadSince, reason, by, json }: ClockOptions) =>
      perform(cli, settleClock, {
        order: { aheadSince: clockOf(isRight, aheadSince), reason },
        by,
        json,
        page: clockPage,
      }),
    );
}

/** The head that this account has seen, which the ledger is held against where no other is named. */
async function seenBefore(cli: Cli) {
  const { store } = await cli.context({});
  return (await cli.seen().look(store)).seen;
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

/** Record from which on the clock was ahead; nothing where it is right. Throws InputError unless one of both is said. */
function clockOf(isRight: boolean | undefined, aheadSince: string | undefined): number | undefined {
  if ((isRight === undefined) !== (aheadSince === undefined))
    return positiveIfGiven(aheadSince, '--ahead-since');
  throw new InputError('say either that the clock is right or since which record it was ahead', {
    path: '--is-right',
    value: aheadSince ?? null,
    allowed: '--is-right, or --ahead-since RECORD',
    cure: 'remelt history shows when each record was made',
  });
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
