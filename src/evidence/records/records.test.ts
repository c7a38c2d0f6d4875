import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InputError } from '../../foundation/errors.ts';
import { checkBody, checkOpenBody, joinBody, splitBody } from './kind.ts';
import { KINDS, type KindName, kindNamed, openBody, parseRecord } from './kinds.ts';
import { gramsToKg, kgToGrams } from './mass.ts';
import { pairsToResults, resultsToPairs } from './results.ts';

const vectors = JSON.parse(
  readFileSync(new URL('./__fixtures__/remelt-bundle-vectors.json', import.meta.url), 'utf8'),
) as { ledger: { records: string[]; disclosures: string[][] } };

const pairOf = (disclosure: string): [string, unknown] =>
  JSON.parse(Buffer.from(disclosure, 'base64url').toString('utf8')).slice(1);

test('R1: every record of the bundle vectors parses, with its own kinds and bodies', () => {
  const kinds = vectors.ledger.records.map((text) => parseRecord(text).kind);
  expect(kinds.slice(0, 7)).toEqual([
    'lot.received',
    'lot.received',
    'lot.received',
    'assay.recorded',
    'heat.melted',
    'test.recorded',
    'cert.issued',
  ]);
});

test('R1: the disclosures of the vectors open into bodies: mass, inputs, results as printed', () => {
  const opened = vectors.ledger.records.map((text, i) =>
    openBody(parseRecord(text), vectors.ledger.disclosures[i]!.map(pairOf)),
  );
  expect(opened[0]!.body).toMatchObject({ massKg: '812.500', class: 'post-consumer', alloy: 'IN718' });
  expect(opened[3]!.body.results).toEqual([
    { element: 'Cr', text: '18.42', unit: 'wt%' },
    { element: 'Pb', text: '0.4', unit: 'ppm' },
    { element: 'Bi', text: '<0.1', unit: 'ppm' },
  ]);
  expect(opened[4]!.body.inputs).toEqual([
    { lot: 'lot:R-1001', kg: '800.000' },
    { lot: 'lot:R-1002', kg: '300.000' },
    { lot: 'lot:V-2001', kg: '450.000' },
  ]);
  expect(opened[4]!.others).toEqual([['recipe/targetNb', '5.12']]);
});

test('R1: a record of another shape is refused: extra field, number for text, local time, upper-case hash', () => {
  const good = JSON.parse(vectors.ledger.records[3]!);
  for (const change of [
    { extra: 1 },
    { seq: 3 },
    { v: '2' },
    { at: '2026-03-01T08:03:00+01:00' },
    { prev: good.prev.toUpperCase() },
    { kind: 'lot.sold' },
    { body: { ...good.body, surprise: 'x' } },
    { body: { lab: 'lab-1' } },
  ]) {
    expect(() => parseRecord(JSON.stringify({ ...good, ...change })), JSON.stringify(change)).toThrow(
      InputError,
    );
  }
});

test('R2: masses travel as kg with three decimals and come back as the same whole grams', () => {
  expect(gramsToKg(812_500)).toBe('812.500');
  expect(gramsToKg(7)).toBe('0.007');
  expect(gramsToKg(-1_050)).toBe('-1.050');
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), (grams) => {
      expect(kgToGrams(gramsToKg(grams))).toBe(grams);
    }),
    { seed: 7 },
  );
});

test.each(['812.5', '812,500', '0812.500', '1e3', '.500', '812.5000', ' 812.500', '9999999999.000'])(
  'R2: "%s" is no mass',
  (text) => {
    expect(() => kgToGrams(text)).toThrow(InputError);
  },
);

test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2e12])(
  'R2: %d is no whole number of grams',
  (grams) => {
    expect(() => gramsToKg(grams)).toThrow(InputError);
  },
);

