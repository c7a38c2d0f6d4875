import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { TaskContext } from '../../../desk/context.ts';
import { inOwnPlant } from '../../../desk/reference/own-plant.ts';
import { parseDocument } from '../../../documents/common.ts';
import { parseJson, textOf } from '../../../documents/json-text.ts';
import { type OidcSettings, oidcSettings } from '../../../documents/oidc.ts';
import { ownFile } from '../../../engine/own-files.ts';
import { InputError } from '../../../foundation/errors.ts';
import { connectedScales } from '../../../links/scale/connected-scales.ts';
import { namedScale, type ScaleAddress } from '../../../links/scale/scale-address.ts';
import { type Office, openOffice } from '../../../office/open-office.ts';
import { qrText } from '../../../pages/charts/qr.ts';
import { answersInMemory } from '../../server/answers-in-memory.ts';
import { type Certificate, certificateOf, madeCertificate } from '../../server/certificate.ts';
import { LOOPBACK } from '../../server/guards.ts';
import { accountDesk } from '../../server/identity/account-desk.ts';
import { newFoundingWord } from '../../server/identity/founding.ts';
import { repliesIn } from '../../server/once.ts';
import { backupClock } from '../../server/operations/backup-clock.ts';
import { ledgerDisk } from '../../server/operations/ledger-disk.ts';
import type { CommandLine, LogLine, Plant } from '../../server/plant.ts';
import { plantLinks } from '../../server/plant-links.ts';
import { readAhead } from '../../server/read-ahead.ts';
import { recorderShelf } from '../../server/recorder-shelf.ts';
import { scaleDesk } from '../../server/scale-desk.ts';
import { listenReady, requireReady } from '../../server/serve.ts';
import { listenLocally } from '../../server/wire/local-socket.ts';
import { socketPath } from '../../server/wire/socket-place.ts';
import { askWitness } from '../ask-witness.ts';
import type { Cli } from '../cli.ts';
import { copiesOf } from '../kept/backup-files.ts';
import { portIfGiven } from '../typed/numbers.ts';
import { thisCommit, thisVersion } from '../version.ts';

interface Options {
  readonly port?: string;
  readonly host?: string;
  readonly data?: string;
  readonly open: boolean;
  readonly name?: string;
  readonly certificate?: string;
  readonly key?: string;
  readonly makeCertificate?: boolean;
  readonly oidc?: string;
  readonly scale?: readonly string[];
  readonly sign?: boolean;
  readonly witness?: readonly string[];
}

/** The plant in a browser: a server for this machine. */
export function register(program: Command, cli: Cli): void {
  program
    .command('serve')
    .description('serve the plant to a browser on this machine, until Ctrl-C')
    .option('--port <n>', 'port; default 4477, or another where that is taken')
    .option(
      '--host <address>',
      'address to listen on; default 127.0.0.1. Any other needs HTTPS and a person with a password',
    )
    .option('--name <names>', 'names under which others reach it, with commas; default the --host')
    .option('--certificate <file>', 'HTTPS with this certificate (PEM, with those that signed it)')
    .option('--key <file>', 'and its key (PEM)')
    .option('--make-certificate', 'HTTPS with a certificate made here, and a root for devices to install')
    .option('--oidc <file>', 'sign in by the accounts of the company too (OpenID Connect), as this file says')
    .option(
      '--scale <name=address...>',
      'read a scale of the plant: SC-2=tcp://HOST:PORT?protocol=mt-sics, or SC-2=serial:DEVICE?protocol=sma',
    )
    .option(
      '--sign',
      'sign also with a key of the log that lies with this account (REMELT_KEYS), when a person asks; one in the folder of the ledger needs no option',
    )
    .option('--witness <urls...>', 'witnesses that may be asked to sign a checkpoint too')
    .option('--data <folder>', 'folder of the embedded ledger; default REMELT_FOLDER or ./remelt-data')
    .option('--no-open', 'do not open a browser')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt serve --port 4477 --no-open\n  remelt serve --host 0.0.0.0 --name plant.example --make-certificate',
    )
    .action((options: Options) => cli.run({}, () => served(options, cli)));
}

