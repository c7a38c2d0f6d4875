/** Writes docs/reference/verbs.md from the command line's own verbs, arguments and options. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Argument, Command, type Option } from 'commander';
import { type Cli, processCli } from '../src/faces/cli/cli.ts';

const ROOT = join(import.meta.dirname, '..');
const COMMANDS = join(ROOT, 'src', 'faces', 'cli', 'commands');

/** The published page. */
export const VERBS_PAGE = join(ROOT, 'docs', 'reference', 'verbs.md');

/** Text of the page of verbs: one section per verb, in alphabetical order, a verb's subcommands after it. */
export async function verbsPage(): Promise<string> {
  const sections = (await program()).commands
    .toSorted((a, b) => (a.name() < b.name() ? -1 : 1))
    .flatMap((verb) => [section(verb, `remelt ${verb.name()}`), ...subcommands(verb)]);
  return `# Verbs of the command line

\`node tools/publish-verbs.ts\` writes this page from the help of each verb. \`remelt VERB --help\` prints the same with examples.
Exit codes: [exit-codes.md](exit-codes.md).

${sections.join('\n\n')}
`;
}

/** A program with every verb registered. No verb is run. */
async function program(): Promise<Command> {
  const remelt = new Command('remelt');
  const cli = processCli();
  for (const file of readdirSync(COMMANDS)) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    const module = (await import(join(COMMANDS, file))) as {
      register?: (program: Command, cli: Cli) => void;
    };
    module.register?.(remelt, cli);
  }
  await cli.close();
  return remelt;
}

const subcommands = (verb: Command): string[] =>
  verb.commands.map((sub) => section(sub, `remelt ${verb.name()} ${sub.name()}`));

function section(command: Command, name: string): string {
  const help = command.createHelp();
  const rows = [
    ...help.visibleArguments(command).map(argumentRow),
    ...help
      .visibleOptions(command)
      .filter(({ long }) => long !== '--help')
      .map(optionRow),
  ];
  const table = rows.length === 0 ? [] : ['', '| word | meaning |', '|---|---|', ...rows];
  return [`## ${name}`, '', `\`${name} ${command.usage()}\`: ${cell(command.description())}`, ...table].join(
    '\n',
  );
}

const argumentRow = (one: Argument): string => `| \`${one.name()}\` | ${cell(one.description)} |`;

const optionRow = (one: Option): string =>
  `| \`${one.flags}\` | ${cell(one.description)}${one.mandatory ? '; required' : ''}${choices(one)}${fallback(one)} |`;

const choices = ({ argChoices }: Option): string =>
  argChoices === undefined ? '' : `; one of ${argChoices.map((choice) => `\`${choice}\``).join(', ')}`;

const fallback = ({ defaultValue, defaultValueDescription }: Option): string =>
  defaultValue === undefined || defaultValue === false
    ? ''
    : `; default ${defaultValueDescription ?? JSON.stringify(defaultValue)}`;

/** A text that may stand in a table cell. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

if (import.meta.main) {
  const text = await verbsPage();
  if (!existsSync(VERBS_PAGE) || readFileSync(VERBS_PAGE, 'utf8') !== text) {
    writeFileSync(VERBS_PAGE, text);
    console.log('wrote docs/reference/verbs.md');
  }
}
