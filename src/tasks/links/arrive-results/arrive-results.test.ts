import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import type { ArrivalState } from '../../../evidence/ledger/subjects/arrival.ts';
import { sampleCode } from '../../../metal/alloy/sample-code.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { recordHeat } from '../../heats/record-heat/record-heat.ts';
import { runTask } from '../../task.ts';
import { arrives, base64, bathSampled } from '../../testing/arrived.ts';
import { enterControl } from '../enter-control/enter-control.ts';
import { setTakingRule } from '../set-taking-rule/set-taking-rule.ts';
import { arriveResults } from './arrive-results.ts';
import { page } from './page.ts';

const CODE = sampleCode('heat:H-1', 'B-1');

it('matches a sample by its code, its number, and its heat with number or place; books nothing of it', async () => {
  const context = await bathSampled('B-1');
  for (const [name, by] of [
    [CODE, 'code'],
    [CODE.toLowerCase().replaceAll('-', ''), 'code'],
    ['b-1', 'number'],
    ['H-1 B-1', 'metal-and-number'],
    ['H-1 bath', 'metal-and-place'],
  ] as const) {
    const arrival = await arrives({ [name]: { Cr: '15.60', Fe: '<0.01' } }, context);
    expect(arrival).toMatchObject({ status: 'arrived', matched: 1, asks: [] });
    expect(arrival.samples[0]).toMatchObject({
      match: { of: 'heat:H-1', sample: 'B-1', place: 'bath', by },
      analyses: [
        [
          { element: 'Cr', text: '15.60', unit: 'wt%' },
          { element: 'Fe', text: '<0.01', unit: 'wt%' },
        ],
      ],
    });
  }
  expect((await context.store.heat('H-1')).analyses.filter(({ basis }) => basis === 'measured')).toEqual([]);
});

it('is answered as before when the same bytes come again, whatever the file is named', async () => {
  const context = await bathSampled('B-1');
  const first = await arrives({ 'B-1': { Cr: '15.60' } }, context);
  const { size } = await context.store.head();
  const again = await arrives({ 'B-1': { Cr: '15.60' } }, context, { file: 'copy of run.csv' });
  expect(again).toEqual(first);
  expect(await context.store.head()).toMatchObject({ size });
  const other = await arrives({ 'B-1': { Cr: '15.60' } }, context, { source: 'OES-2' });
  expect(other.arrival).not.toBe(first.arrival);
});

it('asks where a name is of no sample, of several, or a label that was typed wrongly', async () => {
  const context = await bathSampled('B-1', 'B-2');
  const wrong = `${CODE.slice(0, -1)}${CODE.endsWith('0') ? '1' : '0'}`;
  const { samples, matched } = await arrives(
    { 'H-9 B-1': { Cr: '1' }, 'H-1': { Cr: '2' }, 'H-1 bath': { Cr: '3' }, [wrong]: { Cr: '4' } },
    context,
  );
  expect(matched).toBe(0);
  expect(samples.map(({ match, asks }) => [match, asks[0]!.code])).toEqual([
    [null, 'unknown-sample'],
    [null, 'which-sample'],
    [null, 'which-sample'],
    [null, 'wrong-code'],
  ]);
  expect(samples[1]!.candidates.map(({ sample }) => sample)).toEqual(['B-1', 'B-2']);
  const text = renderTerminal(page(await arrives({ 'H-1': { Cr: '2' } }, context)));
  expect(text).toContain('H-1 may be B-1 of heat H-1, B-2 of heat H-1');
});

it('asks for what was measured, for metal that left the furnace for good, and for a method that nobody named', async () => {
  const context = await bathSampled('B-1');
  const analyses = [
    {
      ...{ of: 'heat:H-1', sample: 'B-1', method: 'OES', place: 'bath', by: 'p-lab' },
      results: [{ element: 'Cr', text: '15.5', unit: 'wt%' }],
    },
  ];
  await runTask(recordHeat, { heat: 'H-1', analyses, asTyped: true }, actingAs('p-lab', context));
  const again = await arrives({ 'B-1': { Cr: '15.60' } }, context);
  expect(again.samples[0]!.asks).toMatchObject([{ code: 'measured' }]);
  const bytes = base64('Sample;Cr\nB-1;15.7');
  const unnamed = await runTask(arriveResults, { bytes, source: 'OES-1', file: 'a' }, context);
  expect(unnamed.samples[0]!.asks.map(({ code }) => code)).toContain('method');
  const unknown = await arrives({ 'B-1': { Cr: '15.8' } }, context, { method: 'OEZ' });
  expect(unknown.samples[0]!.asks.map(({ words }) => words)).toContain('no method is named OEZ');
  const unfit = await arrives({ 'B-1': { Au: '15.9' } }, context);
  expect(unfit.samples[0]!.notes).toMatchObject([
    { code: 'unfit-method', words: expect.stringContaining('Au') },
  ]);
});

