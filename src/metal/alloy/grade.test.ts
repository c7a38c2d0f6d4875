import { describe, expect, it } from 'vitest';
import document from '../../../data/grades.json' with { type: 'json' };
import { findGrade, gradesNamed, knownGrade, nearNames } from './catalogue.ts';
import type { ElementSymbol } from './element.ts';
import { gradesById, hasDerivedLimits, specificationOf } from './grade.ts';
import { DEFAULT_RESIDUAL, limitOf } from './specification.ts';

const grades = gradesById(document);
const get = (id: string) => grades.get(id)!;

describe('grades', () => {
  it('are 257, 183 of them read, 36 with derived windows', () => {
    const all = [...grades.values()];
    expect(all).toHaveLength(257);
    expect(all.filter((grade) => grade.confidence === 'read')).toHaveLength(183);
    expect(all.filter((grade) => grade.limitsConfidence === 'derived')).toHaveLength(36);
  });
  it('add to 100 % and lie inside their own windows, and the printed balance agrees to 0.01 wt%', () => {
    const outside: string[] = [];
    for (const grade of grades.values()) {
      const sum = Object.values(grade.nominal).reduce((total, x) => total + x, 0);
      expect(sum, grade.id).toBeCloseTo(1, 12);
      for (const [element, limit] of Object.entries(grade.limits)) {
        const x = grade.nominal[element as ElementSymbol] ?? 0;
        if (limit.min !== undefined && x < limit.min - 1e-9) outside.push(`${grade.id} ${element}`);
        if (limit.max !== undefined && x > limit.max + 1e-9) outside.push(`${grade.id} ${element}`);
      }
    }
    expect(outside).toEqual([]);
    for (const row of document.records) {
      const printed = (row.composition as Record<string, { readonly nominal: number }>)[row.balance]!.nominal;
      expect(
        Math.abs(get(row.id).nominal[row.balance as ElementSymbol]! * 100 - printed),
        row.id,
      ).toBeLessThan(0.01);
    }
  });
  it.each([
    ['composition.Cr: min 30 is above max 21.0', { Cr: { min: '30' } }, {}],
    ['composition.Cr: the limit 1e2300 is above 100 %', { Cr: { max: '1e2300' } }, {}],
    ['composition.Cr: the nominal content 1.9 is outside its own window', { Cr: { nominal: 1.9 } }, {}],
    [
      'composition: the nominal contents without the balance add up to 1',
      { Ni: { min: '0', max: '100', nominal: 99 } },
      {},
    ],
    ['trace.Cr: has limits both here and under composition', {}, { Cr: { max: '5' } }],
    ['trace.Bi: the limit 3e8 is above 100 %', {}, { Bi: { max: '3e8' } }],
  ])('of a plant are refused where they cannot be met or limit nothing: %s', (fault, composition, trace) => {
    const grade = structuredClone(document.records.find(({ id }) => id === 'IN718')!);
    const windows = grade.composition as Record<string, object>;
    for (const [element, change] of Object.entries(composition))
      windows[element] = { ...windows[element], ...change };
    Object.assign(grade.trace, trace);
    expect(() => gradesById({ ...document, records: [grade] })).toThrow(`records[IN718].${fault}`);
  });
  it('twins are symmetric and exist', () => {
    for (const grade of grades.values())
      for (const twin of grade.equivalents) expect(grades.get(twin)?.equivalents, twin).toContain(grade.id);
  });
  it('Haynes 230 keeps its printed lanthanum window 0.005-0.05 wt%', () => {
    expect(get('H230').limits.La).toEqual({
      min: 0.00005,
      max: 0.0005,
      printed: { min: '0.005', max: '0.05', unit: 'wt%' },
      basis: 'printed',
    });
  });
  it('AMS 5662 traces of 718: Bi 0.3 ppm; the balance has no window', () => {
    const spec = specificationOf(get('IN718'));
    expect(limitOf(spec, 'Bi')).toEqual({
      max: 0.3e-6,
      printed: { max: '0.3', unit: 'ppm' },
      basis: 'printed',
    });
    expect(limitOf(spec, 'Fe')).toBeNull();
    expect(spec.sums[0]).toEqual({ elements: ['Nb', 'Ta'], min: 0.0475, max: 0.055 });
  });
  it('a specification is closed: what has no row gets the default residual', () => {
    const spec = specificationOf(get('H230'));
    expect(limitOf(spec, 'Re')).toEqual({ max: DEFAULT_RESIDUAL, basis: 'residual' });
    expect(limitOf(specificationOf(get('H230'), null), 'Re')).toBeNull();
  });
  it('derived windows stay derived, without printed text', () => {
    const n5 = get('RENEN5');
    expect(hasDerivedLimits(n5)).toBe(true);
    expect(n5.limits.Cr).not.toHaveProperty('printed');
    expect(n5.limits.S?.basis).toBe('derived');
    expect(hasDerivedLimits(get('GH3230'))).toBe(false);
  });
  it('yttria counts as yttrium and oxygen: MA 754 with 0.6 % Y2O3 has 0.472 % Y', () => {
    const ma754 = get('MA754');
    expect(ma754.nominal.Y! * 100).toBeCloseTo(0.6 * 0.78744, 4);
    expect(ma754.limits.Y?.basis).toBe('derived');
    expect(ma754.limits.O?.max).toBeCloseTo(0.005, 12);
  });
  it.each([
    'K438G',
    'GH2761',
    'PWA1426',
    'DD406',
    'CMSX4',
    'IN738',
    'U720',
    'RENE95',
    'IN939',
    'K403',
    'GH4202',
  ])('marks %s, which published heats contradict', (id) => {
    expect(get(id).checks.length).toBeGreaterThan(0);
  });
  it.each([
    'GH5605',
    'K4002',
    'GH4105',
    'GH4090',
    'DZ422B',
    'GH2903',
    'K6509',
    'GH4738',
    'DD402',
    'DZ4125',
    'K417G',
  ])('marks %s, which the transcription makes doubtful', (id) => {
    expect(get(id).checks.length).toBeGreaterThan(0);
  });
});

