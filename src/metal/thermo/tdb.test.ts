import { describe, expect, it } from 'vitest';
import { InputError } from '../../foundation/errors.ts';
import type { ElementSymbol } from '../alloy/element.ts';
import { coefficientAt } from './liquid-parameters.ts';
import { liquidAt, liquidSolution, lnGamma } from './liquid-solution.ts';
import { parseTdb } from './tdb.ts';

const TEXT = `$ a plant's own liquid
ELEMENT NI FCC_A1 58.69 4787 29.7955 !
FUNCTION LNICR0 298.15 +318-7.3318*T; 6000 N !
PHASE LIQUID % 1 1.0 !
PARAMETER G(LIQUID,NI;0) 298.15 +GHSERNI#; 6000 N !
PARAMETER G(LIQUID,CR,NI;0) 298.15 +LNICR0#; 6000 N REF1 !
PARAMETER L(LIQUID,CR,NI;1) 298.15 +16941
   -6.3696*T; 6000 N !
PARA G(LIQUID,AL,NI;0) 298.15 -207109.28+41.31501*T-2E-3*T**2+3*T*LN(T)
   +1.5E3*T**(-1); 6000 N !
PARAMETER G(LIQUID,AL,CR,NI;0) 298.15 16000; 6000 N !
PARAMETER G(FCC_A1,CR,NI:VA;0) 298.15 8030-12.8801*T; 6000 N !
`;

describe('parseTdb', () => {
  const liquid = parseTdb(TEXT);

  it('reads the interactions of LIQUID, in the order of the file, and passes over the rest', () => {
    expect(
      liquid.interactions.map((one) => [one.elements.join('-'), one.form, one.coefficients.length]),
    ).toEqual([
      ['Cr-Ni', 'binary', 2],
      ['Al-Ni', 'binary', 1],
      ['Al-Cr-Ni', 'constant', 1],
    ]);
    expect(liquid.missing.map((pair) => pair.elements.join('-'))).toEqual(['Cr-Al']);
  });

  it('evaluates functions, powers, T ln T and exponents', () => {
    const [chromium, aluminium] = liquid.interactions;
    expect(coefficientAt(chromium!.coefficients[0]!, 1800)).toBeCloseTo(318 - 7.3318 * 1800, 9);
    const T = 1800;
    const expected = -207109.28 + 41.31501 * T - 2e-3 * T ** 2 + 3 * T * Math.log(T) + 1.5e3 / T;
    expect(coefficientAt(aluminium!.coefficients[0]!, T)).toBeCloseTo(expected, 6);
  });

  it('gives activities like any other set', () => {
    const elements: ElementSymbol[] = ['Ni', 'Cr'];
    const out = new Float64Array(2);
    lnGamma(liquidAt(liquidSolution(liquid, elements), 1873), Float64Array.from([0.8, 0.2]), out);
    expect(out[0]).not.toBe(0);
    expect(out[1]).not.toBe(0);
  });

  it('takes the range of a function that melts lie in', () => {
    const [pair] = parseTdb(
      'FUNCTION F 298 1; 900 Y 2+T; 6000 N !\nPARAMETER L(LIQUID,CR,NI;0) 298 F#; 6000 N !',
    ).interactions;
    expect(coefficientAt(pair!.coefficients[0]!, 1800)).toBe(1802);
  });

  it.each([
    ['an exponential', 'PARAMETER G(LIQUID,CR,NI;0) 298 12*EXP(T); 6000 N !', /line 1: .*EXP/],
    [
      'an unknown function',
      '\nPARAMETER G(LIQUID,CR,NI;0) 298 +LMISSING#; 6000 N !',
      /line 2: no FUNCTION LMISSING/,
    ],
    ['a constituent that is not an element', 'PARAMETER G(LIQUID,CR,XX;0) 298 1; 6000 N !', /line 1: .*XX/],
    [
      'sublattices',
      'PARAMETER G(LIQUID,CR:NI;0) 298 1; 6000 N !',
      /line 1: a LIQUID with sublattices|no interaction/,
    ],
    [
      'an order that appears twice',
      'PARAMETER G(LIQUID,CR,NI;0) 298 1; 6000 N !\nPARAMETER G(LIQUID,CR,NI;0) 298 1; 6000 N !',
      /line 2: an order that appears twice \(the pair begins in line 1\)/,
    ],
    [
      'a bracket that is not closed',
      '\n\nPARAMETER G(LIQUID,CR,NI;0 298 1; 6000 N !',
      /line 3: a LIQUID parameter/,
    ],
    [
      'an order that is no number',
      'PARAMETER G(LIQUID,CR,NI;X) 298 1; 6000 N !',
      /line 1: a LIQUID parameter/,
    ],
    ['a lower temperature that is left out', '\nPARAMETER G(LIQUID,CR,NI;0) +1*T; 6000 N !', /line 2: .*/],
    ['a lower temperature of letters', 'PARAMETER L(LIQUID,CR,NI;0) - 1; 6000 N !', /line 1: a limit/],
    [
      'an upper temperature below the lower',
      'PARAMETER L(LIQUID,CR,NI;0) 298 1; 200 N !',
      /line 1: an upper/,
    ],
    [
      'an expression without its end',
      'PARAMETER L(LIQUID,CR,NI;0) 298 1+2*T !',
      /line 1: an expression without ";"/,
    ],
    [
      'a statement without its mark, which would swallow the next',
      '$ x\nPARAMETER L(LIQUID,CR,NI;0) 298 1; 6000 N\nPARAMETER L(LIQUID,AL,NI;0) 298 1; 6000 N !',
      /line 2: a statement without "!"/,
    ],
    [
      'a last statement without its mark',
      'PARAMETER L(LIQUID,CR,NI;0) 298 1; 6000 N !\nPARAMETER L(LIQUID,AL,NI;0) 298 1; 6000 N',
      /line 2: a statement without "!"/,
    ],
    [
      'a function that changes within the range of melts',
      'FUNCTION F 298 1; 1800 Y 2; 6000 N !\nPARAMETER L(LIQUID,CR,NI;0) 298 F#; 6000 N !',
      /line 2: FUNCTION F of line 1: changes at 1800 K/,
    ],
    [
      'a function that no polynomial holds',
      'FUNCTION F 298 EXP(T); 6000 N !\nPARAMETER L(LIQUID,CR,NI;0) 298 F#; 6000 N !',
      /line 2: FUNCTION F of line 1: .*EXP/,
    ],
    ['a number with two points', 'PARAMETER L(LIQUID,CR,NI;0) 298 1.2.3; 6000 N !', /line 1: .*1\.2\.3/],
    ['an element that stands twice', 'PARAMETER L(LIQUID,NI,NI;0) 298 1; 6000 N !', /line 1: an element/],
    ['a misspelt element alone', 'PARAMETER L(LIQUID,CRNI;0) 298 1; 6000 N !', /line 1: .*CRNI/],
    [
      'a pair in two orders',
      'PARAMETER G(LIQUID,CR,NI;0) 298 1; 6000 N !\nPARAMETER G(LIQUID,NI,CR;1) 298 1; 6000 N !',
      /line 2: elements in another order than in line 1/,
    ],
    ['a file without a liquid', 'ELEMENT NI FCC_A1 58 0 0 !', /no interaction parameter/],
  ])('refuses %s with its line', (_, text, message) => {
    expect(() => parseTdb(text)).toThrow(InputError);
    expect(() => parseTdb(text)).toThrow(message);
  });
});
