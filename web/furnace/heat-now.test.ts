import { expect, it } from 'vitest';
import {
  type HeatAtFurnace,
  heatNow,
  isOvertaken,
  isTakenBack,
  latestResults,
  nextSample,
  openSample,
  trimGround,
} from './heat-now.ts';
import type { Waiting } from './outbox/outbox.ts';

const HEAT = {
  id: 'W-1',
  status: 'planned',
  charges: [],
  inputs: [],
  input_g: 0,
  output_g: null,
  samples: [],
  analyses: [],
} as unknown as HeatAtFurnace;
const waits = (order: Waiting['order'], more: Partial<Waiting> = {}): Waiting => ({
  ...{ path: '', key: JSON.stringify(order), words: '', heat: 'W-1', by: 'p-melt', order },
  ...more,
});
const charge = { charge: [{ lot: 'A', actual_g: 40_000 }] };

it('goes on with what waits on the device', () => {
  const charged = heatNow(HEAT, [waits(charge), waits({ samples: [{ sample: 'B-1' }] })]);
  expect(charged).toMatchObject({
    status: 'charged',
    input_g: 40_000,
    samples: [{ sample: 'B-1', waits: true }],
  });
  expect(charged.charged).toEqual(new Map([['A', 40_000]]));
  expect(nextSample(charged.samples)).toBe('B-2');
  const poured = heatNow(HEAT, [waits(charge), waits({ melt: { output_g: 39_000 } })]);
  expect(poured).toMatchObject({ status: 'melted', output_g: 39_000 });
});

it('counts a charge once that the server shows before its booking is answered', () => {
  const happenedAt = '2026-11-28T08:00:00.123Z';
  const heat = {
    ...HEAT,
    ...{ status: 'charged', input_g: 40_000, inputs: [{ from: 'lot:A', mass_g: 40_000 }] },
    charges: [{ happenedAt, portions: [{ from: 'lot:A', mass_g: 40_000 }] }],
  } as unknown as HeatAtFurnace;
  const charged = heatNow(heat, [waits({ ...charge, happenedAt })]);
  expect(charged).toMatchObject({ status: 'charged', input_g: 40_000 });
  expect(charged.charged).toEqual(new Map([['A', 40_000]]));
  // an addition of the same lot at another moment is another one
  const more = heatNow(heat, [waits({ ...charge, happenedAt: '2026-11-28T08:30:00.000Z' })]);
  expect(more.input_g).toBe(80_000);
});

it('leaves out what was refused, and what is of another heat', () => {
  expect(heatNow(HEAT, [waits(charge, { refused: 'no' }), waits(charge, { heat: 'W-2' })])).toMatchObject({
    status: 'planned',
    input_g: 0,
  });
});

it('books no second charge beside one that was refused, until that stands in its form', () => {
  const refused = waits(charge, { refused: 'V-1 is on hold' });
  const addition = waits({ samples: [{ sample: 'B-1' }] }, { refused: 'no' });
  const isRefused = (...bookings: Waiting[]) => heatNow(HEAT, bookings).isChargeRefused;
  expect(isRefused(refused)).toBe(true);
  expect(isRefused({ ...refused, isReopened: true })).toBe(false);
  expect(isRefused(waits(charge), addition, { ...refused, heat: 'W-2' })).toBe(false);
});

it('leaves out what is taken into its form to be changed', () => {
  const sampled = { samples: [{ sample: 'B-1' }] };
  expect(heatNow(HEAT, [waits(charge, { isReopened: true }), waits(sampled)])).toMatchObject({
    status: 'planned',
    input_g: 0,
  });
});

it('is no further than what is recorded where the step before was refused', () => {
  const [refused, addition] = [
    waits(charge, { refused: 'V-1 is on hold' }),
    waits({ charge: [{ lot: 'B', actual_g: 500 }] }),
  ];
  expect(heatNow(HEAT, [refused, addition])).toMatchObject({ status: 'planned', recordedStatus: 'planned' });
  expect(heatNow(HEAT, [waits(charge), addition])).toMatchObject({
    status: 'charged',
    recordedStatus: 'planned',
  });
  const recorded = { key: 'k', heat: 'W-1', words: '', order: charge, at: 1, booked: [] };
  expect(heatNow(HEAT, [recorded, addition])).toMatchObject({ recordedStatus: 'charged' });
  // a casting follows no pour that was refused; a pour goes on after an addition that was
  const heat = { ...HEAT, status: 'charged' } as HeatAtFurnace;
  const [pour, cast] = [{ melt: { output_g: 39_000 } }, waits({ cast: {} })];
  expect(heatNow(heat, [waits(pour, { refused: 'no' }), cast]).status).toBe('charged');
  expect(heatNow(heat, [waits(pour), cast]).status).toBe('cast');
  expect(heatNow(heat, [refused, waits(pour)]).status).toBe('melted');
  // while it is put right in its form, the page stands where the form is
  expect(heatNow(heat, [{ ...refused, isReopened: true }, waits(pour)]).status).toBe('charged');
});

