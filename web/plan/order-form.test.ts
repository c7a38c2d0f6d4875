import { expect, it } from 'vitest';
import { ApiError } from '../api/client.ts';
import { NO_CONTRACT } from './contract-typed.ts';
import { foldedField, orderOf } from './order-form.tsx';
import { BLANK_POINT } from './points-typed.ts';

const TYPED = {
  heat: ' H-9 ',
  grade: 'IN718',
  mass: '450,5',
  spec: '',
  route: '',
  programme: '',
  furnace: '',
  without: '',
  most: '',
  owner: '',
  confidence: '',
  trims: '',
  contract: NO_CONTRACT,
  points: [],
};

it('asks with what was typed, and leaves out what was not', () => {
  expect(orderOf(TYPED)).toEqual({ heat: 'H-9', gradeId: 'IN718', mass_kg: 450.5 });
  expect(orderOf({ ...TYPED, without: 'R-1, R-2;R-3', most: '4', route: 'triple' })).toEqual({
    heat: 'H-9',
    gradeId: 'IN718',
    mass_kg: 450.5,
    route: 'triple',
    lots: { without: ['R-1', 'R-2', 'R-3'] },
    maxMaterials: 4,
  });
});

it('asks with another probability, and leaves limits to trims, where a refusal says that these would help', () => {
  expect(orderOf({ ...TYPED, confidence: '91,7' })).toMatchObject({ jointConfidence: 0.917 });
  const trimmed = orderOf({ ...TYPED, confidence: '98', trims: '2' });
  expect(trimmed).toMatchObject({ recourse: { corrections: 2, confidence: 0.98 } });
  expect(trimmed).not.toHaveProperty('jointConfidence');
  expect(orderOf({ ...TYPED, trims: 'few' })).toBeNull();
  expect(orderOf({ ...TYPED, confidence: 'high' })).toBeNull();
});

it('asks for what the plant keeps by its name, and needs no grade beside a specification', () => {
  const kept = { spec: 'C-600 rev 1', route: 'triple', programme: 'bar-718' };
  expect(orderOf({ ...TYPED, ...kept, grade: '' })).toEqual({ heat: 'H-9', mass_kg: 450.5, ...kept });
  expect(orderOf({ ...TYPED, grade: '' })).toBeNull();
});

it('asks nothing while a number is missing or may mean two things', () => {
  for (const mass of ['', '1,234', 'x']) expect(orderOf({ ...TYPED, mass })).toBeNull();
  expect(orderOf({ ...TYPED, most: 'few' })).toBeNull();
  const contract = { ...NO_CONTRACT, type: 'fixed', money: '62', on: '2026-11-01' } as const;
  expect(orderOf({ ...TYPED, contract: { ...contract, on: '' } })).toBeNull();
  expect(orderOf({ ...TYPED, contract })).toMatchObject({ contract: { type: 'fixed', price_per_kg: 62 } });
});

it('states hold and witness points, and asks nothing while one does not say what is looked at', () => {
  const hold = { ...BLANK_POINT, look: ' mould dry ' };
  const witness = { ...BLANK_POINT, kind: 'witness', step: 'cast', look: 'stripping', wait: '45' } as const;
  expect(orderOf({ ...TYPED, points: [hold, witness] })).toMatchObject({
    holdPoints: [
      { kind: 'hold', step: 'pour', look: 'mould dry', role: 'inspector' },
      { kind: 'witness', step: 'cast', look: 'stripping', wait_min: 45 },
    ],
  });
  expect(orderOf({ ...TYPED, points: [BLANK_POINT] })).toBeNull();
  expect(orderOf({ ...TYPED, points: [{ ...witness, wait: 'soon' }] })).toBeNull();
});

it('finds the folded field that a refusal is about, or that its cure names', () => {
  const refused = (...details: readonly object[]) =>
    foldedField(new ApiError(422, { code: 'input', message: 'no', details } as never));
  expect(refused({ path: 'furnace', cure: 'name another' })).toBe('furnace');
  expect(refused({ path: 'mass_kg', cure: 'order less metal, or name a larger furnace' })).toBe('furnace');
  expect(refused({ path: 'maxMaterials' })).toBe('most');
  expect(refused({ path: 'owner', cure: 'name a furnace' })).toBe('owner');
  expect(refused({ cure: 'require 91.7 % instead of 95 %' })).toBe('confidence');
  expect(refused({ path: 'jointConfidence', cure: 'type less' })).toBe('confidence');
  expect(refused({ path: 'recourse.corrections' })).toBe('trims');
  expect(refused({ cure: 'allow time for 3 trims' })).toBe('trims');
  expect(refused({ cure: 'require 12 kg of R-1 instead of 14 kg' })).toBeNull();
  expect(refused({ path: 'gradeId', cure: 'correct it' })).toBeNull();
  expect(foldedField(new Error('broken'))).toBeNull();
});