/** Serves until it is ended; answers where it was. long because what was opened is closed in the reverse order. */
export async function served(options: Options, cli: Cli) {
  const { port, host = '127.0.0.1', data, open } = options;
  let opening: Promise<TaskContext> | undefined;
  let officeOpening: Promise<Office> | undefined;
  const folder = data ?? cli.ledgerFolder;
  const office = async () => {
    // the ledger is opened first: who holds its folder holds that of the office
    await bare.open();
    officeOpening ??= openOffice(
      cli.databaseUrl ? { databaseUrl: cli.databaseUrl } : { folder: join(folder, 'office') },
    );
    return officeOpening;
  };
  const ended = new AbortController();
  const compute = cli.computeInThreads();
  // what the plant keeps beside its ledger signs for whoever may ask; what lies with this account only when told
  const logKeys = options.sign ? cli.logKeys : cli.plantKeys(folder);
  const proving = { ...(logKeys ? { logKeys } : {}), witnesses: witnessesOf(options) };
  const names = namesOf(options);
  const scaleAddresses = scalesOf(options);
  const bare: Plant = {
    names: new Set([...names, ...LOOPBACK]),
    office,
    open: () => {
      opening ??= opened(folder, { ...cli, compute }, { isForOthers: !LOOPBACK.has(host), ...proving });
      return opening;
    },
    compute,
    clock: cli.clock,
    newId: randomUUID,
    version: thisVersion().version,
    oidc: oidcOf(options, cli),
    foundingWord: newFoundingWord(),
    scales: connectedScales(scaleAddresses),
    copies: copiesOf({ ...cli, ledgerFolder: folder }, office),
    ...(cli.databaseUrl ? {} : { disk: ledgerDisk(folder) }),
    commit: thisCommit(),
    web: builtWeb(),
    replies: repliesIn(office, cli.clock),
    signal: ended.signal,
    log: (line) => logged(line, cli),
  };
  const backups = backupClock(bare);
  const sources = plantLinks({ ...bare, scales: scaleAddresses });
  const at = { port: portIfGiven(port, '--port'), host };
  const ready = async () => {
    const isSecure = options.certificate !== undefined || options.makeCertificate === true;
    // a certificate that is made replaces the one that devices trust: only for a server that will run
    await requireReady(bare, { ...at, isSecure });
    const certificate = await certificateFor(options, { names, folder, open: bare.open, cli });
    const plant: Plant = { ...bare, root: certificate?.root, sources, backups };
    return { plant, certificate, ...(await listenReady(plant, { ...at, certificate })) };
  };
  const { plant, certificate, address, close } = await ready().catch(async (error: unknown) => {
    await sources.close();
    await (await officeOpening?.catch(() => undefined))?.close();
    await (await opening?.catch(() => undefined))?.store.close();
    throw error;
  });
  const shown = names.length > 0 ? withName(address, names[0]!) : address;
  say(`opening the ledger in ${cli.databaseUrl ? 'PostgreSQL' : folder}`, cli);
  try {
    const context = await plant.open();
    const { store } = context;
    requireScales(scaleAddresses, (await inOwnPlant(context)).compute.facts().plant.scales);
    say(`Remelt is at ${shown} (Ctrl-C ends it)`, cli);
    const isNew = (await store.roster()).plant === null;
    if (isNew) say(foundingNote(shown, bare), cli);
    if (certificate?.root) say(rootNote(shown, certificate, cli), cli);
    const local = cli.databaseUrl
      ? undefined
      : await listenLocally(socketPath(folder), {
          store,
          office,
          version: plant.version,
          ...{ accounts: accountDesk(plant, shown), scales: scaleDesk(plant.scales), sources, backups },
          recorders: recorderShelf(plant),
          log: (line) => logged(line, cli),
        });
    try {
      if (open && cli.ask) openBrowser(isNew ? `${shown}/first-run#${bare.foundingWord}` : shown);
      // made now, so that nobody waits for it when they sign in
      void office().catch(() => undefined);
      sources.begin();
      backups.begin();
      void readAhead({ ...context, signal: ended.signal }).catch(() => undefined);
      if (!cli.signal.aborted) await Promise.race([once(cli.signal, 'abort'), once(process, 'SIGTERM')]);
    } finally {
      ended.abort();
      await close();
      await sources.close();
      await backups.close();
      await local?.close();
      await (await officeOpening?.catch(() => undefined))?.close();
      await store.close();
    }
  } finally {
    await close();
    await compute.close();
  }
  return { document: { format: 'remelt-serve/1', address: shown }, text: 'The server has ended.' };
}

