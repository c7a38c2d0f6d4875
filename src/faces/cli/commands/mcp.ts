import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { thisVersion } from '../version.ts';

/** The ledger for assistants: they read and propose, and book nothing. */
export function register(program: Command, cli: Cli): void {
  program
    .command('mcp')
    .description(
      'serve the ledger here to an assistant (Model Context Protocol, standard input and output): it reads and proposes, and books nothing',
    )
    .addHelpText(
      'after',
      '\nExample, as the settings of an assistant have it:\n  "command": "remelt", "args": ["mcp"]',
    )
    .action(async () => {
      // loaded here: no other verb needs them
      const [{ assistantOf }, { mcpServer, serveOnStdio }] = await Promise.all([
        import('../assistant/tools.ts'),
        import('../assistant/mcp-server.ts'),
      ]);
      if (cli.ask) cli.note('waiting for an assistant on standard input; Ctrl-C ends');
      const assistant = await assistantOf(() => cli.context({}));
      await serveOnStdio(mcpServer(assistant, thisVersion().version), cli.signal);
    });
}
