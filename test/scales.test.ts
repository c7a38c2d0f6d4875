import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actingAs, type TaskContext } from '../src/desk/context.ts';
import type { ScaleReading } from '../src/documents/yard/scale.ts';
import { scaleReadings } from '../src/faces/server/scale-readings.ts';
import { connectedScales } from '../src/links/scale/connected-scales.ts';
import { scaleAddressOf } from '../src/links/scale/scale-address.ts';
import { type SimulatedScale, simulatedScale } from '../src/links/scale/simulated-scale.ts';
import type { Office } from '../src/office/open-office.ts';
import { taskNamed } from '../src/tasks/registry.ts';
import { runTask } from '../src/tasks/task.ts';
import { clearedLot } from '../src/tasks/testing/cast-heat.ts';
import { memoryContext } from '../src/tasks/testing/memory-context.ts';
import { servedPlant } from './server/founded.ts';
import { freshFolder, remelt } from './testing/remelt.ts';

let scale: SimulatedScale;
beforeAll(async () => {
  scale = await simulatedScale({ settling_ms: 50 });
});
afterAll(() => scale.close());

const scales = () =>
  connectedScales(
    new Map([
      ['platform', scaleAddressOf(`tcp://127.0.0.1:${scale.port}?protocol=mt-sics`, '--scale')],
      ['crane', scaleAddressOf('tcp://127.0.0.1:1?protocol=toledo', '--scale')],
    ]),
  );

describe('a heat whose metal is weighed on a scale', () => {
  let context: TaskContext;
  beforeAll(async () => {
    const bare = memoryContext();
    const kept = new Map<string, Awaited<ReturnType<Office['answer']>>>();
    const office: Pick<Office, 'keep' | 'answer'> = {
      keep: async (key, answer) => void kept.set(key, answer),
      answer: async (key) => kept.get(key) ?? null,
    };
    let ids = 0;
    const at = { office: async () => office, clock: bare.clock, newId: () => `reading-${++ids}` };
    context = { ...bare, scales: scaleReadings(scales(), at) };
    await clearedLot('L-1', context);
    await clearedLot('L-2', context);
    await context.store.execute({
      type: 'planHeat',
      heat: 'H-1',
      target: { grade: 'IN718', mass_g: 400_000 },
      reservations: [
        { from: 'lot:L-1', mass_g: 200_000 },
        { from: 'lot:L-2', mass_g: 200_000 },
      ],
      by: 'p-plan',
    });
  }, 60_000);
  afterAll(async () => {
    await context.store.close();
    await context.compute.close();
  });

  const ask = async (name: string, order: object): Promise<unknown> => {
    const task = await taskNamed(name);
    const answer: unknown = JSON.parse(
      JSON.stringify(await runTask(task, order, actingAs('p-melt', context))),
    );
    // what it answers is what its schema says, to the last field
    expect(task.answer.parse(answer), name).toEqual(answer);
    return answer;
  };
  const weigh = async (kg: string): Promise<ScaleReading> => {
    scale.load(kg);
    return (await ask('read-scale', { scale: 'platform' })) as ScaleReading;
  };
  const charge = (...lines: readonly object[]) => ask('record-heat', { heat: 'H-1', charge: lines });
  const told = async (): Promise<readonly { readonly words: string }[]> =>
    ((await ask('show-history', { about: 'heat:H-1' })) as { records: { words: string }[] }).records;

  it('keeps each reading with the papers of the scale, and says what was typed', async () => {
    const pan = await weigh('12.5');
    const gross = await weigh('212.40');
    expect(gross).toMatchObject({
      ...{ scale: 'platform', protocol: 'mt-sics', capacity_g: 300_000, division_g: 50, net_g: 212_400 },
      ...{ shown: { net: '212.400', unit: 'kg' }, warning: 'the plant states no calibration of it' },
    });
    const half = await weigh('100');
    const booked = (await charge(
      { lot: 'L-1', actual_g: 199_900, readings: [{ reading: gross.reading, tare: pan.reading }] },
      { lot: 'L-2', actual_g: 199_000, readings: [{ reading: half.reading }] },
    )) as { booked: readonly { words: string }[]; asCharged: { charge: unknown } | null };
    expect(booked.booked.map(({ words }) => words)).toEqual([
      'charged 199.9 kg L-1 (weighed on platform: gross 212.400 kg, tare 12.500 kg), 199 kg L-2 (100 kg weighed on platform; 99 kg typed)',
    ]);
    const [charged] = (await context.store.history('heat:H-1')).filter(
      ({ record }) => record.kind === 'heat.charged',
    );
    expect(charged?.body.weighings).toEqual([
      {
        ...{
          of: 'lot:L-1',
          scale: 'platform',
          kg: '199.900',
          net: '199.900',
          gross: '212.400',
          tare: '12.500',
        },
        ...{ unit: 'kg', at: gross.at, tareAt: pan.at, capacityKg: '300.000', divisionKg: '0.050' },
        ...{ protocol: 'mt-sics', reading: gross.reading },
      },
      {
        ...{
          of: 'lot:L-2',
          scale: 'platform',
          kg: '100.000',
          net: '100.000',
          gross: '100.000',
          tare: '0.000',
        },
        ...{ unit: 'kg', at: half.at, capacityKg: '300.000', divisionKg: '0.050' },
        ...{ protocol: 'mt-sics', reading: half.reading },
      },
    ]);
    const report = JSON.stringify(await ask('report-heat', { heat: 'H-1' }));
    expect(report).toContain('299.9 kg read from platform, 99 kg typed');
  });

  it('refuses readings that do not make up the mass, are named twice, or that nobody read', async () => {
    const pan = await weigh('12.5');
    const { reading } = await weigh('10');
    const add = (actual_g: number, ...readings: readonly object[]) =>
      ask('record-heat', {
        ...{ heat: 'H-1', unplanned: 'test' },
        charge: [{ lot: 'L-1', actual_g, readings }],
      });
    await expect(add(9_000, { reading })).rejects.toThrow(
      'scale platform showed 10 kg of lot:L-1, and only 9 kg are booked',
    );
    await expect(add(10_000, { reading, tare: pan.reading })).rejects.toThrow(
      'no more than its tare of 12.500 kg',
    );
    await expect(add(10_000, { reading }, { reading })).rejects.toThrow(
      'one reading of a scale is named for two masses',
    );
    await expect(add(10_000, { reading: 'made-up' })).rejects.toMatchObject({
      message: 'this reading of a scale is not kept here',
      details: [{ path: 'charge[0].readings[0].reading', value: 'made-up' }],
    });
    expect((await told()).filter(({ words }) => words.includes('unplanned'))).toEqual([]);
  });

  it('weighs a late addition, the pour, an ingot and its skull', async () => {
    const added = await weigh('1.20');
    await ask('add-to-heat', {
      ...{ heat: 'H-1', lot: 'L-1', mass_g: 1_200, reason: 'Ti low', readings: [{ reading: added.reading }] },
      confirm: (
        (await ask('add-to-heat', { heat: 'H-1', lot: 'L-1', mass_g: 1_200, reason: 'Ti low' })) as {
          shown: string;
        }
      ).shown,
    });
    const skull = await weigh('5.10');
    const ingot = await weigh('250');
    await ask('record-heat', {
      heat: 'H-1',
      melt: { process: 'vacuum-induction', output_g: 400_000 },
      cast: {
        objects: [
          { object: 'I-1', form: 'ingot', mass_g: 250_000, readings: [{ reading: ingot.reading }] },
          { object: 'I-2', form: 'ingot', mass_g: 144_900 },
        ],
        reverts: [{ lot: 'S-1', form: 'skull', mass_g: 5_100, readings: [{ reading: skull.reading }] }],
      },
    });
    const words = (await told()).map((one) => one.words).join('\n');
    expect(words).toContain('unplanned addition: 1.2 kg L-1 (weighed on platform); Ti low');
    expect(words).toContain(
      'cast 250 kg object:I-1 (ingot) (weighed on platform), 144.9 kg object:I-2 (ingot) (typed), 5.1 kg lot:S-1 (skull) (weighed on platform)',
    );
    // a ledger that is built anew from its records has the same
    expect(await ask('verify-ledger', {})).toMatchObject({ ok: true, problems: [] });
  });

  it('tells which scales can be read, and of one that does not answer', async () => {
    expect(await ask('list-scales', {})).toMatchObject({
      scales: [
        { scale: 'bench', protocol: null, capacity_g: 6_000, division_g: 1 },
        { scale: 'platform', protocol: 'mt-sics' },
        { scale: 'crane', protocol: 'toledo' },
      ],
    });
    await expect(ask('read-scale', { scale: 'crane' })).rejects.toMatchObject({ code: 'unavailable' });
    await expect(ask('read-scale', { scale: 'bench' })).rejects.toMatchObject({
      message: 'scale bench is not connected',
      details: [{ allowed: 'platform, crane' }],
    });
    await expect(ask('read-scale', { scale: 'SC-9' })).rejects.toMatchObject({ code: 'not-found' });
    // the capacity that plant.json states, whatever the device may show
    scale.load('400');
    await expect(ask('read-scale', { scale: 'platform' })).rejects.toThrow(
      /400.000 kg, more than its capacity of 300 kg/,
    );
  });
});

