import { createElement } from 'react';
import { expect, it, vi } from 'vitest';

let roles: readonly string[] = [];
vi.mock('../api/session.ts', () => ({ useSession: () => ({ person: { id: 'p-here', roles } }) }));
vi.mock('../shell/use-is-printed.ts', () => ({ useIsPrinted: () => false }));
vi.mock('@tanstack/react-query', async (original) => ({
  ...(await original<object>()),
  useQuery: () => ({ data: { proposed, roles: [{ role: 'quality', may: ['admit person'] }] } }),
}));
let proposed: readonly object[] = [];
vi.mock('@tanstack/react-router', () => ({
  Link: ({ children }: { readonly children: unknown }) => children,
}));
const { mounted } = await import('../testing/mounted.ts');
const { NextSteps, stepPlace } = await import('./next-steps.tsx');

const heat = (name: string, age_d: number) => ({ heat: name, for: `step of ${name}`, age_d });
const waits = [
  { on: ['melter'], oldest_d: 7, heats: [heat('H-1', 2), heat('H-2', 7)] },
  { on: ['certifier', 'quality'], oldest_d: 3, heats: [heat('H-3', 3)] },
];
let analyses = { orders: 0, on: ['analyst'], oldest_d: 0 };
const shownOf = (today: object, ...of: readonly string[]): string => {
  roles = of;
  return mounted(() => createElement(NextSteps, { today: { waits, analyses, ...today } as never }))
    .text()
    .replaceAll(/\s+/g, ' ');
};

const shown = (...of: readonly string[]): string => shownOf({}, ...of);

it('has the steps of the roles of who is here, the longest wait first, and counts what waits on others', () => {
  expect(shown('melter')).toMatch(/^Waits for you H-2 step of H-2.*H-1 step of H-1/);
  expect(shown('melter')).toContain('1 heat waits on others');
  expect(shown('quality', 'melter')).not.toContain('on others');
  expect(shown('planner')).toMatch(/^Nothing waits for you ?3 heats wait on others/);
  expect(shown('planner')).toMatch(/melter ?H-1 step of H-1 \(2 d\) ?H-2 step of H-2 \(7 d\) ?7/);
});

it('names three heats of a step and counts the others, and folds the steps behind the eighth', () => {
  const many = Array.from({ length: 12 }, (_, i) => heat(`M-${i}`, i));
  const of = [{ on: ['melter'], oldest_d: 11, heats: many }];
  expect(shownOf({ waits: of }, 'planner')).toMatch(/M-2 step.*9 more of the open heats/);
  expect(shownOf({ waits: of }, 'planner')).not.toContain('M-3');
  expect(shownOf({ waits: of }, 'melter')).toMatch(/M-4 step of M-4.*4 more.*M-0 step/);
});

it('names the page that does the verb of a step, and the heat where none does', () => {
  expect(stepPlace('H-1', { verb: 'heats/record-heat', order: { heat: 'H-1' } })).toEqual({
    text: 'Go to the furnace',
    href: '/furnace/H-1',
  });
  expect(stepPlace('H 1', undefined)).toEqual({ text: 'Continue', href: '/heats/H%201' });
});

it('has the lots that wait for a role, and what was proposed of persons, save of who is here', () => {
  const lotSteps = [
    { on: ['quality'], step: 'clear', reason: 'not cleared', lots: 3, kg: 5, oldest_d: 4 },
    { on: ['receiver'], step: 'check at the gate', reason: 'r', lots: 1, kg: 5, oldest_d: 9 },
  ];
  proposed = [
    { id: 'carl', name: 'Carl Holm' },
    { id: 'p-here', name: 'Me' },
  ];
  const text = shownOf({ lotSteps }, 'quality');
  expect(text).toMatch(/^Waits for you Confirm what is proposed of Carl Holm/);
  expect(text).toContain('3 lots: clear not cleared · 4 days at the longest');
  expect(text).not.toMatch(/gate|of Me/);
});

it('has the analyses that were ordered for who books their results, and for nobody else', () => {
  analyses = { orders: 2, on: ['analyst'], oldest_d: 3 };
  expect(shown('analyst')).toMatch(/^Waits for you Analyses to order 2 analyses of lots are ordered/);
  expect(shown('melter')).not.toContain('Analyses to order');
});