/** The scales of `--scale`; none without. Throws InputError for one that is named twice. */
function scalesOf({ scale: typed = [] }: Options): Map<string, ScaleAddress> {
  const addresses = new Map<string, ScaleAddress>();
  for (const one of typed) {
    const [name, address] = namedScale(one, '--scale');
    if (addresses.has(name)) throw wrongScale(`scale ${name} has two addresses`, name, 'each scale once');
    addresses.set(name, address);
  }
  return addresses;
}

/** Throws InputError for a scale that the plant does not have. */
function requireScales(
  named: ReadonlyMap<string, ScaleAddress>,
  known: readonly { readonly id: string }[],
): void {
  const ids = known.map(({ id }) => id);
  for (const name of named.keys())
    if (!ids.includes(name))
      throw wrongScale(
        `the plant has no scale "${name.slice(0, 100)}"`,
        name,
        ids.join(', ') || 'none: the plant has no scale yet',
      );
}

const wrongScale = (words: string, name: string, allowed: string): InputError =>
  new InputError(words, {
    path: '--scale',
    value: name.slice(0, 100),
    allowed,
    cure: 'name each scale of the plant once, as on its page Plant, Scales',
  });

/** Witnesses of `--witness`. Throws InputError for what is not an address. */
const witnessesOf = ({ witness = [] }: Options): readonly string[] =>
  witness.map((url) => {
    if (/^https?:\/\/[^\s/]+/.test(url) && URL.canParse(url)) return url;
    throw new InputError(`--witness "${url.slice(0, 200)}" is not the address of a witness`, {
      path: '--witness',
      value: url.slice(0, 200),
      allowed: 'http://HOST:PORT or https://HOST',
    });
  });

/** Settings of the company's sign-in; none without. Throws InputError for a secret that others can read. */
function oidcOf({ oidc }: Pick<Options, 'oidc'>, cli: Cli): OidcSettings | undefined {
  if (oidc === undefined) return undefined;
  const settings = parseDocument(oidcSettings, parseJson(textOf(cli.readBytes(oidc), oidc), oidc), oidc);
  if (settings.clientSecret !== undefined && process.platform !== 'win32') refuseReadable(oidc);
  return settings;
}

/** Throws InputError for a file with a secret that others of this machine can read. */
function refuseReadable(file: string): void {
  const mode = statSync(file).mode & 0o777;
  if ((mode & 0o077) === 0) return;
  throw new InputError(`${file} holds a secret, and others can read it`, {
    path: '--oidc',
    where: file,
    value: mode.toString(8).padStart(4, '0'),
    allowed: 'mode 0600',
    cure: `chmod 600 ${file}`,
  });
}

