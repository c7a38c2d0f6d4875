import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  CHARACTERISTIC_CASES,
  EXAMPLE_PROGRAMMES,
  programmeTrial,
} from '../bench/support/programme-trial.ts';
import { qualifyDocument } from '../src/calculations/qualify/qualify.ts';
import { readFacts } from '../src/engine/data-folder.ts';
import { tostProbability } from '../src/models/qualification/equivalency/tost-power.ts';
import { FORMATS } from '../tools/publish-schemas.ts';

const facts = readFacts();
const qualify = (document: unknown) => qualifyDocument(document, facts);
const PROGRAMMES = 500;
const standardError = (share: number): number => Math.sqrt((share * (1 - share)) / PROGRAMMES);

describe('operating characteristics of gate 1, 500 seeded programmes a case', () => {
  it.each(CHARACTERISTIC_CASES)(
    '$name',
    ({ truth, asked, content, mostPass, mostAbove, power }) => {
      const result = programmeTrial(
        { truth, asked, content },
        { programmes: PROGRAMMES, seed: 20261128 },
        qualify,
      );
      expect(result.pass + result.hold + result.fail).toBe(PROGRAMMES);
      if (mostPass !== undefined)
        expect(result.pass / PROGRAMMES).toBeLessThanOrEqual(mostPass + 3 * standardError(mostPass));
      if (mostAbove !== undefined)
        expect(result.above / PROGRAMMES).toBeLessThanOrEqual(mostAbove + 3 * standardError(mostAbove));
      if (power) {
        const said = tostProbability({
          baselineN: truth.baseline ?? 0,
          candidateN: truth.heats * truth.perHeat,
          marginInSd: power.marginInSd,
          shift: 0,
          alpha: 0.05,
        });
        expect(Math.abs(result.pass / PROGRAMMES - said)).toBeLessThan(3 * standardError(said));
      }
    },
    120_000,
  );
});

describe('the three example programmes', () => {
  it.each([
    ['qualify', 'PASS'],
    ['qualify-hold', 'HOLD'],
    ['qualify-fail', 'FAIL'],
  ] as const)('%s is made of its seed and ends in %s', (name, verdict) => {
    const document = JSON.parse(readFileSync(join(FORMATS, `${name}.example.json`), 'utf8'));
    expect(document).toEqual({ format: 'remelt-programme/1', ...EXAMPLE_PROGRAMMES[name] });
    expect(qualify(document).gates[0]?.verdict).toBe(verdict);
  });

  it('the one that holds says how many more heats, the other two ask for none', () => {
    const more = (name: keyof typeof EXAMPLE_PROGRAMMES) =>
      qualify(EXAMPLE_PROGRAMMES[name]).gates[0]?.properties[0]?.moreSpecimens;
    expect(more('qualify-hold')?.heats).toBeGreaterThan(0);
    expect(more('qualify')).toBeUndefined();
    expect(more('qualify-fail')).toBeUndefined();
  });
});
