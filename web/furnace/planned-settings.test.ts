import { expect, it } from 'vitest';
import { plannedSettings, routeAsRun } from './planned-settings.ts';

const ROUTE = JSON.stringify([
  { operation: 'vacuum-induction', settings: { temperature_K: 1823, crucible: 'MgO' } },
  { operation: 'electroslag' },
]);

it('asks for the numbers that the plan sets', () => {
  expect(plannedSettings(ROUTE)).toEqual([
    { operation: 'vacuum-induction', index: 0, settings: [{ name: 'temperature_K', value: 1823 }] },
    { operation: 'electroslag', index: 1, settings: [] },
  ]);
  expect(plannedSettings(null)).toEqual([]);
});

it('logs what was read, and the rest as planned', () => {
  expect(routeAsRun(ROUTE, { '0/temperature_K': 1840 })[0]).toEqual({
    operation: 'vacuum-induction',
    settings: { temperature_K: 1840, crucible: 'MgO' },
  });
});
