import { expect, it } from 'vitest';
import type { TaskContext } from '../../desk/context.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { ConflictError, InputError } from '../../foundation/errors.ts';
import { memoryContext } from '../testing/memory-context.ts';
import { leftOut, stepTogether } from './several-lots.ts';

const lot = (id: string, more: object = {}) =>
  ({
    id,
    status: 'hold',
    mass_g: 1000,
    drawn_g: {},
    supplier: 'Maier',
    declaredGrade: null,
    note: null,
    gate: null,
    identification: null,
    ...more,
  }) as unknown as LotView;
const PASSED = { verdict: 'PASS' };

/** A yard of such lots, and which of them an order takes. */
async function taken(order: object, lots: readonly LotView[]): Promise<readonly string[]> {
  const context = memoryContext();
  const store = {
    ...context.store,
    lots: async ({
      ids,
      status,
      supplier,
    }: {
      ids?: readonly string[];
      status?: string;
      supplier?: string;
    }) =>
      lots.filter(
        (one) =>
          (ids?.includes(one.id) ?? true) &&
          (status ?? one.status) === one.status &&
          (supplier ?? one.supplier) === one.supplier,
      ),
  } as unknown as TaskContext['store'];
  const plan = (chosen: readonly LotView[]) =>
    chosen.map((one) => ({ lot: one, commands: [], outcome: 'cleared', words: '' }));
  const { lots: told } = await stepTogether(
    { ...order, step: 'clear', dryRun: true } as never,
    { ...context, store },
    plan,
  );
  return told.map((one) => one.lot);
}
const YARD = [
  lot('fresh'),
  lot('new', { gate: PASSED }),
  lot('refused', { gate: { verdict: 'FAIL' } }),
  lot('known', { gate: PASSED, identification: { verdict: 'identified' } }),
  lot('open', { gate: PASSED, identification: { verdict: 'ambiguous' } }),
  lot('done', {
    status: 'cleared',
    gate: PASSED,
    identification: { verdict: 'identified' },
    supplier: 'Huber',
  }),
];

it('takes the lots of a selection: on hold, new after the gate, or identified', async () => {
  expect(await taken({ which: 'on-hold' }, YARD)).toEqual(['fresh', 'new', 'refused', 'known', 'open']);
  expect(await taken({ which: 'new' }, YARD)).toEqual(['new']);
  expect(await taken({ which: 'identified' }, YARD)).toEqual(['known']);
  expect(await taken({ lots: ['done', 'known'], which: 'identified' }, YARD)).toEqual(['known']);
  expect(await taken({ lots: ['done'] }, YARD)).toEqual(['done']);
  expect(await taken({ supplier: 'Maier' }, YARD)).toHaveLength(5);
});

it('names what was asked for where no lot is of it', async () => {
  await expect(taken({ which: 'new', supplier: 'Huber' }, YARD)).rejects.toMatchObject({
    details: [{ value: 'new, Huber' }],
  });
  await expect(taken({ supplier: 'Brandt' }, YARD)).rejects.toMatchObject({ details: [{ value: 'Brandt' }] });
  await expect(taken({ lots: ['none'] }, YARD)).rejects.toMatchObject({ code: 'not-found' });
  await expect(taken({}, YARD)).rejects.toThrow('no lots are selected');
});

it('tells of a lot what is there after treatments and draws, its remark, and what its paper contradicts', async () => {
  const context = memoryContext();
  const one = lot('A', { mass_g: 5000, drawn_g: { H1: 1000, 'loss:dust': 500 }, note: 'oily' });
  const store = { ...context.store, lots: async () => [one] } as unknown as TaskContext['store'];
  const step = (more: object) =>
    stepTogether({ lots: ['A'], step: 'clear', dryRun: true } as never, { ...context, store }, () => [
      { lot: one, commands: [], outcome: 'left out', words: 'w', ...more },
    ]);
  const { lots, booked } = await step({ declaredOtherwise: 'IN718', foundNoMore: 'oil' });
  expect([booked, lots]).toEqual([
    false,
    [expect.objectContaining({ mass_g: 3500, note: 'oily', declaredOtherwise: 'IN718', foundNoMore: 'oil' })],
  ]);
  const [plain] = (await step({})).lots;
  expect(plain).not.toHaveProperty('declaredOtherwise');
  expect(plain).not.toHaveProperty('foundNoMore');
});

it('leaves a lot out with the words of the rule and its cure; what is no refusal is thrown', () => {
  const refusal = new ConflictError('it is cleared', [{ path: 'a' }, { path: 'b', cure: 'hold it' }]);
  expect(leftOut(lot('A'), refusal)).toMatchObject({
    outcome: 'left out',
    words: 'it is cleared; hold it',
    commands: [],
  });
  expect(leftOut(lot('A'), new InputError('bad', { path: 'x' })).words).toBe('bad');
  expect(() => leftOut(lot('A'), new TypeError('slip'))).toThrow('slip');
});
