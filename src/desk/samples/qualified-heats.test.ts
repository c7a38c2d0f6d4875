import { expect, it } from 'vitest';
import { MOST_HEATS_OF_TARGET } from '../../documents/heats/target.ts';
import type { HeatView, ObjectView, Store } from '../../evidence/ledger/store.ts';
import { Memory } from '../memory.ts';
import { qualifiedHeats } from './qualified-heats.ts';

const released = (id: number): HeatView =>
  ({
    ...{ type: 'heat', id: `H${id}`, subject: `heat:H${id}`, target: { grade: 'IN718', mass_g: 1000 } },
    release: { verdict: 'PASS', predicted: false },
    analyses: [
      {
        ...{ analysis: 'A', seq: id, basis: 'measured', method: 'OES', laboratory: null, place: null },
        ...{ sample: null, reference: null, results: [{ element: 'Cr', text: String(id), unit: 'ppm' }] },
      },
    ],
  }) as unknown as HeatView;

it('takes the latest heats where a grade has more than a plan takes, and reads no heat twice', async () => {
  const heats = Array.from({ length: MOST_HEATS_OF_TARGET + 3 }, (_, i) => released(i + 1));
  const asked: string[] = [];
  const store = {
    heats: async () => heats,
    objects: async (filter?: object): Promise<readonly ObjectView[]> => {
      asked.push(JSON.stringify(filter ?? {}));
      return [];
    },
  } as unknown as Store;
  const found = await qualifiedHeats('IN718', { store, memory: new Memory() });
  expect(found).toHaveLength(MOST_HEATS_OF_TARGET);
  expect(found[0]).toEqual({ Cr: 4 / 1e4 });
  expect(found.at(-1)).toEqual({ Cr: (MOST_HEATS_OF_TARGET + 3) / 1e4 });
  // one question for the pieces of all heats, however many there are
  expect(asked).toEqual(['{}']);
});
