/**
 * Writes what is said of the command line, from its own verbs, arguments and options: docs/reference/verbs.md for people, and
 * src/faces/cli/verb-list.json, from which the first help page and the shell's completion answer without loading any verb.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Argument, Command, Option } from 'commander';
import { processCli } from '../src/faces/cli/cli.ts';
import { wholeProgram } from '../src/faces/cli/program.ts';
import type { VerbWords } from '../src/faces/cli/verb-list.ts';

const ROOT = join(import.meta.dirname, '..');

/** The published page. */
export const VERBS_PAGE = join(ROOT, 'docs', 'reference', 'verbs.md');
/** The list that comes with the command line. */
export const VERB_LIST = join(ROOT, 'src', 'faces', 'cli', 'verb-list.json');

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

/** Text of the list of verbs, in the order of the help. */
export async function verbList(): Promise<string> {
  return `${JSON.stringify((await program()).commands.map(wordsOf), null, 1)}\n`;
}

function wordsOf(command: Command): VerbWords {
  return {
    name: command.name(),
    about: command.description(),
    arguments: command.registeredArguments.map(usageWord),
    options: command
      .createHelp()
      .visibleOptions(command)
      .filter(({ long }) => long !== '--help')
      .map(({ flags, argChoices, description }) => ({
        flags,
        about: description,
        choices: argChoices ?? [],
      })),
    below: command.commands.map(wordsOf),
  };
}

const usageWord = (one: Argument): string => {
  const name = `${one.name()}${one.variadic ? '...' : ''}`;
  return one.required ? `<${name}>` : `[${name}]`;
};

/** A program with every verb registered. No verb is run. */
async function program(): Promise<Command> {
  const cli = processCli();
  const remelt = await wholeProgram(cli);
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

const argumentRow = (one: Argument): string =>
  `| \`${one.name()}\` | ${cell(one.description)}${choices(one)} |`;

const optionRow = (one: Option): string =>
  `| \`${one.flags}\` | ${cell(one.description)}${one.mandatory ? '; required' : ''}${choices(one)}${fallback(one)} |`;

const choices = ({ argChoices }: Argument | Option): string =>
  argChoices === undefined ? '' : `; one of ${argChoices.map((choice) => `\`${choice}\``).join(', ')}`;

const fallback = ({ defaultValue, defaultValueDescription }: Option): string =>
  defaultValue === undefined || defaultValue === false
    ? ''
    : `; default ${defaultValueDescription ?? JSON.stringify(defaultValue)}`;

/** A text that may stand in a table cell. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

if (import.meta.main) {
  for (const [file, text] of [
    [VERBS_PAGE, await verbsPage()],
    [VERB_LIST, await verbList()],
  ] as const) {
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    writeFileSync(file, text);
    console.log(`wrote ${relative(ROOT, file)}`);
  }
}
