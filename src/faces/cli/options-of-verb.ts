import type { Command } from 'commander';
import type { Cli } from './cli.ts';
import type { Words } from './in-words.ts';

const TYPED = new WeakMap<Cli, Words>();

/** Keeps which options the verb that runs has, so that a refusal names them as they are typed. */
export const keepOptions = (cli: Cli, verb: Command): void => {
  TYPED.set(
    cli,
    Object.fromEntries(
      verb.options.flatMap((option) => (option.long ? [[option.attributeName(), option.long]] : [])),
    ),
  );
};

/** The options of the verb that runs, by the field of an order that has their name: `--answer-by` for `answerBy`. */
export const optionsOfVerb = (cli: Cli): Words => TYPED.get(cli) ?? {};
