import type { Command } from 'commander';
import { NotFoundError } from '../../../foundation/errors.ts';
import type { Cli } from '../cli.ts';
import { thisVersion } from '../version.ts';

const HELP = `
Examples:
  remelt schema
  remelt schema plan-input > plan-input.schema.json
  remelt schema remelt-event/1
  remelt schema openapi > openapi.json`;

/** The schemas of documents, and the description of the server: generated, so nobody keeps a copy that is old. */
export function register(program: Command, cli: Cli): void {
  program
    .command('schema')
    .description(
      'print the JSON Schema of a document, or the OpenAPI of the server; without a name, list them',
    )
    .argument('[name]', 'a name from the list')
    .option('--json', 'one JSON document')
    .addHelpText('after', HELP)
    .action((name: string | undefined, options: { json?: boolean }) =>
      cli.run(options, async () => {
        const { publishedSchemas } = await import('../../server/schemas.ts');
        const texts = await publishedSchemas({ ...thisVersion(), compute: cli.compute });
        const names = [...texts.keys()];
        if (name === undefined) return { document: names, text: names.join('\n') };
        // a document names itself with its version: remelt-event/1
        const text = texts.get(name) ?? texts.get(name.replace(/^remelt-(.+)\/\d+$/, '$1'));
        if (text === undefined)
          throw new NotFoundError(`there is no schema "${name}"`, {
            path: 'name',
            value: name,
            allowed: names.join(', '),
          });
        return { document: JSON.parse(text), text: text.trimEnd() };
      }),
    );
}
