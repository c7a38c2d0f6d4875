import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { adviseOutputSchema } from '../src/documents/advise.ts';
import { calibrateOutputSchema } from '../src/documents/calibrate.ts';
import { correctOutputSchema } from '../src/documents/correct.ts';
import { identifyOutputSchema } from '../src/documents/identify.ts';
import { planOutputSchema } from '../src/documents/plan.ts';
import { releaseOutputSchema } from '../src/documents/release.ts';
import { simulateOutputSchema } from '../src/documents/simulate.ts';
import { createCompute } from '../src/engine/compute.ts';
import { FORMATS, publishedTexts } from '../tools/publish-schemas.ts';
import { withoutWords } from './frozen/numbers.ts';

const compute = createCompute();
afterAll(() => compute.close());

const OUTPUTS = {
  advise: adviseOutputSchema,
  calibrate: calibrateOutputSchema,
  identify: identifyOutputSchema,
  plan: planOutputSchema,
  correct: correctOutputSchema,
  simulate: simulateOutputSchema,
  release: releaseOutputSchema,
} as const;
/** Outputs of the frozen documents as an earlier version gave them, sentences left out. A number that moves is said in CHANGELOG.md. */
const FROZEN = join(import.meta.dirname, 'frozen');

const examples = readdirSync(FORMATS).filter((file) => file.endsWith('.example.json'));

describe('docs/formats', () => {
  it('has at least one example of each document', () => {
    for (const name of Object.keys(OUTPUTS))
      expect(examples.some((file) => file.startsWith(name))).toBe(true);
  });

  it.each(examples)('%s runs and answers in its own shape', async (file) => {
    const name = file.split(/[.-]/)[0] as keyof typeof OUTPUTS;
    const output = await compute[name](JSON.parse(readFileSync(join(FORMATS, file), 'utf8')));
    const parsed = OUTPUTS[name].safeParse(output);
    expect(parsed.error?.issues ?? []).toEqual([]);
    expect(output).toMatchObject({
      format: `remelt-${name}/1`,
      manifest: { inputHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(JSON.parse(JSON.stringify(output))).toEqual(output);
    const frozen = join(FROZEN, file.replace('.example', ''));
    if (existsSync(frozen)) expect(withoutWords(output)).toEqual(JSON.parse(readFileSync(frozen, 'utf8')));
    else expect(['advise', 'calibrate', 'correct']).toContain(name);
  });

  it.each([...publishedTexts()])('%s is what the code accepts (npm run schemas writes it)', (file, text) => {
    expect(readFileSync(join(FORMATS, file), 'utf8')).toBe(text);
  });
});