describe('catalogue', () => {
  it('finds ids, names and designations whatever their spelling', () => {
    expect(findGrade(grades, 'IN718').id).toBe('IN718');
    expect(findGrade(grades, 'inconel 718').id).toBe('IN718');
    expect(findGrade(grades, 'haynes-230').id).toBe('H230');
    expect(findGrade(grades, 'UNS N06230').id).toBe('H230');
    expect(findGrade(grades, 'cmsx-4').id).toBe('CMSX4');
  });
  it.each([
    [
      'IN718',
      ['2.4668', '2,4668', 'W.Nr. 2.4668', 'WNr 2.4668', 'Werkstoff-Nr. 2.4668', 'N07718', 'UNS N07718'],
    ],
    [
      'IN718',
      ['718', 'Alloy 718', 'Inconel® 718', 'INCONEL alloy 718', 'Udimet 718', 'AMS 5662M', 'NC19FeNb'],
    ],
    ['IN718', ['Inconel 718 (UNS N07718)', 'Alloy 718 / 2.4668 / AMS 5663', 'IN718, GH4169']],
    [
      'H188',
      ['HS188', 'HS-188', 'Haynes 188', 'Haynes alloy 188', 'haynes stellite 188', 'R30188', '2.4683'],
    ],
    ['IN625', ['W. Nr. 2.4856', 'N06625', 'Nicrofer 6020 hMo', '625']],
    ['WASPALOY', ['2.4654', 'N07001', 'AISI 685']],
    ['HASTX', ['Alloy X', 'Hastelloy alloy X', '2.4665', 'Inconel HX']],
    ['IN718PLUS', ['718+', 'ATI 718Plus', 'IN718+', 'N07818']],
    ['A286', ['1.4980', 'S66286', 'AISI 660']],
    ['L605', ['Haynes 25', 'HS25', 'Stellite 25', 'R30605', '2.4964']],
  ])('%s has the names that papers carry', (id, names) => {
    for (const name of names) expect(knownGrade(grades, name)?.id, name).toBe(id);
  });
  it('every name of a grade leads back to it, and only an id may take it away', () => {
    for (const grade of grades.values())
      for (const name of [...grade.designations, ...grade.aliases]) {
        const meant = gradesNamed(grades, name).map(({ id }) => id);
        expect(meant, `${name} of ${grade.id}`).toContain(grade.id);
      }
  });
  it.each(['X', '41', '718X', 'N07719', '2.4669 / 2.4668', 'IN718, IN625', 'bar', ''])(
    '"%s" is no name of one grade',
    (name) => {
      expect(knownGrade(grades, name)).toBeNull();
    },
  );
  it('an unknown grade is refused with its neighbours', () => {
    expect(nearNames(grades, 'Haynes 203')).toContain('H230');
    expect(nearNames(grades, 'IN71B')[0]).toBe('IN718');
    expect(() => findGrade(grades, 'CMSX5', 'heats[0].target.gradeId')).toThrow(
      /unknown grade "CMSX5".*CMSX4/,
    );
  });
  it('a name of several grades asks which', () => {
    expect(() => findGrade(grades, 'GH169')).toThrow(/GH4169, GH4169-premium/);
  });
});
