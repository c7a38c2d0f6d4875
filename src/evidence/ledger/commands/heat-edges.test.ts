import { describe, expect, test } from 'vitest';
import { BalanceError, ConflictError, ForbiddenError, InputError } from '../../../foundation/errors.ts';
import { HEAT_USES } from '../../../foundation/quantity/heat-use.ts';
import type { Command, CommandNamed } from '../commands.ts';
import { add, charge, from, lotOf, melt, plan, receive, showGood } from '../testing/example-commands.ts';
import type { MemoryLog } from '../testing/memory-log.ts';
import { tickingLog } from '../testing/ticking-log.ts';

/** Heat H1 planned with 100 kg of lot A, 500 kg of which are cleared. */
function planned(): MemoryLog {
  const ledger = tickingLog();
  ledger.execute(receive(lotOf('A', 500_000), lotOf('C', 500_000)));
  ledger.execute(showGood('A'));
  ledger.execute(plan('H1', from('A', 100_000)));
  return ledger;
}
function charged(): MemoryLog {
  const ledger = planned();
  ledger.execute(charge('H1', from('A', 100_000)));
  return ledger;
}
const pour = (output_g: number, losses_g: readonly number[] = [], more = {}): Command => ({
  ...(melt('H1', output_g, 0) as CommandNamed<'meltHeat'>),
  losses: losses_g.map((mass_g, i) => ({ to: `loss ${i}`, mass_g })),
  ...more,
});
const castInto = (...masses_g: number[]): Command => ({
  ...{ type: 'castHeat', heat: 'H1', by: 'p-melt' },
  objects: masses_g.map((mass_g, i) => ({ object: `I${i}`, form: 'ingot', mass_g })),
});
/** What a log says of a command: nothing where it takes it. */
const refused = (ledger: MemoryLog, command: Command): Error | null => {
  try {
    ledger.append(command, { trial: true });
    return null;
  } catch (error) {
    return error as Error;
  }
};

describe('H15: the shift', () => {
  const shift = (step: 'handed-over' | 'taken-over', by: string, more = {}): Command => ({
    ...{ type: 'handOverHeat', heat: 'H1', step, by },
    ...(step === 'handed-over' ? { note: 'mould is warm' } : {}),
    ...more,
  });
  const weighed = (...lines: (readonly [number, string, number])[]) => ({
    weighed: lines.map(([line, lot, mass_g]) => ({ line, lot, mass_g })),
  });
  test('is handed over with a note, and taken over once, by somebody else', () => {
    const ledger = planned();
    expect(refused(ledger, shift('taken-over', 'Ben'))?.message).toMatch(/was not handed over/);
    for (const note of [undefined, '', '  '])
      expect(refused(ledger, shift('handed-over', 'Ann', { note }))?.message).toMatch(/needs a note/);
    ledger.execute(shift('handed-over', 'Ann'));
    expect(refused(ledger, shift('taken-over', 'Ann'))).toBeInstanceOf(ForbiddenError);
    ledger.execute(shift('taken-over', 'Ben', { note: 'not kept' }));
    expect(refused(ledger, shift('taken-over', 'Cy'))?.message).toMatch(/was already taken over/);
    expect(ledger.heat('H1').shifts).toMatchObject([
      { step: 'handed-over', by: 'Ann', note: 'mould is warm' },
      { step: 'taken-over', by: 'Ben' },
    ]);
    expect(ledger.heat('H1').shifts![1]!.note ?? null).toBeNull();
  });
  test('names each weighed line once, with a lot of the plan and its grams', () => {
    const ledger = planned();
    const over = (...lines: (readonly [number, string, number])[]) =>
      refused(ledger, shift('handed-over', 'Ann', weighed(...lines)));
    expect(over([1, 'A', 500], [2, 'A', 500])).toBeNull();
    expect(over([1, 'A', 500], [1, 'A', 500])?.message).toMatch(
      /line 1 of the sheet of heat H1 is named twice/,
    );
    expect(over([1, 'C', 500])).toBeInstanceOf(ConflictError);
    expect(over([1, 'A', 0.5])).toBeInstanceOf(InputError);
  });
  test('ends with the casting', () => {
    const ledger = charged();
    ledger.execute(pour(99_500));
    expect(refused(ledger, shift('handed-over', 'Ann'))).toBeNull();
    ledger.execute(castInto(99_500));
    expect(refused(ledger, shift('handed-over', 'Ann'))?.message).toMatch(/cast/);
  });
});