it('the server reads for who is signed in, once for a key, and says so where nothing is connected', async () => {
  const served = await servedPlant();
  try {
    const order = { scale: 'platform', within_s: 2 };
    const none = await served.post('/api/heats/read-scale', order, { by: 'mel' });
    expect(none.status).toBe(503);
    expect(await none.json()).toMatchObject({ error: { message: 'scale platform is not connected' } });
    Object.assign(served.plant, { scales: scales() });
    expect((await served.post('/api/heats/read-scale', order, { by: null })).status).toBe(401);
    expect((await served.post('/api/heats/read-scale', order, { by: 'rita' })).status).toBe(403);
  } finally {
    await served.close();
  }
});

it('the command line reads a scale at an address, and says which option is wrong', async () => {
  const folder = freshFolder();
  const run = (...words: readonly string[]) => remelt(folder.path, ['scale', ...words]);
  try {
    scale.load('12.34');
    const at = `tcp://127.0.0.1:${scale.port}?protocol=mt-sics`;
    const read = await run('read', 'platform', '--at', at, '--json');
    expect(read.json()).toMatchObject({
      scale: 'platform',
      net_g: 12_340,
      reading: null,
      shown: { net: '12.340' },
    });
    expect((await run('read', 'platform', '--at', at)).out).toContain(
      'read here only: a booking counts it as typed',
    );
    const wrong = await run('read', 'platform', '--at', 'http://127.0.0.1', '--json');
    expect([wrong.code, wrong.json()]).toMatchObject([2, { error: { details: [{ path: '--at' }] } }]);
    const gone = await run('read', 'platform', '--at', 'tcp://127.0.0.1:1?protocol=sma');
    expect([gone.code, gone.err]).toEqual([5, expect.stringContaining('cannot be reached (ECONNREFUSED)')]);
    expect((await run('list')).out).toContain('platform');
    const serve = await remelt(folder.path, ['serve', '--no-open', '--port', '0', '--scale', `SC-9=${at}`]);
    expect([serve.code, serve.err]).toEqual([2, expect.stringContaining('the plant has no scale "SC-9"')]);
  } finally {
    folder.remove();
  }
}, 60_000);
