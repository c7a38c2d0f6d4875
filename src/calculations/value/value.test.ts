import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ValueOutput } from '../../documents/yard/value.ts';
import { InputError } from '../../foundation/errors.ts';
import { testSolver } from '../../models/charge/testing/solver.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { valueDocument } from './value.ts';

const example = JSON.parse(
  readFileSync(new URL('../../../docs/formats/value.example.json', import.meta.url), 'utf8'),
) as {
  readonly plan: {
    readonly materials: readonly { readonly id: string; readonly price_usd_per_kg: number }[];
  };
};
const run = (more: object = {}): Promise<ValueOutput> =>
  valueDocument({ ...example, ...more }, dataFacts(), { solver: testSolver() });

describe('the value-in-use of a lot', async () => {
  const answer = await run();
  it('falls with the amount, and nothing is paid for what no order takes', () => {
    const next = answer.curve.map(({ last_usd_per_kg }) => last_usd_per_kg!);
    expect(next.at(-1)).toBeCloseTo(0, 6);
    expect(Math.max(...next)).toBeGreaterThan(2 * next[3]!);
    expect(answer.curve.at(-1)!.used_kg).toBeLessThan(answer.available_kg);
  });
  it('is what breaks even: at that price the orders with the whole lot cost what they cost without it', () => {
    const free = answer.curve.at(-1)!;
    expect(free.cost_usd! + answer.most_usd_per_kg! * answer.available_kg).toBeCloseTo(
      answer.without_usd!,
      6,
    );
    expect(answer.words.join(' ')).toContain('no other use fetches more');
  });
  it('has no figure for a lot without which the orders cannot be met, and refuses what it does not hold', async () => {
    const { materials } = example.plan;
    const amounts = materials.map((one) => (one.id === 'Ni cathode' ? { ...one, available_kg: 500 } : one));
    const nickel = await run({ lot: 'Ni cathode', plan: { ...example.plan, materials: amounts } });
    expect(nickel).toMatchObject({ without_usd: null, most_usd_per_kg: null });
    await expect(run({ lot: 'moon' })).rejects.toThrow(InputError);
    await expect(run({ lot: 'Cr metal' })).rejects.toThrow(/no amount of Cr metal/);
  });
});