it('tells bath samples with results from those without, and no final sample', () => {
  const heat = {
    ...HEAT,
    status: 'charged',
    samples: ['B-1', 'B-2', 'S-1'],
    analyses: [
      { analysis: 'B-1', sample: 'B-1', basis: 'measured', place: 'bath', results: [] },
      { analysis: 'S-1', sample: 'S-1', basis: 'measured', place: 'top', results: [] },
    ],
  } as unknown as HeatAtFurnace;
  const { samples } = heatNow(heat, []);
  expect(samples.map(({ sample, analysis }) => [sample, analysis !== undefined])).toEqual([
    ['B-1', true],
    ['B-2', false],
  ]);
  // results that wait on the device leave no sample open
  expect(openSample(samples)).toBe('B-2');
  const results = [{ element: 'Cr', text: '18.2', unit: 'wt%' }];
  const typed = heatNow(heat, [waits({ analyses: [{ analysis: 'B-2', results }] })]).samples;
  expect(openSample(typed)).toBeUndefined();
  expect(latestResults(samples)).toMatchObject({ sample: 'B-1', results: [], waits: false });
  expect(latestResults(typed)).toEqual({ sample: 'B-2', results, waits: true });
  expect(typed.find(({ sample }) => sample === 'B-2')).toMatchObject({ resultsWait: results });
});

it('knows what was recorded and is taken back: a charge by its record, a sample and its results by their number', () => {
  const heat = {
    ...{ charges: [{ seq: 7 }], samples: ['B-1'], analyses: [{ analysis: 'B-1' }] },
  } as unknown as HeatAtFurnace;
  const isBack = (order: Waiting['order'], seq = 0) =>
    isTakenBack({ order, booked: [{ seq, words: '' }] }, heat);
  expect([isBack(charge, 7), isBack(charge, 9)]).toEqual([false, true]);
  for (const part of ['samples', 'analyses'] as const) {
    const of = (id: string) => ({ [part]: [part === 'samples' ? { sample: id } : { analysis: id }] });
    expect([isBack(of('B-1')), isBack(of('B-2'))]).toEqual([false, true]);
  }
  // what the heat shows in no such list stays as it is
  expect(isBack({ melt: { output_g: 1 } })).toBe(false);
});

it('knows advice that was overtaken by a booking, also by one that waits on the device', () => {
  const sample = {
    analysis: 'B-1',
    sample: 'B-1',
    basis: 'measured',
    place: 'bath',
    seq: 8,
    correctedBy: null,
  };
  const heat = {
    ...HEAT,
    status: 'charged',
    input_g: 40_000,
    samples: ['B-1', 'B-2'],
    analyses: [{ ...sample, results: [] }],
    log: { seq: 7 },
  } as unknown as HeatAtFurnace;
  const on = { record: 9, input_g: 40_000, samples: ['B-1', 'B-2'], results: 1 };
  const overtaken = (more: Partial<HeatAtFurnace> = {}, waiting: readonly Waiting[] = []) =>
    isOvertaken({ on }, { ...heat, ...more }, heatNow({ ...heat, ...more }, waiting));
  expect(overtaken()).toBe(false);
  expect(overtaken({ input_g: 41_000 })).toBe(true);
  expect(overtaken({ samples: ['B-1', 'B-2', 'B-3'] })).toBe(true);
  expect(overtaken({}, [waits({ samples: [{ sample: 'B-3' }] })])).toBe(true);
  expect(overtaken({}, [waits({ charge: charge.charge })])).toBe(true);
  expect(overtaken({ log: { seq: 10, furnace: 'F', text: '' } })).toBe(true);
  // its results withdrawn, or put right
  expect(overtaken({ analyses: [] })).toBe(true);
  expect(overtaken({ analyses: [{ ...heat.analyses[0]!, correctedBy: 12 }] })).toBe(true);
});

it('has no ground for a trim once metal was added after its latest bath sample, recorded or waiting', () => {
  const sampled = {
    ...HEAT,
    ...{ status: 'charged', input_g: 40_000, charges: [{ seq: 5, addition: null, portions: [] }] },
    analyses: [{ basis: 'measured', place: 'bath', sample: 'B-1', analysis: 'B-1', seq: 7, results: [] }],
  } as unknown as HeatAtFurnace;
  const ground = (heat: HeatAtFurnace, ...bookings: Waiting[]) => trimGround(heat, heatNow(heat, bookings));
  expect(ground(HEAT)).toBeNull();
  const first = ground(sampled);
  expect(first).toBe('7 40000');
  expect(ground(sampled, waits(charge))).toBeNull();
  const charges = [...sampled.charges, { seq: 9, addition: 'trim', portions: [] }];
  const added = { ...sampled, input_g: 41_000, charges } as unknown as HeatAtFurnace;
  expect(ground(added)).toBeNull();
  const [before] = added.analyses;
  const again = { ...added, analyses: [before, { ...before!, sample: 'B-2', analysis: 'B-2', seq: 11 }] };
  expect(ground(again as unknown as HeatAtFurnace)).not.toBe(first);
});

it('is taken over from when that is booked here, before the server says so', () => {
  expect(heatNow(HEAT, []).isTakenOver).toBe(false);
  expect(heatNow(HEAT, [waits({ takeOver: true })]).isTakenOver).toBe(true);
  expect(heatNow(HEAT, [waits({ takeOver: true }, { refused: 'no' })]).isTakenOver).toBe(false);
});
