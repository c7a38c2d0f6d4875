import { expect, test } from 'vitest';
import { dataFacts } from '../../calculations/testing/data-facts.ts';
import type { PlanInput } from '../../documents/heats/plan.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { askedBeforeRelease } from './before-release.ts';

const lot = (imputed: readonly ElementSymbol[]) => ({
  imputed,
  material: {
    id: 'A-1',
    composition_wtpct: { Ni: 60, Cr: 20, Bi: 0.2e-4, Ag: 1e-4 },
    sd_wtpct: { Cr: 0.1, Bi: 0.2e-4, Ag: 1e-4 },
  } as unknown as PlanInput['materials'][number],
});
const asked = (limits: object, ...imputed: ElementSymbol[][]) =>
  askedBeforeRelease(imputed.map(lot), { name: 'C-718 rev 1', limits }, dataFacts());

test('names each element that is limited and was not measured in some lot, once, by its method', () => {
  expect(asked({ Bi: { max: 0.5e-4 }, Cr: { min: 19 } }, ['Bi', 'Ag'], ['Bi'], [])).toEqual([
    'before release: Bi by GDMS (C-718 rev 1 limits it; not measured in every lot of the charge)',
  ]);
  const [words] = asked({ Bi: { max: 0.5e-4 }, Ag: { max: 1e-3 } }, ['Bi', 'Ag']);
  expect(words).toMatch(/^before release: Bi.*Ag.* by GDMS \(C-718 rev 1 limits them;/);
});

test('says nothing where all that is limited was measured, or only an aim asks for it', () => {
  expect(asked({ Bi: { max: 0.5e-4 } }, [], ['Ag'])).toEqual([]);
  expect(asked({ Bi: { aim: 0.5e-4 } }, ['Bi'])).toEqual([]);
});

test('names an element by itself where no laboratory would know more', () => {
  const [words] = asked({ Te: { max: 1e-4 } }, ['Te']);
  expect(words).toMatch(/^before release: Te \(/);
});