it('keeps a file of two heats apart, refuses an empty one, and one that is too large', async () => {
  const context = await bathSampled('B-1');
  const two = await arrives({ 'H-1 B-1': { Cr: '15.6' }, 'H-2 B-1': { Cr: '20' } }, context);
  expect(two.samples.map(({ match }) => match?.of ?? null)).toEqual(['heat:H-1', null]);
  const { size } = await context.store.head();
  const send = (bytes: Buffer) =>
    runTask(arriveResults, { bytes: bytes.toString('base64'), source: 'OES-1', file: 'x.csv' }, context);
  const noise = Buffer.from(Array.from({ length: 1_100_000 }, (_, i) => (i * 7919 * ((i >> 3) + 1)) % 251));
  const random = crypto.getRandomValues(new Uint8Array(65_536));
  const large = Buffer.concat([
    noise,
    ...Array.from({ length: 17 }, () => crypto.getRandomValues(random).slice()),
  ]);
  await expect(send(large)).rejects.toMatchObject({
    message: 'x.csv is too large to be kept with its results',
    details: [{ path: 'bytes', allowed: 'at most 1000000' }],
  });
  expect(await context.store.head()).toMatchObject({ size });
});

it('keeps a file that nobody can read, and asks what it is', async () => {
  const context = await bathSampled('B-1');
  const unreadable = { ...context, compute: { ...context.compute } };
  const { InputError } = await import('../../../foundation/errors.ts');
  unreadable.compute.readResults = async () => {
    throw new InputError('x.bin is no text', { path: 'file' });
  };
  const arrival = await runTask(
    arriveResults,
    { bytes: base64('\u0001'), source: 'OES-1', file: 'x.bin' },
    unreadable,
  );
  expect(arrival).toMatchObject({ samples: [], asks: [{ code: 'unreadable', words: 'x.bin is no text' }] });
});

it('takes by a rule what was asked for while the control sample is good, and says why it leaves the rest', async () => {
  const context = await bathSampled('B-1', 'B-2', 'B-3');
  const quality = actingAs('p-qual', context);
  await runTask(setTakingRule, { rule: 'spark', source: 'OES-1', method: 'OES' }, quality);
  await runTask(
    enterControl,
    { control: 'QC-1', results: [{ element: 'Cr', text: '15.00', unit: 'wt%', sd: '0.10' }], method: 'OES' },
    quality,
  );
  const none = await arrives({ 'B-1': { Cr: '15.60' } }, context);
  expect(none.samples[0]).toMatchObject({ state: 'waits' });
  const good = await arrives({ 'QC-1': { Cr: '15.10' }, 'B-1': { Cr: '15.61' } }, context);
  expect(good.samples[0]).toMatchObject({ state: 'taken', settled: { rule: 'spark', by: null } });
  const [analysis] = (await context.store.heat('H-1')).analyses.filter(({ basis }) => basis === 'measured');
  expect(analysis).toMatchObject({ sample: 'B-1', takingRule: 'spark', rawSha256: good.sha256 });
  expect(analysis).not.toHaveProperty('by');
  const apart = await arrives({ 'B-2#1': { Cr: '15.60' }, 'B-2#2': { Cr: '17.60' } }, context);
  expect(apart.samples[0]).toMatchObject({ name: 'B-2', state: 'waits' });
  const bad = await arrives({ 'QC-1': { Cr: '15.30' }, 'B-3': { Cr: '15.60' } }, context);
  expect(bad.samples[0]).toMatchObject({ name: 'B-3', state: 'waits', asks: [] });
  const states = (await context.store.subjects('arrival')).map(({ state }) => state as ArrivalState);
  expect(states.filter(({ status }) => status === 'settled')).toHaveLength(1);
});

it('asks whether names are of control samples until the plant has entered each of them', async () => {
  const context = await bathSampled('B-1');
  const { readResults } = context.compute;
  const asks = [{ code: 'control', words: 'QC-1: taken for control samples by their names. Is that right?' }];
  const asking = {
    ...context,
    compute: {
      ...context.compute,
      readResults: async (...file: Parameters<typeof readResults>) => ({
        ...(await readResults(...file)),
        asks,
      }),
    },
  };
  const asked = async (...names: string[]) => {
    const rows = Object.fromEntries([...names, 'B-1'].map((name) => [name, { Cr: '15.05' }]));
    return (await arrives(rows, asking)).asks.map(({ code }) => code);
  };
  expect(await asked('QC-1')).toEqual(['control']);
  const results = [{ element: 'Cr', text: '15.00', unit: 'wt%', sd: '0.10' }] as const;
  const control = { control: 'Qc-1', results, method: 'OES' };
  await runTask(enterControl, control, actingAs('p-qual', context));
  expect(await asked('QC-1')).toEqual([]);
  expect(await asked('QC-1', 'QC-2')).toEqual(['control']);
});
