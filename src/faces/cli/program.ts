import { Command, CommanderError, Help, type Option } from 'commander';
import { InputError } from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { Cli } from './cli.ts';
import { keepOptions } from './typed/options-of-verb.ts';
import { typedError } from './typed/typed-deed.ts';
import { announceVerbs } from './verb-list.ts';
import { asksVersion, thisVersion, versionText } from './version.ts';

type Module = () => Promise<{ readonly register: (program: Command, cli: Cli) => void }>;

/**
 * One module per verb that is written by hand, loaded only when it is called. Text: what a group is for whose verbs all have contracts;
 * null: one verb with a contract, of a task or a calculation. Order = order in the help.
 */
const COMMANDS: Readonly<Record<string, Module | string | null>> = {
  init: () => import('./commands/proof/init.ts'),
  login: () => import('./commands/login.ts'),
  logout: () => import('./commands/logout.ts'),
  whoami: () => import('./commands/whoami.ts'),
  persons: () => import('./commands/persons.ts'),
  account: () => import('./commands/account.ts'),
  demo: () => import('./commands/demo.ts'),
  serve: () => import('./commands/serve.ts'),
  work: () => import('./commands/work.ts'),
  hosts: 'hosts that compute parts of large calculations: who is there, what waits, what failed',
  service: () => import('./commands/service.ts'),
  template: () => import('./commands/yard/template.ts'),
  import: () => import('./commands/yard/import.ts'),
  lots: () => import('./commands/yard/lots.ts'),
  lot: () => import('./commands/yard/lot.ts'),
  label: 'labels of lots, samples, ingots and pallets: print them, list what was printed',
  heat: () => import('./commands/heats/heat.ts'),
  'make-up-sheet': null,
  record: () => import('./commands/heats/record.ts'),
  identify: null,
  plan: () => import('./commands/heats/plan.ts'),
  trim: null,
  simulate: () => import('./commands/heats/simulate.ts'),
  route: () => import('./commands/heats/route.ts'),
  price: 'set the price of an element or a charge material; list what plans reckon with',
  spec: () => import('./commands/release/spec.ts'),
  release: null,
  certificate: () => import('./commands/release/certificate.ts'),
  countersign: () => import('./commands/release/countersign.ts'),
  cut: null,
  ship: null,
  dispose: null,
  amend: null,
  undo: null,
  advise: null,
  trial: null,
  furnace: 'furnaces of the plant: calibration, drift, life of the lining, what to do next',
  scale: () => import('./commands/heats/scale.ts'),
  results: () => import('./commands/links/results.ts'),
  lesson: 'lessons by which files of results are read',
  laboratory: 'laboratories of the plant and their methods',
  material: 'charge materials that the plant buys: virgin metal, master alloys',
  site: 'the site of the plant as its papers print it',
  register: 'what the plant consists of, and since when; end what is not used any more',
  source: 'instruments, recorders, scales, printers and an ERP: where each is, how it is, what it said last',
  calibrate: null,
  'expected-errors': null,
  today: null,
  yields: null,
  stats: () => import('./commands/qualification/stats.ts'),
  lifecycle: () => import('./commands/economics/lifecycle.ts'),
  scenario: 'chains of questions of the life cycle, with sources and spread',
  history: null,
  economics: () => import('./commands/economics/economics.ts'),
  invest: null,
  'scale-up': null,
  claim: null,
  value: () => import('./commands/yard/value.ts'),
  offers: null,
  toll: null,
  qualify: () => import('./commands/qualification/qualify.ts'),
  trace: null,
  recall: null,
  ledger: () => import('./commands/proof/ledger.ts'),
  keys: () => import('./commands/proof/keys.ts'),
  disclosure: 'say and show which fields go to which customer; bundles open what the policy says',
  backup: () => import('./commands/proof/backup.ts'),
  restore: () => import('./commands/proof/restore.ts'),
  bundle: null,
  verify: () => import('./commands/proof/verify.ts'),
  witness: () => import('./commands/proof/witness.ts'),
  customer: 'customers: enter one, list them',
  article: 'what a sender calls a material, and what it is here',
  order: 'orders of customers: enter one, list them',
  transfer: 'metal between plants: receive it by the bundle of the sender, confirm its receipt, list it',
  group: 'several plants at once: recall, stock, prices',
  goods: () => import('./commands/exchange/goods.ts'),
  feed: () => import('./commands/exchange/feed.ts'),
  epcis: () => import('./commands/proof/epcis.ts'),
  data: () => import('./commands/yard/data.ts'),
  calculate: () => import('./commands/calculate.ts'),
  schema: () => import('./commands/schema.ts'),
  mcp: () => import('./commands/mcp.ts'),
  doctor: () => import('./commands/doctor.ts'),
  completion: () => import('./commands/completion.ts'),
};

/** Runs one command line; returns the exit code of the house (0 yes ... 6 internal). Never throws, never prints a stack. */
export async function runCli(typed: readonly string[], cli: Cli): Promise<number> {
  const program = emptyProgram(cli);
  const argv = withoutAlias(typed);
  try {
    if (asksVersion(argv)) {
      cli.out(versionText(argv));
      return 0;
    }
    const wanted = ownName(argv[0] === 'help' ? argv[1] : argv[0]);
    if (wanted) await register(program, cli, wanted);
    else announceVerbs(program);
    if (argv.length === 0) program.help();
    program.hook('preAction', (_, verb) => keepOptions(cli, verb));
    await program.parseAsync([...orUnknown(program, argv)], { from: 'user' });
    return cli.exitCode();
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      return cli.fail(
        new InputError(error.code === 'commander.help' ? needsMore(program, argv) : plainMessage(error), {
          cure: `see "remelt ${wantedName(program, argv)}--help"`,
        }),
        argv.includes('--json'),
      );
    }
    const json = argv.includes('--json');
    return cli.fail(json ? error : await typedError(error), json);
  }
}

