import { expect, it } from 'vitest';
import { asMassFraction } from '../../foundation/quantity/fractions.ts';
import type { Content } from '../../metal/alloy/composition.ts';
import type { Specification } from '../../metal/alloy/specification.ts';
import { nearestLimit } from './nearest-limit.ts';

const wt = (percent: number) => asMassFraction(percent / 100);
const content = (percent: number, more: Partial<Content> = {}): Content => ({
  ...{ mean: wt(percent), spread: 0, law: 'exact', origin: 'measured' },
  ...more,
});
const specification = {
  limits: {
    Cr: { min: wt(17), max: wt(21), basis: 'printed' },
    C: { max: wt(0.08), basis: 'printed' },
    Mo: { min: wt(2.8), basis: 'printed' },
  },
} as unknown as Specification;
const of = (contents: Readonly<Record<string, Content>>) =>
  nearestLimit({ balance: 'Ni', contents }, specification);

it('finds the content with the least margin, as a share of its window, beyond a limit before inside', () => {
  expect(of({ Cr: content(18), C: content(0.04), Mo: content(4) })).toMatchObject({
    ...{ element: 'Cr', min_wtpct: 17, max_wtpct: 21 },
  });
  expect(of({ Cr: content(18) })!.margin).toBeCloseTo(0.25, 9);
  expect(of({ Cr: content(18), C: content(0.1) })).toMatchObject({ element: 'C', max_wtpct: 0.08 });
  expect(of({ Cr: content(18), C: content(0.1) })!.margin).toBeCloseTo(-0.25, 9);
});

it('takes the worse end of a result below a limit of detection, and says what nobody measured', () => {
  const open = content(0.05, { law: 'below', limit: wt(0.1) });
  expect(of({ Cr: content(19), C: open })).toMatchObject({ element: 'C', below_wtpct: 0.1 });
  expect(of({ Mo: content(3, { origin: 'imputed' }) })).toMatchObject({ element: 'Mo', isImputed: true });
});

it('says nothing where no limit has a known content', () => {
  expect(of({ Fe: content(18) })).toBeNull();
});
