/** Writes the page of what routes may set: docs/formats/simulate-settings.md. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { routeSettings } from '../src/calculations/route/settings.ts';
import { allowedText, defaultText, type OperationSettings } from '../src/documents/heats/route-settings.ts';
import { readFacts } from '../src/engine/data-folder.ts';

/** Published text of the page of settings, by file name. */
export function publishedTexts(): ReadonlyMap<string, string> {
  const { operations } = routeSettings(readFacts());
  return new Map([['simulate-settings.md', settingsPage(operations)]]);
}

const settingsPage = (operations: readonly OperationSettings[]): string =>
  `# What may be set in a route

\`route[].settings\` of [simulate](simulate.md) and [plan](plan.md), as \`remelt route settings\` lists it: SI units, by mass. A schedule
is \`{"at_s": [...], "value": [...]}\`. Every default that is used appears under \`assumed\` with its source. A name with a dot is a field of
a group: \`"lining": {"material": "MgO"}\`.

${operations.map(operationSection).join('\n\n')}
`;

const operationSection = ({ operation, title, takesAdditions, settings }: OperationSettings): string =>
  [
    `## ${operation}`,
    '',
    `${title}.${takesAdditions ? ' Takes additions.' : ''}`,
    '',
    '| setting | unit | default | what | allowed | source of the default |',
    '|---|---|---|---|---|---|',
    ...settings.map((row) => {
      const cells = [row.unit ?? '', defaultText(row), row.what, allowedText(row), row.source];
      return `| \`${row.name}\` | ${cells.join(' | ')} |`;
    }),
  ].join('\n');

/** Folder of the pages of formats, with their examples. */
export const FORMATS = join(import.meta.dirname, '..', 'docs', 'formats');

if (import.meta.main) {
  for (const [file, text] of publishedTexts()) {
    const path = join(FORMATS, file);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
      writeFileSync(path, text);
      console.log(`wrote ${file}`);
    }
  }
}
