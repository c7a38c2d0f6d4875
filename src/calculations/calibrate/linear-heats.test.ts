import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { CalibrateInput } from '../../documents/heats/calibrate.ts';

import { CancelledError } from '../../foundation/errors.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { partsHere } from '../testing/parts-here.ts';
import { calibrateDocument } from './calibrate.ts';
import { calibrateParts } from './linear-heats.ts';

const facts = dataFacts();
const example = JSON.parse(readFileSync('docs/formats/calibrate.example.json', 'utf8')) as CalibrateInput;
const input = { ...example, heats: example.heats.slice(0, 3) };
const inParts = (parts: number, signal?: AbortSignal) =>
  calibrateDocument(input, facts, { pool: partsHere(parts, calibrateParts(facts)), signal });

it('heats that others make linear give the calibration of one thread, however they are cut', async () => {
  const here = JSON.stringify(await calibrateDocument(input, facts));
  for (const parts of [1, 2, 3]) expect(JSON.stringify(await inParts(parts))).toBe(here);
});

it('stops while others are at it', async () => {
  const stopper = new AbortController();
  const stopped = inParts(2, stopper.signal);
  stopper.abort();
  await expect(stopped).rejects.toThrow(CancelledError);
});
