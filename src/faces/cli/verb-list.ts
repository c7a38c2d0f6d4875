import type { Command } from 'commander';
import list from './verb-list.json' with { type: 'json' };

/** What can be typed after one verb or subcommand, and what it is for. */
export interface VerbWords {
  readonly name: string;
  readonly about: string;
  /** As a usage line has them: `<file>`, `[lots...]`. */
  readonly arguments: readonly string[];
  readonly options: readonly OptionWords[];
  /** Its subcommands. */
  readonly below: readonly VerbWords[];
}

export interface OptionWords {
  /** As the help has them: `--by <view>`. */
  readonly flags: string;
  readonly about: string;
  /** The only values it takes; empty = any. */
  readonly choices: readonly string[];
}

/** Every verb in the order of the help; written by `node tools/publish-verbs.ts`. */
export const VERBS: readonly VerbWords[] = list;

/** Adds every verb to a program by its words alone: enough to list them, and to say which one was meant. */
export function announceVerbs(program: Command): void {
  for (const verb of VERBS) {
    const command = program.command([verb.name, ...verb.arguments].join(' ')).description(verb.about);
    for (const { flags } of verb.options) command.option(flags);
  }
}
