import { expect, test } from 'vitest';
import type { Act } from '../../metal/plant/person.ts';
import { checkSignature } from './hands.ts';

const melter = { id: 'p-melt', name: 'M', roles: ['melter'] } as const;
const former = { id: 'p-cert', name: 'C', roles: ['certifier'], validUntil: '2026-11-23' } as const;

const signing = (by: string, act: Act, on: string) => () =>
  checkSignature([melter, former], { by, act, needed: true, on, path: 'by' });

test('a signature for what the roles do not allow is refused', () => {
  expect(signing('p-melt', 'charge heat', '2026-11-24')).not.toThrow();
  expect(signing('p-melt', 'release heat', '2026-11-24')).toThrow(/may not release a heat/);
});

test('a signature after the last day of the roles is refused', () => {
  expect(signing('p-cert', 'release heat', '2026-11-23')).not.toThrow();
  expect(signing('p-cert', 'release heat', '2026-11-24')).toThrow(/may not release a heat/);
});
