import { describe, expect, it } from 'vitest';
import { copyEmptyLedger } from '../testing/empty-ledger.ts';
import { freshFolder } from '../testing/remelt.ts';
import { diceOf } from './dice.ts';
import { jsonOf, mutated } from './mutate.ts';
import { DOORS, Trial } from './trial.ts';
import { makeYard, trialClock } from './yard.ts';

/** `npm run campaign` tries more than 20,000 cases, and other seeds. */
const SEED = 20261128;
const EACH = 20;

describe(`${EACH} odd cases at each door (seed ${SEED})`, () => {
  it('each is answered: no exit 6, no hang, no broken ledger, no forged bundle proven', async () => {
    const folder = freshFolder();
    await makeYard(folder.path, trialClock, copyEmptyLedger);
    const trial = new Trial(SEED, folder.path);
    for (let index = 0; index < EACH * DOORS.length; index++) await trial.try(index);
    await trial.close();
    folder.remove();
    expect(trial.findings).toEqual([]);
    expect([...trial.tallies.values()].map(({ tried }) => tried)).toEqual(DOORS.map(() => EACH));
    // a fuzzer whose every case is refused at the first field tries nothing
    expect([...trial.tallies.values()].filter(({ accepted }) => accepted > 0).length).toBeGreaterThan(3);
  });

  it('the same seed and number make the same case, and the document that is changed stays as it is', () => {
    const document = { heats: [{ id: 'H-1', mass_kg: 100, contents: { Cr: 22 } }], seed: 1 };
    const kept = structuredClone(document);
    const texts = Array.from({ length: 50 }, (_, i) => jsonOf(mutated(document, diceOf(SEED, i))));
    expect(texts).toEqual(texts.map((_, i) => jsonOf(mutated(document, diceOf(SEED, i)))));
    expect(new Set(texts).size).toBeGreaterThan(40);
    expect(document).toEqual(kept);
  });
});