describe('L5: preparing a lot', () => {
  const process = (wet_g: number, clean_g: number, losses_g: readonly number[], lot = 'C'): Command => ({
    ...{ type: 'processLot', lot, treatment: 'washing', wet_g, clean_g, by: 'p-goods' },
    losses: losses_g.map((mass_g) => ({ to: 'oil', mass_g })),
  });
  test('adds up to the gram, of what is there on hold', () => {
    const ledger = planned();
    expect(refused(ledger, process(1_000, 900, [60, 40]))).toBeNull();
    for (const wrong of [process(1_000, 900, [99]), process(1_000, 900, [101]), process(1_000, 900, [])])
      expect(refused(ledger, wrong)?.message).toMatch(/do not add up to 1 kg wet/);
    expect(refused(ledger, process(500_000, 499_000, [1_000]))).toBeNull();
    expect(refused(ledger, process(500_001, 499_001, [1_000]))?.message).toMatch(/the plant holds 500 kg/);
    expect(refused(ledger, process(1_000, 900, [100], 'A'))?.message).toMatch(/it is cleared/);
    for (const wrong of [
      process(1_000, 0, [1_000]),
      process(1_000, 999.5, [0.5]),
      process(1_000, 1_100, [-100]),
    ])
      expect(refused(ledger, wrong)).toBeInstanceOf(InputError);
  });
});

describe('H7: what the scales may be off by', () => {
  const missing = (output_g: number, losses_g: readonly number[] = [], more = {}) => {
    const ledger = charged();
    ledger.execute(pour(output_g, losses_g, more));
    return ledger.heat('H1').unbalanced_g;
  };
  test('is half a percent of what went in, either way, unless somebody says how much', () => {
    expect([missing(99_500), missing(99_499), missing(100_500), missing(100_501)]).toEqual([0, 501, 0, 501]);
    expect(missing(99_000, [400, 600])).toBe(0);
    expect([missing(99_900, [], { tolerance_g: 100 }), missing(99_899, [], { tolerance_g: 100 })]).toEqual([
      0, 101,
    ]);
  });
  test('is told as at most two percent, and 10 g however little there is', () => {
    const tolerance = (tolerance_g: number) => refused(charged(), pour(99_500, [], { tolerance_g }));
    expect([tolerance(0), tolerance(2_000)]).toEqual([null, null]);
    expect(tolerance(2_001)?.message).toMatch(/too large for 100000 g/);
    expect(tolerance(-1)).toBeInstanceOf(InputError);
    expect(refused(charged(), pour(99_500, [0.5]))).toBeInstanceOf(InputError);
    const small = planned();
    small.execute(plan('H1', from('A', 100)));
    small.execute(charge('H1', from('A', 100)));
    expect(refused(small, pour(100, [], { tolerance_g: 10 }))).toBeNull();
    expect(refused(small, pour(100, [], { tolerance_g: 11 }))).toBeInstanceOf(InputError);
  });
});

