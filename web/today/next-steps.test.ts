import { createElement } from 'react';
import { expect, it, vi } from 'vitest';

let roles: readonly string[] = [];
vi.mock('../api/session.ts', () => ({ useSession: () => ({ person: { roles } }) }));
vi.mock('@tanstack/react-router', () => ({
  Link: ({ children }: { readonly children: unknown }) => children,
}));
const { mounted } = await import('../testing/mounted.ts');
const { NextSteps } = await import('./next-steps.tsx');

const heat = (name: string, age_d: number) => ({ heat: name, for: `step of ${name}`, age_d });
const waits = [
  { on: ['melter'], oldest_d: 7, heats: [heat('H-1', 2), heat('H-2', 7)] },
  { on: ['certifier', 'quality'], oldest_d: 3, heats: [heat('H-3', 3)] },
];
let analyses = { orders: 0, on: ['analyst'], oldest_d: 0 };
const shown = (...of: readonly string[]): string => {
  roles = of;
  return mounted(() => createElement(NextSteps, { today: { waits, analyses } as never }))
    .text()
    .replaceAll(/\s+/g, ' ');
};

it('has the steps of the roles of who is here, the longest wait first, and counts what waits on others', () => {
  expect(shown('melter')).toMatch(/^Waits for you H-2 step of H-2 · 7 days .*H-1 step of H-1 · 2 days/);
  expect(shown('melter')).toContain('1 heat waits on others');
  expect(shown('quality', 'melter')).not.toContain('on others');
  expect(shown('planner')).toMatch(/^Nothing waits for you 3 heats wait on others$/);
  expect(shown()).toBe('');
});

it('has the analyses that were ordered for who books their results, and for nobody else', () => {
  analyses = { orders: 2, on: ['analyst'], oldest_d: 3 };
  expect(shown('analyst')).toMatch(/^Waits for you Analyses to order 2 analyses of lots are ordered/);
  expect(shown('melter')).not.toContain('Analyses to order');
});
