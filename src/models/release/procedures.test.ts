import { expect, it } from 'vitest';
import document from '../../../data/release-procedures.json' with { type: 'json' };
import { releaseProcedures } from './procedures.ts';

const [retest, , , vacancy] = document.records;
const read = (...records: readonly object[]) => releaseProcedures({ ...document, records });

it('reads each kind of procedure under its id, with the source that it cites', () => {
  const { retests, vacancies } = read(retest!, vacancy!);
  expect([...retests.keys(), ...vacancies.keys()]).toEqual(['three-each', 'residual-matrix']);
  expect(retests.get('three-each')).toMatchObject({
    replacements: 3,
    everyOneConforms: true,
    source: expect.stringContaining('AMS 2371'),
  });
  expect(vacancies.get('residual-matrix')).toMatchObject({
    chromiumPerCarbon: 3.5,
    molybdenumTungstenPerCarbon: 1 / 3,
    source: expect.stringContaining('Woodyatt'),
  });
});

it('takes shares from 0 to 1, amounts from 0, and 1 to 20 specimens', () => {
  for (const right of [
    { ...retest, replacements: 1 },
    { ...retest, replacements: 20 },
    ...[0, 1].flatMap((share) => [
      { ...vacancy, monocarbideShare: share },
      { ...vacancy, gammaPrimeChromium: share },
      { ...vacancy, nickelPerFormer: share },
    ]),
  ])
    expect(() => read(right)).not.toThrow();
  for (const wrong of [
    { ...retest, replacements: 0 },
    { ...retest, replacements: 21 },
    { ...retest, title: '' },
    { ...vacancy, title: '' },
    { ...vacancy, monocarbideShare: 1.1 },
    { ...vacancy, monocarbideShare: -0.1 },
    { ...vacancy, gammaPrimeChromium: 1.1 },
    { ...vacancy, gammaPrimeChromium: -0.1 },
    { ...vacancy, nickelPerFormer: -1 },
  ])
    expect(() => read(wrong)).toThrow();
});