describe('H14: a loss that was forgotten', () => {
  const declare = (seq: number, mass_g: number, more = {}): Command => ({
    ...{ type: 'declareLoss', heat: 'H1', seq, reason: 'found', by: 'p-melt' },
    losses: [{ to: 'fume', mass_g }],
    ...more,
  });
  const seqOf = (ledger: MemoryLog, kind: string) =>
    ledger.entries.findLast((entry) => entry.kind === kind)!.seq;
  const melted = (output_g: number) => {
    const ledger = charged();
    ledger.execute(pour(output_g));
    return { ledger, seq: seqOf(ledger, 'heat.melted') };
  };
  test('explains what is missing, up to what the scales may be off by beyond it', () => {
    const { ledger, seq } = melted(97_000);
    const tell = (mass_g: number) => refused(ledger, declare(seq, mass_g));
    expect([tell(1), tell(3_000), tell(3_500)]).toEqual([null, null, null]);
    expect(tell(3_501)?.message).toMatch(/does not explain 3 kg/);
    expect(refused(ledger, declare(seq, 1, { losses: [] }))).toBeInstanceOf(InputError);
    expect(tell(0.5)).toBeInstanceOf(InputError);
    ledger.execute(declare(seq, 2_499));
    expect(ledger.heat('H1').unbalanced_g).toBe(501);
    ledger.execute(declare(seq, 1));
    expect(ledger.heat('H1').unbalanced_g).toBe(0);
    expect(refused(ledger, declare(seq, 1))?.message).toMatch(/agree: no loss was forgotten/);
  });
  test('is of the melting or the casting, and of no step whose masses agree or that has too much', () => {
    const { ledger, seq } = melted(99_500);
    expect(refused(ledger, declare(seq, 1))?.message).toMatch(/agree/);
    expect(refused(ledger, declare(seq - 1, 1))?.message).toMatch(/is neither the melting nor the casting/);
    const more = melted(101_000);
    expect(refused(more.ledger, declare(more.seq, 1))).toMatchObject({
      details: [{ allowed: 'none: more came out than went in' }],
    });
    ledger.execute(castInto(98_000));
    const cast = seqOf(ledger, 'heat.cast');
    expect(refused(ledger, declare(cast, 1_500))).toBeNull();
    expect(refused(ledger, declare(cast, 3_000))?.message).toMatch(/1.5 kg/);
  });
  test('is taken back by the grams that were declared, and no more', () => {
    const { ledger, seq } = melted(97_000);
    ledger.execute(declare(seq, 3_000));
    const back = (mass_g: number, to = 'fume') =>
      refused(ledger, declare(seq, mass_g, { withdrawn: true, losses: [{ to, mass_g }] }));
    expect([back(1), back(3_000)]).toEqual([null, null]);
    expect(back(3_001)?.message).toMatch(/only 3 kg are declared as lost to fume/);
    expect(back(1, 'slag')?.message).toMatch(/no loss to slag is declared/);
    ledger.execute(declare(seq, 3_000, { withdrawn: true }));
    expect(ledger.heat('H1').unbalanced_g).toBe(3_000);
    expect(ledger.heat('H1').balances[0]!.losses_g.fume ?? 0).toBe(0);
  });
});

describe('C2: the footprint of a heat', () => {
  const footprint = (more: object = {}): Command =>
    ({
      ...{ type: 'recordFootprint', heat: 'H1', method: 'cut-off', version: '1', unit: 'kg CO2e' },
      ...{ total: '1.50', product_g: 99_500, by: 'p-qual' },
      parts: ['0.50', '1.00'].map((total, i) => ({
        ...{ name: `part ${i}`, quantity: '1', unit: 'kg', basis: 'measured', factor: total },
        ...{ factorUnit: 'kg CO2e/kg', total, source: 's', scope: 'x' },
      })),
      ...more,
    }) as unknown as Command;
  test('is of what came out, and its parts add up to it', () => {
    const ledger = charged();
    expect(refused(ledger, footprint())?.message).toMatch(/footprint/);
    ledger.execute(pour(99_500));
    expect(refused(ledger, footprint({ product_g: 99_499 }))?.message).toMatch(/99500 g came out/);
    expect(refused(ledger, footprint({ total: '1.51' }))).toBeInstanceOf(BalanceError);
  });
});

