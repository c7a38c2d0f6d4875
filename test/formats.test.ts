import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { AnyCalculation } from '../src/calculations/calculation.ts';
import { CALCULATIONS } from '../src/calculations/registry.ts';
import { createCompute } from '../src/engine/compute.ts';
import { FORMATS, publishedTexts } from '../tools/publish-schemas.ts';
import { withoutWords } from './frozen/numbers.ts';

const compute = createCompute();
afterAll(() => compute.close());

/** Outputs of the frozen documents as an earlier version gave them, sentences left out. A number that moves is said in CHANGELOG.md. */
const FROZEN = join(import.meta.dirname, 'frozen');

/** Calculations that answer a document of their own name. */
const named = new Map(
  Object.entries<AnyCalculation>(CALCULATIONS).flatMap(([name, { format }]) =>
    format === undefined ? [] : [[format, name] as const],
  ),
);
const examples = readdirSync(FORMATS).filter((file) => file.endsWith('.example.json'));

const published = await publishedTexts();

/** Formats whose numbers may still move with their models. */
const NOT_FROZEN = [
  'advise',
  'calibrate',
  'claim',
  'correct',
  'derive-stock',
  'economics',
  'invest',
  'lifecycle',
  'offers',
  'scale-up',
  'scenario',
  'trial',
  'value',
];

describe('docs/formats', () => {
  it('has at least one example of each document', () => {
    // Cases of statistics stand in their vectors.
    for (const format of [...named.keys()].filter((one) => one !== 'statistics'))
      expect(
        examples.some((file) => file.startsWith(format)),
        format,
      ).toBe(true);
  });

  it.each(examples)('%s runs and answers in its own shape', async (file) => {
    // `plan-recourse.example.json` is an example of `plan`; of two formats that fit the longer one is meant.
    const format = [...named.keys()]
      .filter((one) => file.startsWith(`${one}.`) || file.startsWith(`${one}-`))
      .sort((a, b) => b.length - a.length)[0]!;
    const name = named.get(format)!;
    const { schemas } = CALCULATIONS[name as keyof typeof CALCULATIONS] as AnyCalculation;
    const output = await compute.run(name, JSON.parse(readFileSync(join(FORMATS, file), 'utf8')));
    const parsed = (await schemas()).output.safeParse(output);
    expect(parsed.error?.issues ?? []).toEqual([]);
    expect(output).toMatchObject({
      format: `remelt-${format}/1`,
      manifest: { inputHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(JSON.parse(JSON.stringify(output))).toEqual(output);
    const frozen = join(FROZEN, file.replace('.example', ''));
    if (existsSync(frozen)) expect(withoutWords(output)).toEqual(JSON.parse(readFileSync(frozen, 'utf8')));
    else expect(NOT_FROZEN).toContain(format);
  });

  it.each([...published])('%s is what the code accepts (npm run schemas writes it)', (file, text) => {
    expect(readFileSync(join(FORMATS, file), 'utf8')).toBe(text);
  });
});
