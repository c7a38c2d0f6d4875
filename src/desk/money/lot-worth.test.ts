import { expect, test } from 'vitest';
import { dataFacts } from '../../calculations/testing/data-facts.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { Memory } from '../memory.ts';
import { lotWorth } from './lot-worth.ts';

/** A lot with one analysis for each row of contents [wt%], all measured by the same method. */
const lot = (...rows: readonly Readonly<Record<string, string>>[]): LotView =>
  ({
    id: 'R-1',
    form: 'turnings',
    lotClass: 'purchased-scrap',
    generation: 0,
    free_g: 100_000,
    clearedAs: 'H230',
    findings: [],
    checks: [],
    analyses: rows.map((row, i) => ({
      analysis: `A${i + 1}`,
      basis: 'measured',
      method: 'ICP-OES',
      laboratory: i === 0 ? null : 'B',
      balance: 'Ni',
      results: Object.entries(row).map(([element, text]) => ({ element, text, unit: 'wt%' })),
    })),
  }) as unknown as LotView;

const H230 = { Cr: '22', W: '14', Mo: '2', Fe: '1.5' };
const IN718 = { Cr: '18', W: '0.1', Mo: '3', Fe: '18' };

test('an analysis that is of another lot is named, and the worth rests on the others', () => {
  const facts = dataFacts();
  const alone = lotWorth(lot(H230, H230), facts, new Memory());
  const worth = lotWorth(lot(H230, H230, IN718), facts, new Memory());
  expect(worth.conflicts).toEqual(['analysis A3 is probably of another lot and was left out']);
  expect(worth.price_usd_per_kg).toBeCloseTo(alone.price_usd_per_kg!, 9);
});

test('names the content nearest to a limit of the grade that a lot is cleared as, else declared as', () => {
  const facts = dataFacts();
  const cleared = lotWorth(lot(H230), facts, new Memory()).nearest;
  const held = { ...lot(IN718), clearedAs: null, declaredGrade: 'H230' } as LotView;
  expect(cleared!.margin).toBeGreaterThanOrEqual(0);
  // as the grade on its paper it is far outside
  expect(lotWorth(held, facts, new Memory()).nearest!.margin).toBeLessThan(-1);
  const unknown = { ...held, declaredGrade: 'mixed' } as LotView;
  expect(lotWorth(unknown, facts, new Memory()).nearest).toBeNull();
});
