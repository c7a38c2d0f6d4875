import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ConflictError, ForbiddenError, InputError } from '../../../foundation/errors.ts';
import { hashOf, sha256Hex } from '../../../foundation/quantity/canonical.ts';
import type { Command, Single } from '../commands.ts';
import { rawBytes } from '../subjects/arrival.ts';
import { charge, from, lotOf, receive, showGood } from '../testing/example-commands.ts';
import type { MemoryLog } from '../testing/memory-log.ts';
import { tickingLog } from '../testing/ticking-log.ts';
import type { RecordAnalysis } from './metal/record-analysis.ts';

const BYTES = new TextEncoder().encode('Sample;Cr\nB-1;22.10\nB-2;21.90\n');
const RAW = deflateRawSync(BYTES).toString('base64');
const SHA = sha256Hex(BYTES);

const arrive = (change: object = {}): Command =>
  ({
    type: 'arriveResults',
    arrival: 'A-1',
    source: 'OES-1',
    file: 'run.csv',
    raw: RAW,
    sha256: SHA,
    reading: '{"rows":[]}',
    samples: ['B-1', 'B-2'],
    ...change,
  }) as Command;
const taken = (sample: string, change: Partial<RecordAnalysis> = {}): RecordAnalysis => ({
  type: 'recordAnalysis',
  of: 'heat:H1',
  analysis: sample,
  sample,
  place: 'bath',
  basis: 'measured',
  method: 'OES',
  arrival: 'A-1',
  results: [{ element: 'Cr', text: '22.10', unit: 'wt%' }],
  by: 'p-lab',
  ...change,
});
const settle = (step: 'matched' | 'taken' | 'refused', name: string, change: object = {}): Single =>
  ({
    type: 'settleResults',
    arrival: 'A-1',
    step,
    rows: [{ name, ...(step === 'refused' ? {} : { of: 'heat:H1', sample: name }) }],
    by: 'p-lab',
    ...change,
  }) as Single;
const take = (sample: string, change: Partial<RecordAnalysis> = {}, more: object = {}): Command => ({
  type: 'batch',
  commands: [taken(sample, change), settle('taken', sample, more)],
});

/** A heat in the furnace of which two bath samples were taken. */
function charged(): MemoryLog {
  const log = tickingLog();
  log.execute(receive(lotOf('A', 500_000)));
  log.execute(showGood('A'));
  log.execute({
    ...{ type: 'planHeat', heat: 'H1', target: { grade: 'haynes-230' }, by: 'p-plan' },
    reservations: [from('A', 100_000)],
  });
  log.execute(charge('H1', from('A', 100_000)));
  for (const sample of ['B-1', 'B-2'])
    log.execute({ type: 'takeSample', of: 'heat:H1', sample, place: 'bath', by: 'p-melt' });
  return log;
}
const arrivalIn = (log: MemoryLog) => log.states().find(({ subject }) => subject === 'arrival:A-1')!;

describe('A1: a file of results', () => {
  test('arrives once, by nobody, with the bytes that its hash names', () => {
    const log = tickingLog();
    log.execute(arrive());
    expect(arrivalIn(log)).toMatchObject({ status: 'arrived', sha256: SHA, source: 'OES-1', settled: {} });
    expect(rawBytes(RAW, SHA)).toEqual(Buffer.from(BYTES));
    expect(() => log.execute(arrive())).toThrow(InputError);
  });
  test.each([
    ['bytes of another hash', { sha256: 'a'.repeat(64) }],
    ['bytes that were not deflated', { raw: Buffer.from(BYTES).toString('base64') }],
    ['text that is no base64', { raw: 'a b' }],
    ['a sample twice', { samples: ['B-1', 'B-1'] }],
    [
      'a file that grows beyond all measure',
      { raw: deflateRawSync(new Uint8Array(65_000_000)).toString('base64') },
    ],
  ])('is refused with %s', (_, change) => {
    const log = tickingLog();
    expect(() => log.execute(arrive(change))).toThrow(InputError);
    expect(log.entries).toHaveLength(0);
  });
});

describe('A2, A3: what is taken from it', () => {
  test('says the hash of the file, and settles the sample once', () => {
    const log = charged();
    log.execute(arrive());
    log.execute(take('B-1'));
    expect(log.heat('H1').analyses[0]).toMatchObject({ sample: 'B-1', arrival: 'A-1', rawSha256: SHA });
    expect(arrivalIn(log)).toMatchObject({
      status: 'arrived',
      settled: { 'B-1': { step: 'taken', of: 'heat:H1', by: 'p-lab' } },
    });
    expect(() => log.execute(take('B-1', { analysis: 'again' }))).toThrow(ConflictError);
    expect(() => log.execute(settle('refused', 'B-1', { reason: 'r' }))).toThrow('taken already');
    log.execute(take('B-2'));
    expect(arrivalIn(log)).toMatchObject({ status: 'settled' });
    expect(() => log.execute(taken('B-2', { analysis: 'more' }))).toThrow('nothing of run.csv waits');
  });
  test('is not settled as taken without an analysis that names the file, nor on a sample that it does not hold', () => {
    const log = charged();
    log.execute(arrive());
    expect(() => log.execute(settle('taken', 'B-1'))).toThrow('no analysis of sample B-1');
    const bare = { ...taken('B-1') };
    delete (bare as { arrival?: string }).arrival;
    expect(() => log.execute({ type: 'batch', commands: [bare, settle('taken', 'B-1')] })).toThrow(
      InputError,
    );
    expect(() => log.execute(settle('matched', 'C-1'))).toThrow('has no sample C-1');
    expect(() => log.execute(taken('B-1', { arrival: 'none' }))).toThrow('no such file');
    expect(log.heat('H1').analyses).toEqual([]);
  });
  test('may be matched anew until it is taken; a refusal has a reason', () => {
    const log = charged();
    log.execute(arrive());
    log.execute(settle('matched', 'B-1', { rows: [{ name: 'B-1', of: 'heat:H1', sample: 'B-2' }] }));
    log.execute(settle('matched', 'B-1'));
    expect(arrivalIn(log)).toMatchObject({ settled: { 'B-1': { step: 'matched', sample: 'B-1' } } });
    expect(() => log.execute(settle('refused', 'B-2'))).toThrow('with a reason');
    log.execute(settle('refused', 'B-2', { reason: 'wrong sample' }));
    expect(() => log.execute(take('B-2'))).toThrow('refused already');
  });
  test('waits again once its analysis was taken back', () => {
    const log = charged();
    log.execute(arrive());
    log.execute(take('B-1'));
    const { seq } = log.heat('H1').analyses[0]!;
    log.execute({ type: 'correct', seq, how: 'did-not-occur', reason: 'wrong bath', by: 'p-lab' });
    log.execute(take('B-1', { analysis: 'B-1b' }));
    expect(log.heat('H1').analyses).toMatchObject([{ analysis: 'B-1b', rawSha256: SHA }]);
  });
  test('a file that holds no sample is refused whole, under its own name', () => {
    const log = tickingLog();
    log.execute(arrive({ samples: [] }));
    log.execute(settle('refused', 'run.csv', { reason: 'not results' }));
    expect(arrivalIn(log)).toMatchObject({ status: 'settled' });
  });
});

