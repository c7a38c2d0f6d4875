import fc from 'fast-check';
import { expect, it } from 'vitest';
import { profileOf, type SheetRules } from './profile.ts';
import type { SheetCell } from './sheet.ts';

const TEXTS = [
  '12',
  '0.5',
  'Rest',
  'IN718',
  '718',
  'turnings',
  'Späne',
  'OES',
  '2026-11-02',
  'Ni',
  'kg',
  'n.d.',
  '',
];
const cell: fc.Arbitrary<SheetCell> = fc.record({
  text: fc.constantFrom(...TEXTS),
  kind: fc.constantFrom('text' as const, 'number' as const, 'date' as const),
});
const SHARES = ['numbers', 'results', 'days', 'grades', 'forms', 'origins', 'methods', 'elements'] as const;

const rulesThatCount = (): { readonly rules: SheetRules; readonly asked: string[] } => {
  const asked: string[] = [];
  const isGrade = (text: string): boolean => {
    asked.push(text);
    return text === 'Ni';
  };
  return { rules: { forms: ['turnings'], methods: ['OES'], isGrade }, asked };
};

it('tells of a column what its cells tell one by one', () => {
  const { rules } = rulesThatCount();
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 40 }), (cells) => {
      const whole = profileOf(cells, rules);
      const each = cells.map((one) => profileOf([one], rules));
      const filled = each.reduce((sum, one) => sum + one.filled, 0);
      expect(whole.filled).toBe(filled);
      for (const share of SHARES) {
        const held = each.reduce((sum, one) => sum + one[share], 0);
        expect(whole[share], share).toBe(filled === 0 ? 0 : held / filled);
      }
    }),
  );
});

it('looks at each text of a column once, and only for what is asked', () => {
  const { rules, asked } = rulesThatCount();
  const profile = profileOf(
    Array.from({ length: 1000 }, (_, i) => ({ text: `alloy ${i % 3}x`, kind: 'text' as const })),
    { ...rules, isGrade: (text) => rules.isGrade(text) },
  );
  expect(profile.results).toBe(0);
  expect(asked).toEqual([]);
  const other = profileOf(
    Array.from({ length: 1000 }, (_, i) => ({ text: `Q${i % 3}`, kind: 'text' as const })),
    rules,
  );
  expect([other.grades, other.grades]).toEqual([0, 0]);
  expect(asked).toEqual(['Q0', 'Q1', 'Q2']);
});
