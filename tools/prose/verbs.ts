import type { Command } from 'commander';

/** The command line as documents may name it: verbs, their options and what stands below them. */
export interface Verb {
  readonly name: string;
  readonly verbs: ReadonlyMap<string, Verb>;
  readonly options: ReadonlySet<string>;
  /** Takes words of its own after its name. */
  readonly takesWords: boolean;
}

/** The visible verbs of a program; one that is only kept under its old name is none. */
export function verbOf(command: Command): Verb {
  const help = command.createHelp();
  return {
    name: command.name(),
    verbs: new Map(help.visibleCommands(command).map((below) => [below.name(), verbOf(below)])),
    options: new Set(
      help
        .visibleOptions(command)
        .flatMap(({ long, short }) => [long, short].filter((one) => one !== undefined && one !== null)),
    ),
    takesWords: command.registeredArguments.length > 0,
  };
}

/** Verbs and options that the program does not have, in commands of one place: one line each. */
export const unknownVerbs = (root: Verb, place: string, commands: readonly string[]): string[] => [
  ...new Set(commands.flatMap((command) => unknownIn(root, command)).map((fault) => `${place}: ${fault}`)),
];

function unknownIn(root: Verb, line: string): string[] {
  const tokens = line.split(/\s+/).filter((token) => token !== '');
  let verb = root;
  let path = root.name;
  const options = new Set([...root.options, '--help', '-h']);
  const faults: string[] = [];
  // An option that stands alone may be one of any verb; what follows it is its value.
  let isInVerb = !line.startsWith('--');
  if (!isInVerb) for (const option of anywhere(root)) options.add(option);
  for (const raw of tokens) {
    const token = raw.replace(/=.*/, '').replaceAll(/^["'([]+|["'),.;:\]]+$/g, '');
    if (/^--[a-z]/.test(token)) {
      if (!options.has(token)) faults.push(`${path} has no option ${token}`);
      continue;
    }
    if (!isInVerb || raw.startsWith('[')) continue;
    const below = verb.verbs.get(token);
    if (below) {
      verb = below;
      path = `${path} ${token}`;
      for (const option of below.options) options.add(option);
      continue;
    }
    isInVerb = false;
    if (verb.verbs.size > 0 && !verb.takesWords && /^[a-z][a-z-]*$/.test(token) && token !== 'help')
      faults.push(`${path} has no verb "${token}"`);
  }
  return faults;
}

function anywhere(verb: Verb): ReadonlySet<string> {
  return new Set([...verb.options, ...[...verb.verbs.values()].flatMap((below) => [...anywhere(below)])]);
}

/** Command lines in the code of a Markdown page: whole blocks and pieces inside sentences. */
export function commandsOfMarkdown(text: string): string[] {
  const blocks = [...text.matchAll(/^```(?!ts|json|html)\w*\n([\s\S]*?)^```/gm)].map(([, code = '']) => code);
  const inline = [...text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`]+)`/g)].map(([, code = '']) =>
    code.replaceAll('\n', ' '),
  );
  return [
    ...blocks.flatMap(commandsOfLiteral),
    ...inline.flatMap((code) => (code.startsWith('--') ? [code] : commandsOfLiteral(code))),
  ];
}

/** Command lines in a text: what follows the name of the program, up to a pipe, a comment or the end of the line. Remelt stock is metal, and "remelt it" is a request. */
export const commandsOfLiteral = (text: string): string[] =>
  [...text.replaceAll(/\\\n/g, ' ').matchAll(CALL)].map(([, rest = '']) => rest);

/** Options that a text names beside a command: "give --yes". Text without a blank is for a program; braces and var() are of a style sheet. */
export const optionsOfLiteral = (text: string): string[] =>
  /\s/.test(text) && !/[{}]/.test(text)
    ? [...text.replaceAll(CALL, ' ').matchAll(/(?<![\w-]|var\()--[a-z][\w-]*/g)].map(([option]) => option)
    : [];

const CALL =
  /(?<![\w/.-])(?:npm run (?:-s )?remelt -- |npm run (?:-s )?remelt |npx remelt |node src\/faces\/cli\/main\.ts |remelt )(?!-- |stock\b|it\b)([^|;&#>`\n]*?)(?=[|;&#>`\n,]|\sremelt\s|$)/g;
