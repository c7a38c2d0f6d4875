/** Writes docs/formats/*.schema.json from the zod schemas of the public documents; `--check` compares instead. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import * as advise from '../src/faces/formats/advise.ts';
import * as calibrate from '../src/faces/formats/calibrate.ts';
import * as correct from '../src/faces/formats/correct.ts';
import * as identify from '../src/faces/formats/identify.ts';
import * as plan from '../src/faces/formats/plan.ts';
import * as release from '../src/faces/formats/release.ts';
import * as simulate from '../src/faces/formats/simulate.ts';
import * as statistics from '../src/faces/formats/statistics.ts';

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

/** Published text of every schema by file name. */
export function schemaTexts(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(schemas).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: name.endsWith('input') ? 'input' : 'output', unrepresentable: 'any' }), null, 2)}\n`,
    ]),
  );
}

/** Folder of the published schemas. */
export const FORMATS = join(import.meta.dirname, '..', 'docs', 'formats');

if (import.meta.main) {
  for (const [file, text] of schemaTexts()) {
    const path = join(FORMATS, file);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
      writeFileSync(path, text);
      console.log(`wrote ${file}`);
    }
  }
}
