import { expect, it } from 'vitest';
import { shortMass } from './short-mass.ts';

/** What is said of a charge of 400 kg that makes this share of it. */
const saidOf = (made: number, more: object = {}) =>
  shortMass({
    recourse: null,
    plan: { problem: { heats: [{ id: 'H-1', mass_kg: 400 }] }, conformance: { made } },
    ...more,
  } as never);

it('says what a charge makes through its furnaces where that is not the mass that was ordered', () => {
  expect(saidOf(0.9755)).toMatchObject([
    { kind: 'short-mass', what: 'refined metal of H-1, of 400 kg ordered', value: 390.2, unit: 'kg' },
  ]);
  expect(saidOf(1.003)).toMatchObject([{ value: 401.2 }]);
  for (const made of [0.9981, 1, 1.0019]) expect(saidOf(made)).toEqual([]);
});

it('says nothing of a heat with trims or without a plan', () => {
  expect(saidOf(0.9, { recourse: {} })).toEqual([]);
  expect(saidOf(0.9, { plan: { conformance: null } })).toEqual([]);
});