/** Which subcommands a verb has that was typed without one. */
function needsMore(program: Command, [verb = '']: readonly string[]): string {
  const below = program.commands.find((command) => command.name() === verb)?.commands ?? [];
  return `${verb} needs a subcommand: ${below.map((command) => command.name()).join(', ')}`;
}

/** What the parser says of a command line, as a sentence of ours. */
const plainMessage = ({ message }: CommanderError): string =>
  message
    .replace(/^error: /, '')
    .replace(/^missing required argument '(.+)'$/, 'the argument <$1> is missing')
    .replace(/^required option '(.+)' not specified$/, 'the option $1 is required')
    .replace(/^option '(.+)' argument missing$/, 'the option $1 needs a value')
    .replace(/^too many arguments.*$/, 'there are more arguments than this verb takes')
    .replace(/\n\(Did you mean (.+)\?\)$/, '; did you mean $1?');

/** The whole command line with all its verbs, for what is said about it elsewhere. */
export async function wholeProgram(cli: Cli): Promise<Command> {
  const program = emptyProgram(cli);
  for (const name of Object.keys(COMMANDS)) await register(program, cli, name);
  return program;
}

const emptyProgram = (cli: Pick<Cli, 'out' | 'columns'>): Command =>
  new Command('remelt')
    .description('From superalloy returns to released heats, and the proof.')
    .version(thisVersion().version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => cli.out(text),
      writeErr: () => undefined,
      getOutHelpWidth: () => cli.columns,
    })
    .configureHelp({ optionDescription });

/** What an option is for, and that a call without it is refused where it is. */
function optionDescription(option: Option): string {
  const words = Help.prototype.optionDescription(option);
  return option.mandatory && option.defaultValue === undefined ? `${words} (required)` : words;
}

/** Adds a verb with what stands below it: what is written by hand, and what follows from contracts. */
async function register(program: Command, cli: Cli, name: string): Promise<void> {
  const own = ownValue(COMMANDS, name);
  if (typeof own === 'string') program.command(name).description(own);
  else if (own) (await own()).register(program, cli);
  const [{ TYPED_VERBS }, { DOCUMENT_VERBS }, { registerVerb }, { documentVerb }] = await Promise.all([
    import('../../tasks/part-verbs.ts'),
    import('../../tasks/document-verbs.ts'),
    import('./verb.ts'),
    import('./document-verb.ts'),
  ]);
  const above = (verb: string | null): Command | undefined => {
    const [first, below] = verb?.split(' ') ?? [];
    if (first !== name) return undefined;
    return below === undefined ? program : program.commands.find((one) => one.name() === name);
  };
  const verbs = [...DOCUMENT_VERBS.map((one) => documentVerb(cli, one)), ...TYPED_VERBS];
  for (const [verb, same] of Map.groupBy(verbs, (one) => one.verb)) {
    const at = above(verb);
    if (at) await registerVerb(at, cli, same);
  }
}

/** The command line with a verb by its own name: `correct` is another name of `trim`. */
function withoutAlias(typed: readonly string[]): readonly string[] {
  const at = typed[0] === 'help' ? 1 : 0;
  return typed[at] === 'correct' ? typed.with(at, 'trim') : typed;
}

/** A verb of the command line; `constructor` and the like are none, though every object has them. */
const ownName = (name = ''): string | undefined => (Object.hasOwn(COMMANDS, name) ? name : undefined);

/** The verb of a command line with its subcommand, as far as both exist, and a space after each. */
function wantedName(program: Command, argv: readonly string[]): string {
  let command: Command | undefined = program;
  const names: string[] = [];
  for (const word of argv.slice(0, 2)) {
    command = command?.commands.find((below) => below.name() === word);
    if (command) names.push(word);
  }
  return names.map((name) => `${name} `).join('');
}

/**
 * The command line without asking for help where its first word, or the second below it, is no verb: then it is refused with what may be meant, and
 * nobody reads the help of another verb for it.
 */
function orUnknown(program: Command, argv: readonly string[]): readonly string[] {
  const words = argv[0] === 'help' ? argv.slice(1) : argv;
  const isOption = (word: string | undefined): boolean => word === undefined || word.startsWith('-');
  const [first, second] = words;
  if (isOption(first)) return argv;
  const above = program.commands.find((one) => one.name() === first);
  const isKnown =
    above !== undefined &&
    (isOption(second) ||
      above.registeredArguments.length > 0 ||
      above.commands.length === 0 ||
      above.commands.some((one) => one.name() === second || one.aliases().includes(second!)));
  return isKnown ? argv : words.filter((word) => word !== '--help' && word !== '-h');
}

/** Prints the list of verbs, which needs neither a calculation nor the rest of the command line. */
export function listVerbs(cli: Pick<Cli, 'out' | 'columns'>): void {
  const program = emptyProgram(cli);
  announceVerbs(program);
  program.outputHelp();
}
