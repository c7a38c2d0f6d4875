import { expect, it } from 'vitest';
import { DEED_PAGES } from './deed-pages.ts';

it.each([
  ['yard/clear-lot', { lot: 'R-1008' }, '/yard/R-1008'],
  ['yard/check-gate', {}, '/yard'],
  ['yard/list-lots', { status: 'hold' }, '/yard?status=hold'],
  ['heats/measure-leak', { heat: 'H-7' }, '/furnace/H-7'],
  ['heats/log-heat', { heat: 'H-7' }, '/heats/H-7?view=log'],
  ['heats/record-heat', { heat: 'H-7', samples: null }, '/release'],
  ['proof/correct-record', { of: 'object:I-1', record: 'certificate:C-1' }, '/certificates/object%3AI-1/C-1'],
  ['proof/correct-record', { of: 'heat:H-7', record: 'melting' }, '/furnace/H-7'],
  ['proof/correct-record', { of: 'object:I-1', record: 'analysis:S-1' }, '/release/object%3AI-1'],
  [
    'yard/buy-material',
    { material: 'Ni-electrolytic', mass_g: 1500 },
    '/buy?material=Ni-electrolytic&mass_kg=1.5',
  ],
  ['yard/buy-material', {}, '/buy'],
  ['qualification/evaluate-programme', { programme: 'disk-718' }, '/programmes/disk-718'],
  ['proof/make-key', {}, '/ledger?view=keys'],
  ['proof/make-key', { cosigner: true }, undefined],
])('does %s %j on its page', (verb, order, href) => {
  expect(DEED_PAGES.get(verb)!(order)?.href).toBe(href);
});
