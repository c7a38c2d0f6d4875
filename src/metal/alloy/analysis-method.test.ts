import { describe, expect, it } from 'vitest';
import document from '../../../data/analysis-methods.json' with { type: 'json' };
import { analysisMethods, findMethod, methodsMeant, uncertaintyOf } from './analysis-method.ts';
import { RARE_EARTHS } from './element.ts';

const methods = analysisMethods(document);
const get = (id: string) => methods.get(id)!;

describe('analysis methods', () => {
  it('carry the ids of the documents and the aliases of the trade', () => {
    for (const id of ['pXRF', 'LIBS', 'OES', 'WDXRF', 'ICP-OES', 'ICP-MS', 'GDMS', 'combustion', 'fusion'])
      expect(findMethod(methods, id).id).toBe(id);
    expect(findMethod(methods, 'sparkOES').id).toBe('OES');
    expect(findMethod(methods, 'combustionCS').id).toBe('combustion');
    expect(findMethod(methods, 'inertGasFusion').id).toBe('fusion');
    expect(findMethod(methods, undefined).id).toBe('laboratory');
    expect(() => findMethod(methods, 'NMR', 'analyses[0].method')).toThrow(/unknown analysis method "NMR"/);
  });
  it.each([
    ['spark', 'OES'],
    ['emission', 'OES'],
    ['ICP-EOS', 'ICP-OES'],
    ['leco', 'combustion'],
    ['glow', 'GDMS'],
  ])('%s is likely meant for %s', (name, id) => {
    expect(methodsMeant(methods, name)[0]).toBe(id);
  });
  it('matches the Niton training note: Cr 14.5 wt% by pXRF carries 2 sigma near 0.4 with its bias', () => {
    const { sd, biasRelative } = uncertaintyOf(get('pXRF'), 'Cr', 0.145);
    expect(sd).toBeCloseTo(Math.hypot(0.0005, 0.008 * 0.145), 12);
    const twoSigma = 2 * Math.hypot(sd, biasRelative * 0.145);
    expect(twoSigma).toBeGreaterThan(0.003);
    expect(twoSigma).toBeLessThan(0.006);
  });
  it('does not measure carbon by pXRF', () => {
    expect(uncertaintyOf(get('pXRF'), 'C', 0.001)).toMatchObject({ measured: false });
  });
  it('matches the scope of ASTM E1019: S from 10 ppm, N and O from 5 ppm', () => {
    expect(uncertaintyOf(get('combustion'), 'S', 1e-6).validated?.from).toBeCloseTo(10e-6, 12);
    expect(uncertaintyOf(get('fusion'), 'N', 1e-6).validated?.from).toBeCloseTo(5e-6, 12);
    expect(uncertaintyOf(get('fusion'), 'O', 1e-6).validated?.to).toBeCloseTo(300e-6, 12);
  });
  it('matches the scope of ASTM E2823: Pb 0.4-21 ppm, no Se, no Te', () => {
    expect(uncertaintyOf(get('ICP-MS'), 'Pb', 1e-6).validated?.from).toBeCloseTo(0.4e-6, 15);
    expect(uncertaintyOf(get('ICP-MS'), 'Te', 1e-6)).toMatchObject({ measured: true });
    expect(uncertaintyOf(get('ICP-MS'), 'Te', 1e-6)).not.toHaveProperty('validated');
  });
  it('takes the relative part from the band of the content: ICP-MS 20 % below 1 ppm, 10 % below 10 ppm', () => {
    const relative = (x: number): number => uncertaintyOf(get('ICP-MS'), 'Pb', x).sd / x;
    expect(relative(0.9e-6)).toBeGreaterThan(0.2);
    expect(relative(9e-6)).toBeCloseTo(0.1, 2);
    expect(relative(90e-6)).toBeCloseTo(0.06, 3);
  });
  it('shows every rare earth where it shows gadolinium, and not by the hand-held', () => {
    for (const method of ['ICP-OES', 'ICP-MS', 'GDMS', 'laboratory'])
      for (const element of RARE_EARTHS)
        expect(uncertaintyOf(get(method), element, 1e-4).measured, `${method} ${element}`).toBe(true);
    expect(uncertaintyOf(get('pXRF'), 'Dy', 1e-4).measured).toBe(false);
  });
  it('the detection limit is reached where the uncertainty is about a third of it', () => {
    const gdms = uncertaintyOf(get('GDMS'), 'Bi', 0);
    expect(gdms.sd * 3).toBeCloseTo(gdms.detectionLimit, 15);
    expect(gdms.detectionLimit).toBeCloseTo(1e-8, 12);
  });
});
