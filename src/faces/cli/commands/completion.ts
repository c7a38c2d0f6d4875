import { Argument, type Command } from 'commander';
import type { Cli } from '../cli.ts';
import { completionScript, SHELLS, type Shell } from '../completion.ts';
import { VERBS } from '../verb-list.ts';

const HELP = `
Examples:
  remelt completion bash > ~/.local/share/bash-completion/completions/remelt
  remelt completion zsh > ~/.zfunc/_remelt      (a folder of $fpath)
  remelt completion fish > ~/.config/fish/completions/remelt.fish`;

/** The script by which a shell completes verbs and options. */
export function register(program: Command, cli: Cli): void {
  program
    .command('completion')
    .description('print the script by which a shell completes verbs, options and their values')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .addHelpText('after', HELP)
    .action((shell: Shell) => cli.out(completionScript(shell, VERBS)));
}