test('R3: results keep their text, "0.30" and "<0.1", through the wire form', () => {
  const results = [
    { element: 'Cr', text: '22.00', unit: 'wt%' as const, sd: '0.10' },
    { element: 'La', text: '0.30', unit: 'wt%' as const },
    { element: 'Bi', text: '<0.1', unit: 'ppm' as const },
  ];
  const pairs = resultsToPairs(results);
  expect(pairs).toContainEqual(['La_wtpct', '0.30']);
  expect(pairs).toContainEqual(['Cr_sd_wtpct', '0.10']);
  expect(pairsToResults(pairs)).toEqual(results);
});

test.each([
  ['an unknown element', { element: 'Xx', text: '1', unit: 'ppm' as const }, /Xx/],
  ['RE for a rare earth', { element: 'RE', text: '1', unit: 'ppm' as const }, /RE/],
  ['130 %', { element: 'Ni', text: '130', unit: 'wt%' as const }, /130/],
  ['a negative content', { element: 'Ni', text: '-1', unit: 'wt%' as const }, /-1/],
  ['a decimal comma', { element: 'Ni', text: '1,5', unit: 'wt%' as const }, /1,5/],
])('R3: %s is refused, naming it', (_what, result, words) => {
  expect(() => resultsToPairs([result])).toThrow(words);
});

test('R3: an element twice in one unit is refused', () => {
  const one = { element: 'Ni', text: '50', unit: 'wt%' as const };
  expect(() => resultsToPairs([one, one])).toThrow(/twice/);
});

const SAMPLE: Partial<Record<KindName, Record<string, unknown>>> = {
  'lot.received': { form: 'turnings', massKg: '1.000', supplier: 'A', lotClass: 'purchased-scrap' },
  'heat.melted': {
    process: 'VIM',
    nInputs: '2',
    inputKg: '3.000',
    outputKg: '2.900',
    inputs: [
      { lot: 'lot:B', kg: '1.000' },
      { lot: 'lot:A', kg: '2.000' },
    ],
    losses: [{ to: 'fume', kg: '0.100' }],
  },
  'lot.analysed': {
    analysis: 'A1',
    basis: 'measured',
    method: 'GDMS',
    results: [{ element: 'Bi', text: '<0.1', unit: 'ppm' }],
  },
  'lot.processed': {
    treatment: 'washing',
    wetKg: '480.000',
    cleanKg: '437.000',
    losses: [{ to: 'oil and water', kg: '43.000' }],
  },
  'lot.gate-checked': { verdict: 'PASS', checks: [{ check: 'radioactivity', verdict: 'PASS' }] },
};

test.each(Object.entries(SAMPLE))(
  'R4: %s splits into public and confidential, and joins again',
  (name, body) => {
    const kind = kindNamed(name);
    const { open, hidden } = splitBody(kind, body);
    for (const [field] of hidden) expect(open).not.toHaveProperty(field);
    checkOpenBody(name, kind, open);
    expect(joinBody(kind, open, hidden).body).toEqual(body);
    checkBody(name, kind, joinBody(kind, open, hidden).body);
  },
);

test('R4: supplier, owner, person, masses of single inputs, recipe and results are confidential in every kind', () => {
  const secret = [
    'supplier',
    'owner',
    'by',
    'inputs',
    'outputs',
    'reservations',
    'losses',
    'target',
    'results',
    'reason',
  ];
  for (const [name, kind] of Object.entries(KINDS))
    for (const field of Object.keys(kind.schema.shape))
      if (secret.includes(field)) expect(kind.hidden, `${name}.${field}`).toContain(field);
});

test('R4: a list item that was not disclosed leaves the others in order', () => {
  const kind = kindNamed('heat.melted');
  const { open, hidden } = splitBody(kind, SAMPLE['heat.melted']!);
  const shown = hidden.filter(([name]) => name !== 'input/0').reverse();
  expect(joinBody(kind, open, shown).body.inputs).toEqual([{ lot: 'lot:A', kg: '2.000' }]);
});

test.each([['\u0000'], ['a\u0007b'], ['\ud800'], [' x'], [''], ['x'.repeat(121)]])(
  'R5: %j is no identifier',
  (id) => {
    const kind = kindNamed('lot.received');
    expect(() => checkBody('lot.received', kind, { form: id, massKg: '1.000' })).toThrow(InputError);
  },
);
