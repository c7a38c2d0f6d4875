/** Writes docs/formats/*.schema.json from the zod schemas of the public documents, and the page of what routes may set. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { routeSettings } from '../src/calculations/route/settings.ts';
import * as advise from '../src/documents/advise.ts';
import * as calibrate from '../src/documents/calibrate.ts';
import * as correct from '../src/documents/correct.ts';
import * as identify from '../src/documents/identify.ts';
import * as plan from '../src/documents/plan.ts';
import * as release from '../src/documents/release.ts';
import { allowedText, defaultText, type OperationSettings } from '../src/documents/route-settings.ts';
import * as simulate from '../src/documents/simulate.ts';
import * as statistics from '../src/documents/statistics.ts';
import { readFacts } from '../src/engine/data-folder.ts';

const schemas: Readonly<Record<string, z.ZodType>> = {
  'identify-input': identify.identifyInputSchema,
  'identify-output': identify.identifyOutputSchema,
  'plan-input': plan.planInputSchema,
  'plan-output': plan.planOutputSchema,
  'advise-input': advise.adviseInputSchema,
  'advise-output': advise.adviseOutputSchema,
  'calibrate-input': calibrate.calibrateInputSchema,
  'calibrate-output': calibrate.calibrateOutputSchema,
  'correct-input': correct.correctInputSchema,
  'correct-output': correct.correctOutputSchema,
  'simulate-input': simulate.simulateInputSchema,
  'simulate-output': simulate.simulateOutputSchema,
  'release-input': release.releaseInputSchema,
  'release-output': release.releaseOutputSchema,
  'statistics-input': statistics.statisticsInputSchema,
  'statistics-output': statistics.statisticsOutputSchema,
};

/** Published text of every schema and of the page of settings, by file name. */
export function publishedTexts(): ReadonlyMap<string, string> {
  return new Map([
    ...Object.entries(schemas).map(([name, schema]): [string, string] => [
      `${name}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: name.endsWith('input') ? 'input' : 'output', unrepresentable: 'any' }), null, 2)}\n`,
    ]),
    ['simulate-settings.md', settingsPage(routeSettings(readFacts()).operations)],
  ]);
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

/** Folder of the published schemas. */
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
