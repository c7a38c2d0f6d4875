/**
 * Writes the table of who may call what, docs/reference/routes.md, from the registries of tasks and calculations:
 * node tools/publish-openapi.ts.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCompute } from '../src/engine/compute.ts';
import { thisVersion } from '../src/faces/cli/version.ts';
import { openApi } from '../src/faces/server/openapi.ts';

const FOLDER = join(import.meta.dirname, '..', 'docs', 'reference');

interface Operation {
  readonly summary: string;
  readonly description: string;
}

/** Texts of the published files, by name. */
export async function apiTexts(): Promise<ReadonlyMap<string, string>> {
  const document = await openApi({ version: thisVersion().version, compute: createCompute() });
  const { paths } = document as { readonly paths: Readonly<Record<string, Record<string, Operation>>> };
  const rows = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { summary, description }]) => {
      const who = description.replace(/^Who may: |\..*$/g, '');
      return `| ${method.toUpperCase()} | \`${path}\` | ${who} | ${summary} |`;
    }),
  );
  return new Map([['routes.md', `${HEAD}${rows.join('\n')}\n`]]);
}

const HEAD = `# Addresses of the server

\`node tools/publish-openapi.ts\` writes this page from the tasks and calculations. What is not listed is closed. The ledger checks each booking
again: who signs it, and whose hands were on the metal before. Everything about an address stands in \`/openapi.json\` of the server,
which \`remelt schema openapi\` prints.

| method | address | who may | what it does |
|---|---|---|---|
`;

if (import.meta.main) for (const [name, text] of await apiTexts()) writeFileSync(join(FOLDER, name), text);