/** Names of `--name`, else the address itself where it is one that others can use. Throws InputError for none. */
function namesOf({ host = '127.0.0.1', name }: Options): readonly string[] {
  const names = name?.split(',').map((one) => one.trim().toLowerCase()) ?? [];
  const wrong = names.find(
    (one) => isIP(one) === 0 && !/^(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(one),
  );
  if (wrong !== undefined)
    throw new InputError(`"${wrong.slice(0, 100)}" is no name of a server`, {
      path: '--name',
      value: wrong.slice(0, 100),
      allowed: 'host names and addresses, with commas: plant.example,192.168.1.20',
    });
  if (names.length > 0 || LOOPBACK.has(host)) return names;
  if (host !== '0.0.0.0' && host !== '::') return [host];
  throw new InputError('the server listens on every address of this machine, and has no name', {
    path: '--name',
    allowed: 'the name or the address that others type: plant.example, 192.168.1.20',
    cure: 'add --name',
  });
}

interface CertificateFor {
  readonly names: readonly string[];
  readonly folder: string;
  readonly open: () => Promise<Pick<TaskContext, 'store'>>;
  readonly cli: Pick<Cli, 'compute' | 'clock' | 'note' | 'ask'>;
}

/** The certificate that the options name or have made, in the name of the plant of the ledger; none without. */
export async function certificateFor(
  { certificate, key, makeCertificate }: Pick<Options, 'certificate' | 'key' | 'makeCertificate'>,
  { names, folder, open, cli }: CertificateFor,
): Promise<Certificate | undefined> {
  if ((certificate === undefined) !== (key === undefined) || (certificate && makeCertificate))
    throw new InputError('a certificate is named with its key, or made', {
      path: '--certificate',
      allowed: '--certificate FILE --key FILE, or --make-certificate',
    });
  if (certificate !== undefined && key !== undefined)
    return certificateOf({ cert: certificate, key }, cli.clock());
  if (!makeCertificate) return undefined;
  const { plant } = await (await open()).store.roster();
  const wanted = {
    names: [...new Set([...names, 'localhost', '127.0.0.1'])],
    // the ledger says whose it is; the site of plant.json may be another, or an invented one
    plant: plant?.name ?? cli.compute.facts().plant.sites[0]?.name ?? 'Plant',
    now: cli.clock(),
  };
  const made = await madeCertificate(join(folder, 'tls'), wanted);
  if (made.isNew) say('a certificate was made; devices that had an earlier root install the new one', cli);
  return made.certificate;
}

const withName = (address: string, name: string): string => {
  const { protocol, port } = new URL(address);
  return `${protocol}//${isIP(name) === 6 ? `[${name}]` : name}:${port}`;
};

/** Where a plant or the demonstration begins: the link holds the word that only this terminal has shown. */
const foundingNote = (address: string, { foundingWord }: Pick<Plant, 'foundingWord'>): string =>
  `Nothing is here yet. Begin in the browser: ${address}/first-run#${foundingWord}`;

/** How a device gets to trust a certificate that was made here. */
function rootNote(address: string, { fingerprint, endsAt }: Certificate, { ask }: Cli): string {
  const place = `${address}/plant-root.crt`;
  return [
    `Each device installs the root of the plant once: ${place}`,
    ...(ask ? [qrText(place)] : []),
    `Compare its SHA-256 before you trust it: ${fingerprint}`,
    `It holds until ${endsAt.slice(0, 10)}.`,
  ].join('\n');
}

/** Folder of the built web, where it was built. */
function builtWeb(): string | undefined {
  const folder = ownFile('dist/web');
  return existsSync(join(folder, 'index.html')) ? folder : undefined;
}

async function opened(
  folder: string,
  cli: Cli,
  { isForOthers, ...proving }: { readonly isForOthers: boolean } & Pick<TaskContext, 'logKeys' | 'witnesses'>,
): Promise<TaskContext> {
  const { openUnproved, requireClosed } = await import('../../../desk/open-context.ts');
  if (!cli.databaseUrl) for (const words of requireClosed(folder)) say(words, cli);
  const context = await openUnproved({
    compute: cli.compute,
    clock: cli.clock,
    folder,
    // who sits here says what shall begin, with the word of the terminal; before, nothing is booked
    make: !isForOthers,
    ...(cli.cache === undefined ? {} : { cache: cli.cache }),
    ...(cli.databaseUrl ? { databaseUrl: cli.databaseUrl } : {}),
    onProgress: (words) => say(words, cli),
  });
  const store = await cli.seen(folder).watch(context.store, (words) => say(words, cli));
  const signed = cli.signedHeads ? { signedHeads: cli.signedHeads } : {};
  const own = { hosts: cli.hosts, store, kept: answersInMemory(), ledgerFolder: resolve(folder) };
  return { ...context, ...own, ...signed, ...proving, askWitness };
}

/** Words for whoever sits at a terminal; a program reads the log line by line, as JSON. */
function say(words: string, { ask, clock, note }: Pick<Cli, 'clock' | 'note' | 'ask'>): void {
  note(ask ? words : JSON.stringify({ at: clock().toISOString(), what: 'progress', words }));
}

/** One line of JSON where a program reads; at a terminal only what is wrong. */
function logged(line: LogLine | CommandLine, cli: Cli): void {
  if (!cli.ask || line.status >= 500) cli.note(JSON.stringify(line));
}

/** Shows the address in the browser of who sits here; where there is none, the address was said. */
function openBrowser(address: string): void {
  const [program, ...words] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address]
        : ['xdg-open', address];
  const browser = spawn(program!, words, { stdio: 'ignore', detached: true });
  browser.once('error', () => undefined);
  browser.unref();
}
