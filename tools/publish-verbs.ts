/** Writes docs/reference/verbs.md and the list that `remelt --help` prints, from the command line's own verbs. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Argument, Command, Option } from 'commander';
import { processCli } from '../src/faces/cli/cli.ts';
import { wholeProgram } from '../src/faces/cli/main.ts';

const ROOT = join(import.meta.dirname, '..');

/** The published page. */
export const VERBS_PAGE = join(ROOT, 'docs', 'reference', 'verbs.md');

/** Text of the page of verbs: one section per verb, in alphabetical order, a verb's subcommands after it. */
export async function verbsPage(): Promise<string> {
  const sections = (await wholeProgram(processCli())).commands
    .toSorted((a, b) => (a.name() < b.name() ? -1 : 1))
    .flatMap((verb) => [section(verb, `remelt ${verb.name()}`), ...subcommands(verb)]);
  return `# Verbs of the command line

\`node tools/publish-verbs.ts\` writes this page from the help of each verb. \`remelt VERB --help\` prints the same with examples.
Exit codes: [exit-codes.md](exit-codes.md).

${sections.join('\n\n')}
`;
}

/** The list of verbs that `remelt --help` prints without loading one of them. */
export const VERB_LIST = join(ROOT, 'src', 'faces', 'cli', 'verb-list.ts');

/** Text of that list, in the order of the help. */
export async function verbList(): Promise<string> {
  const program = await wholeProgram(processCli());
  const help = program.createHelp();
  const verbs = program.commands.map((verb) =>
    [verb.name(), help.subcommandTerm(verb), help.subcommandDescription(verb)].map((text) =>
      JSON.stringify(text),
    ),
  );
  return `/** Every verb with its words and what it does; \`node tools/publish-verbs.ts\` writes this from the verbs themselves. */
// biome-ignore format: one verb a line
export const VERBS: readonly (readonly [name: string, term: string, says: string])[] = [
${verbs.map((verb) => `  [${verb.join(', ')}],`).join('\n')}
];
`;
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
  for (const [file, text] of [
    [VERBS_PAGE, await verbsPage()],
    [VERB_LIST, await verbList()],
  ] as const) {
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    writeFileSync(file, text);
    console.log(`wrote ${file.slice(ROOT.length + 1)}`);
  }
}
