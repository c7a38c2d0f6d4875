import { describe, expect, it } from 'vitest';
import grades from '../../../data/grades.json' with { type: 'json' };
import document from '../../../data/imputation-priors.json' with { type: 'json' };
import { exactComposition, meanFractions } from './composition.ts';
import { gradesById } from './grade.ts';
import { imputationPriors, imputeMissing } from './imputation.ts';

const priors = imputationPriors(document);
const h230 = gradesById(grades).get('H230')!;
const analysis = exactComposition({ Cr: 22, W: 14, Mo: 2, La: 0.02 }, 'Ni');

describe('imputation', () => {
  const filled = imputeMissing(analysis, priors, { gradeForm: 'wrought', lotForm: 'turnings', grade: h230 });
  it('fills gases and traces, marks them imputed, and leaves what was measured', () => {
    for (const element of [
      'O',
      'N',
      'H',
      'S',
      'P',
      'Pb',
      'Bi',
      'Te',
      'Se',
      'Tl',
      'Ag',
      'Sn',
      'Sb',
      'As',
    ] as const)
      expect(filled.contents[element], element).toMatchObject({ origin: 'imputed', law: 'lognormal' });
    expect(filled.contents.La).toBe(analysis.contents.La);
    expect(filled.balance).toBe('Ni');
    expect(filled.contents.Ni).toBeUndefined();
  });
  it('matches the mean of a lognormal: median 20 ppm S, factor 2.79, mean 33.9 ppm', () => {
    const clean = imputeMissing(analysis, priors, { gradeForm: 'wrought' });
    expect(clean.contents.S!.mean * 1e6).toBeCloseTo(20 * Math.exp(Math.log(2.79) ** 2 / 2), 6);
  });
  it('a lot form adds on top: turnings carry more oxygen than mill solids of the same grade', () => {
    const solids = imputeMissing(analysis, priors, { gradeForm: 'wrought', lotForm: 'mill-solids' });
    expect(filled.contents.O!.mean).toBeGreaterThan(solids.contents.O!.mean + 30e-6);
  });
  it('takes what the grade asks for from its window: Mn 0.3-1.0 wt% of Haynes 230', () => {
    expect(filled.contents.Mn).toMatchObject({ law: 'normal', origin: 'imputed' });
    expect(filled.contents.Mn!.mean).toBeCloseTo(0.0065, 12);
  });
  it('keeps the median below 0.3 of a printed maximum: Fe of Haynes 230 is at most 3 wt%', () => {
    const free = imputeMissing(exactComposition({ Cr: 8 }, 'Ni'), priors, { gradeForm: 'wrought' });
    const cmsx4 = gradesById(grades).get('CMSX4')!;
    const bound = imputeMissing(exactComposition({ Cr: 8 }, 'Ni'), priors, {
      gradeForm: 'wrought',
      grade: cmsx4,
    });
    expect(bound.contents.Fe!.mean).toBeLessThan(free.contents.Fe!.mean);
  });
  it('leaves room for the balance', () => {
    expect(meanFractions(filled).Ni).toBeGreaterThan(0.55);
  });
  it('is repeatable: imputing twice changes nothing', () => {
    expect(imputeMissing(filled, priors, { gradeForm: 'wrought', lotForm: 'turnings', grade: h230 })).toEqual(
      filled,
    );
  });
});