describe('C3: the cost of a heat', () => {
  test('is of metal that came out, and its items add up to it', () => {
    const cost = (totalUsd: string): Command => ({
      type: 'postCost',
      ...{ heat: 'H1', totalUsd, product_g: 99_500, documentSha256: 'a'.repeat(64), by: 'p-plan' },
      costs: [
        { item: 'A', usd: '0.1' },
        { item: 'energy', amount: '12.5', unit: 'kWh', usd: '0.2' },
      ],
    });
    const ledger = charged();
    expect(refused(ledger, cost('0.3'))?.message).toMatch(/cost/);
    ledger.execute(pour(99_500));
    expect(refused(ledger, cost('0.4'))).toBeInstanceOf(BalanceError);
    expect(refused(ledger, cost('0.3'))).toBeNull();
  });
});

describe('what was in a heat', () => {
  test('E7: a log is of no more metal than was charged and the scales may be off by, or names no mass', () => {
    const log = (mass_kg: unknown): Command => ({
      ...{ type: 'logHeat', heat: 'H1', furnace: 'F', by: 'p-melt' },
      log: JSON.stringify({ melt: { mass_kg } }),
    });
    const ledger = charged();
    expect([100, 102, null].map((kg) => refused(ledger, log(kg)))).toEqual([null, null, null]);
    for (const kg of [0, -1, 102.001])
      expect(refused(ledger, log(kg))?.message).toMatch(/but 100 kg were charged into heat H1/);
  });
  test('H13: only a charged heat used something: an amount from 0 on', () => {
    const use = (used: object): Command => ({ type: 'useHeat', heat: 'H1', used, by: 'p-melt' }) as Command;
    const [item, other] = Object.keys(HEAT_USES) as [string, string];
    expect(refused(planned(), use({ [item]: 1 }))?.message).toMatch(/is only planned and has used nothing/);
    const ledger = charged();
    expect(refused(ledger, use({}))?.message).toBe('nothing is said to be used');
    for (const amount of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(refused(ledger, use({ [item]: amount, [other]: 1 }))).toBeInstanceOf(InputError);
    ledger.execute(use({ [item]: 0 }));
    ledger.execute(use({ [other]: 2 }));
    expect(ledger.heat('H1').used).toMatchObject({ [item]: 0, [other]: 2 });
  });
});

describe('what goes into a heat', () => {
  test('H8: metal that was given away, or never was there, goes into no heat, and nobody is told to clear it', () => {
    const disposed = (disposition: string) => {
      const ledger = planned();
      ledger.execute({ type: 'dispose', of: 'lot:A', disposition, reason: 'r', by: 'p-qual' } as Command);
      return refused(ledger, plan('H2', from('A', 1_000)));
    };
    expect([disposed('remelt'), disposed('downgrade')]).toEqual([null, null]);
    for (const gone of ['sell', 'scrap', 'return-to-supplier'])
      expect(disposed(gone)?.message).toBe(`lot A has the disposition "${gone}"`);
    const ledger = planned();
    const details = () => (refused(ledger, plan('H2', from('C', 1_000))) as ForbiddenError).details;
    expect(details()).toMatchObject([{ cure: 'quality clears the lot; then book this again' }]);
    ledger.execute({
      type: 'dispose',
      of: 'lot:C',
      disposition: 'downgrade',
      reason: 'r',
      by: 'p-qual',
    } as Command);
    expect(details()[0]).toHaveProperty('cure');
    ledger.execute({
      type: 'dispose',
      of: 'lot:C',
      disposition: 'scrap',
      reason: 'r',
      by: 'p-qual',
    } as Command);
    expect(details()[0]).not.toHaveProperty('cure');
    const never = planned();
    const seq = never.entries.find(({ subject }) => subject === 'lot:C')!.seq;
    never.execute({ type: 'correct', seq, how: 'did-not-occur', reason: 'r', by: 'p-qual' });
    const refusal = refused(never, plan('H2', from('C', 1_000))) as ForbiddenError;
    expect(refusal.message).toMatch(/is not cleared \(did not occur\)/);
    expect(refusal.details[0]).not.toHaveProperty('cure');
  });
  test('L4: a lot is cleared with no disposition but to be melted again', () => {
    const clear: Command = { type: 'clearLot', lot: 'C', grade: 'haynes-230', reason: 'r', by: 'p-qual' };
    const ledger = planned();
    const said = (disposition: string) => {
      ledger.execute({ type: 'dispose', of: 'lot:C', disposition, reason: 'r', by: 'p-qual' } as Command);
      return refused(ledger, clear)?.message;
    };
    for (const kept of ['remelt', 'downgrade']) expect(said(kept)).not.toMatch(/disposition/);
    for (const gone of ['sell', 'scrap']) expect(said(gone)).toMatch(`its disposition is "${gone}"`);
  });
  test('H9: is listed once, in whole grams', () => {
    const ledger = planned();
    expect(refused(ledger, plan('H2', from('A', 1_000), from('A', 1_000)))?.message).toMatch(/listed twice/);
    expect(refused(ledger, plan('H2', from('A', 0.5)))).toBeInstanceOf(InputError);
    expect(refused(ledger, plan('H2', from('A', 400_000)))).toBeNull();
    expect(refused(ledger, plan('H2', from('A', 400_001)))?.message).toMatch(/400 kg free/);
  });
  test('H9: the refusal names whose plan holds the metal, and offers a mass that the scale shows', () => {
    const ledger = planned();
    const cure = (command: Command) => (refused(ledger, command) as ConflictError).details[0]!.cure;
    expect(cure(plan('H2', from('A', 450_000)))).toMatch(/reserve it \(H1\)/);
    ledger.execute({ type: 'cancelHeat', heat: 'H1', reason: 'r', by: 'p-plan' } as Command);
    expect(cure(plan('H2', from('A', 600_000)))).toBe('ask for less, or use other metal');
    expect(cure(plan('H2', from('A', 505_000)))).toMatch(/correct the mass of the lot/);
    expect(cure(plan('H2', from('A', 510_000)))).toBe('ask for less, or use other metal');
  });
  test('a heat itself is not charged', () => {
    const ledger = charged();
    const command = charge('H1', { from: 'heat:H1', mass_g: 1 } as never);
    expect(refused(ledger, command)?.message).toMatch(
      /is a heat and cannot be charged itself|no such|not of the plan|plan/,
    );
  });
  test('H10: metal beyond the plan goes in by grams, before the pour', () => {
    const ledger = charged();
    expect(refused(ledger, add('H1', from('A', 1_000)))).toBeNull();
    expect(refused(ledger, add('H1', from('A', 0.5)))).toBeInstanceOf(InputError);
    ledger.execute(pour(99_500));
    expect(refused(ledger, add('H1', from('A', 1_000)))?.message).toMatch(/melted/);
  });
  test('L4: only a gate check that passed lets a lot be cleared', () => {
    const ledger = planned();
    const gate = (verdict: string) =>
      ledger.execute({
        ...{ type: 'gateCheck', lot: 'C', by: 'p-goods' },
        checks: [{ check: 'radioactivity', verdict }],
      } as Command);
    const clear: Command = { type: 'clearLot', lot: 'C', grade: 'haynes-230', reason: 'r', by: 'p-qual' };
    expect(refused(ledger, clear)?.message).toMatch(/it has no gate check/);
    gate('FAIL');
    expect(refused(ledger, clear)?.message).toMatch(/its gate check is FAIL/);
    gate('PASS');
    expect(refused(ledger, clear)?.message).not.toMatch(/gate check/);
  });
  test('H12: a leak is measured on a furnace with a name', () => {
    const leak = (furnace: string): Command =>
      ({
        type: 'measureLeak',
        heat: 'H1',
        furnace,
        rate_Pa_m3_per_s: '0.001',
        by: 'p-melt',
      }) as unknown as Command;
    expect(refused(charged(), leak(' '))).toBeInstanceOf(InputError);
  });
});