describe('A4: on a result that nobody took', () => {
  const rests = { arrivals: [{ arrival: 'A-1', sample: 'B-1' }] };
  const trim = (): Command => ({
    type: 'chargeHeat',
    heat: 'H1',
    draws: [from('A', 100)],
    addition: { kind: 'advised', documentSha256: SHA, ...rests },
    by: 'p-melt',
  });
  const answer = (decision: 'accepted' | 'declined'): Command => ({
    ...{ type: 'answerAdvice', heat: 'H1', documentSha256: hashOf(decision), decision },
    ...{ advice: 'add Cr', by: 'p-melt', ...rests },
  });
  test('no trim is booked and no advice accepted; it may be declined', () => {
    const log = charged();
    log.execute(arrive());
    log.execute(take('B-2'));
    expect(() => log.execute(trim())).toThrow(ConflictError);
    expect(() => log.execute(answer('accepted'))).toThrow('nobody has taken');
    log.execute(answer('declined'));
    log.execute(take('B-1'));
    log.execute(trim());
    log.execute(answer('accepted'));
    expect(log.heat('H1').charges.at(-1)).toMatchObject({ addition: 'advised' });
  });
});

describe('A5: a rule by which results are taken', () => {
  const enter = (by: string, entry: object = { source: 'OES-1', method: 'OES' }): Command => ({
    type: 'enterRegister',
    name: 'taking-rule/spark',
    entry: JSON.stringify(entry),
    documentSha256: hashOf(entry),
    by,
  });
  const byRule = (sample: string, change: Partial<RecordAnalysis> = {}): Command => {
    const { by: _, ...bare } = taken(sample, { ...change, takingRule: 'spark' });
    const { by: __, ...settled } = settle('taken', sample, { takingRule: 'spark' }) as {
      by?: string;
    } & Single;
    return { type: 'batch', commands: [bare, settled as Single] };
  };
  test('takes what it is for, and the record says who set it', () => {
    const log = charged();
    log.execute(arrive());
    expect(() => log.execute(byRule('B-1'))).toThrow('no rule spark');
    log.execute(enter('p-qual'));
    log.execute(byRule('B-1'));
    expect(log.heat('H1').analyses[0]).toMatchObject({ takingRule: 'spark', rawSha256: SHA });
    expect(log.entries.at(-1)).toMatchObject({ body: { rule: { name: 'spark', setBy: 'p-qual' } } });
  });
  test.each([
    ['another method', {}, { method: 'ICP-OES' }, ForbiddenError],
    ['another source', { source: 'XRF' }, {}, ForbiddenError],
    ['a sample that nobody took', {}, { sample: 'B-9', analysis: 'B-9' }, ForbiddenError],
    ['what was not measured', {}, { basis: 'certificate' as const }, InputError],
  ])('does not take results of %s', (_, arrived, change, error) => {
    const log = charged();
    log.execute(arrive(arrived));
    log.execute(enter('p-qual'));
    expect(() => log.execute(byRule('B-1', change))).toThrow(error);
  });
  test('takes nothing once it has ended, nor a sample that was measured already', () => {
    const log = charged();
    log.execute(arrive());
    log.execute(enter('p-qual'));
    const { arrival: _, ...byHand } = taken('B-2', { analysis: 'hand' });
    log.execute(byHand);
    expect(() => log.execute(byRule('B-1', { sample: 'B-2', analysis: 'x' }))).toThrow(ForbiddenError);
    log.execute({ type: 'endRegister', name: 'taking-rule/spark', reason: 'drift', by: 'p-qual' });
    expect(() => log.execute(byRule('B-1'))).toThrow(ForbiddenError);
  });
  test('is set and ended by quality', () => {
    const log = tickingLog([
      { id: 'p-plan', name: 'P', roles: ['planner'] },
      { id: 'p-qual', name: 'Q', roles: ['quality'] },
    ]);
    expect(() => log.execute(enter('p-plan'))).toThrow(ForbiddenError);
    log.execute(enter('p-qual'));
    const end = (by: string): Command => ({
      type: 'endRegister',
      name: 'taking-rule/spark',
      reason: 'r',
      by,
    });
    expect(() => log.execute(end('p-plan'))).toThrow(ForbiddenError);
    log.execute(end('p-qual'));
  });
});
