import { beforeAll, describe, expect, test } from 'vitest';
import type { TaskContext } from '../../src/desk/context.ts';
import { Memory } from '../../src/desk/memory.ts';
import { signedStore } from '../../src/desk/signed-store.ts';
import { createCompute } from '../../src/engine/compute.ts';
import { correctRecord } from '../../src/tasks/proof/correct-record/correct-record.ts';
import { showHistory } from '../../src/tasks/proof/show-history/show-history.ts';
import { releaseMeasured } from '../../src/tasks/release/release-measured/release-measured.ts';
import { runTask } from '../../src/tasks/task.ts';
import { doerOf, FRESH, openWorks, tokenOf } from './works.ts';

/** A plant that `init` founded: its persons are those of the ledger, and plant.json lists others. */
let context: TaskContext;
beforeAll(async () => {
  const { store } = await openWorks();
  context = {
    compute: createCompute(),
    store: signedStore(store, await store.signIn({ token: tokenOf(FRESH) })),
    clock: () => new Date(),
    seed: 1,
    actor: { kind: 'machine', user: 'test' },
    memory: new Memory(),
  };
});

const entered = (enteredBy: string) => ({
  gradeId: 'IN718',
  controlled: {
    number: 'C-1',
    revision: '1',
    customer: 'C',
    enteredBy,
    checkedBy: doerOf('compare specification'),
  },
});

describe('the persons of a founded plant', () => {
  test('may have entered the specification by which metal is released', async () => {
    const order = {
      ...{ of: 'heat:H', otherGrade: true as const },
      specification: entered(doerOf('enter specification')),
    };
    const { output } = await runTask(releaseMeasured, order, context);
    expect(output.verdict).toBe('FAIL');
    const unknown = { of: 'heat:H', specification: entered('p-plan') };
    await expect(runTask(releaseMeasured, unknown, context)).rejects.toMatchObject({
      message: '"p-plan" is not a person of this plant',
      details: [{ allowed: expect.stringMatching(/\bfresh\b/) }],
    });
  });

  test('put records right without a typed name', async () => {
    const order = { of: 'lot:RAW', record: 'receipt', reason: 'typed twice', values: { mass_g: 4_000 } };
    expect(await runTask(correctRecord, order, context)).toMatchObject({ of: 'lot:RAW', done: false });
  });

  test('have a history', async () => {
    const { about } = await runTask(showHistory, { about: FRESH }, context);
    expect(about).toBe(`person:${FRESH}`);
    await expect(runTask(showHistory, { by: 'p-plan' }, context)).rejects.toThrow('not a person');
  });
});
