import { expect, it } from 'vitest';
import { isConcerned, showsProof } from './concerned.ts';

const page = (path: string, order = {}) => ['page', path, order];

it('reads anew only what shows something that was booked', () => {
  const news = { size: 9, subjects: ['lot:R-1'] };
  const concerned = (key: readonly unknown[]) => isConcerned(key, news);
  expect(concerned(page('/api/yard/show-lot', { lot: 'R-1' }))).toBe(true);
  expect(concerned(page('/api/yard/show-lot', { lot: 'R-2' }))).toBe(false);
  expect(concerned(page('/api/heats/list-heats'))).toBe(true);
  expect(concerned(page('/api/reference/list-prices'))).toBe(false);
  expect(concerned(page('/api/proof/show-history'))).toBe(true);
  expect(concerned(['persons'])).toBe(false);
  expect(concerned(['account'])).toBe(false);
  expect(concerned(['release-queue'])).toBe(true);
  // what a melter works by is worked out anew for their heat alone
  expect(concerned(['trim', 'H-1', {}])).toBe(false);
  expect(isConcerned(['trim', 'H-1', {}], { size: 9, subjects: ['heat:H-1'] })).toBe(true);
  // but a lot of their sheet may have been put on hold
  expect(concerned(['sheet', 'H-1'])).toBe(true);
  expect(isConcerned(['sheet', 'H-1'], { size: 9, subjects: ['heat:H-2'] })).toBe(false);
  expect(isConcerned(['session'], { size: 9, subjects: ['person:carl'] })).toBe(true);
  expect(isConcerned(page('/api/yard/show-lot', { lot: 'R-2' }), { size: 9, more: true })).toBe(true);
});

it('reads what a checkpoint covers anew when one is signed, not with each booking', () => {
  expect(isConcerned(['checkpoint'], { size: 9, subjects: ['lot:R-1'] })).toBe(false);
  expect(showsProof(['checkpoint'])).toBe(true);
  expect(showsProof(page('/api/heats/report-heat', { heat: 'H-1' }))).toBe(true);
  expect(showsProof(page('/api/yard/list-lots'))).toBe(false);
});
