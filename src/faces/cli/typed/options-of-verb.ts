import type { Command } from 'commander';

interface Typed {
  /** `lot buy`. */
  readonly verb: string;
  readonly options: Readonly<Record<string, string>>;
  readonly inKg: readonly string[];
}

/** By the command line (`Cli`) that runs the verb. */
const TYPED = new WeakMap<object, Typed>();

/** Keeps which options the verb that runs has, so that a refusal names them as they are typed, with their unit. */
export const keepOptions = (cli: object, command: Command): void => {
  const { options, registeredArguments } = command;
  TYPED.set(cli, {
    verb: verbOf(command),
    options: Object.fromEntries(
      options.flatMap((option) => (option.long ? [[option.attributeName(), option.long]] : [])),
    ),
    inKg: [
      ...options
        .filter(({ flags, long }) => flags.endsWith('<kg>') || long?.endsWith('-kg'))
        .map(({ long }) => long!),
      ...registeredArguments.map((argument) => argument.name()).filter((name) => name === 'kg'),
    ],
  });
};

/** The name of a verb after those that it stands under, without that of the program. */
const verbOf = (command: Command): string =>
  command.parent ? `${verbOf(command.parent)} ${command.name()}`.trim() : '';

/** The verb that runs: `lot buy`. */
export const runningVerb = (cli: object): string | undefined => TYPED.get(cli)?.verb;

/** The options of the verb that runs, by the field of an order that has their name: `--answer-by` for `answerBy`. */
export const optionsOfVerb = (cli: object): Readonly<Record<string, string>> => TYPED.get(cli)?.options ?? {};

/** Options and arguments of the verb that runs which take a bare number of kilograms. */
export const optionsInKg = (cli: object): readonly string[] => TYPED.get(cli)?.inKg ?? [];
