import { describe, expect, it } from 'vitest';
import type { IdentifyInput } from '../../documents/yard/identify.ts';
import { InputError } from '../../foundation/errors.ts';
import { hasMinima } from '../../models/intake/identification/grade-model.ts';
import { DEFAULT_SETTINGS } from '../../models/intake/identification/settings.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { identify, identifyDocument, modelOf } from './identify.ts';

const facts = dataFacts();

const ALLOY_718 = { Cr: 18.42, Fe: 18.6, Nb: 5.11, Mo: 3.02, Ti: 0.98, Al: 0.51, C: 0.031, B: 0.004 };
const XRF_713 = { Ni: 74.3, Cr: 12.2, Al: 5.8, Mo: 4.35, Nb: 2.15, Ti: 0.77, Fe: 0.16, Zr: 0.1 };

type Analysis = IdentifyInput['analyses'][number];
const one = (analysis: Omit<Analysis, 'id'>) =>
  identify({ analyses: [{ id: 'A', ...analysis }] }, facts).results[0]!;
const refusal = (document: unknown): InputError => {
  try {
    identifyDocument(document, facts);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('the document was accepted');
};

describe('identify', () => {
  it('calls alloy 718 by its name, with its equivalents', () => {
    const result = one({ composition_wtpct: ALLOY_718, balance: 'Ni' });
    expect(result).toMatchObject({
      verdict: 'identified',
      candidates: [{ gradeId: 'IN718' }],
      mixture: null,
    });
    expect(result.equivalent).toEqual(['GH4169', 'GH4169-premium', 'K4169']);
    expect(result.outside).toBeLessThan(0.15);
  });

  it('asks for carbon between 713C and 713LC, and knows with it', () => {
    const gate = one({ method: 'pXRF', composition_wtpct: XRF_713 });
    expect(gate.verdict).toBe('ambiguous');
    expect(
      gate.candidates
        .slice(0, 2)
        .map(({ gradeId }) => gradeId)
        .sort(),
    ).toEqual(['IN713LC', 'K418']);
    expect(gate.askFor[0]).toMatchObject({ element: 'C', method: 'OES' });
    const carbon = (C: number) =>
      identify(
        {
          analyses: [
            { id: 'gate', object: 'lot', method: 'pXRF', composition_wtpct: XRF_713 },
            { id: 'carbon', object: 'lot', method: 'combustion', composition_wtpct: { C } },
          ],
        },
        facts,
      ).results.map(({ verdict, candidates, equivalent }) => [
        verdict,
        [candidates[0]!.gradeId, ...equivalent].sort().join(),
      ]);
    expect(carbon(0.048)).toEqual([
      ['identified', 'IN713LC,K418B'],
      ['identified', 'IN713LC,K418B'],
    ]);
    expect(carbon(0.12)[0]).toEqual(['identified', 'IN713C,K418']);
  });

  it('keeps DZ4125 and Rene 125 apart although the handbook calls them twins', () => {
    const DZ125 = { Co: 10, Cr: 8.9, W: 7, Al: 5.2, Ta: 3.8, Mo: 2, Hf: 1.5, Ti: 0.9, C: 0.1, B: 0.015 };
    const result = one({ composition_wtpct: DZ125, balance: 'Ni' });
    expect(result).toMatchObject({
      verdict: 'identified',
      candidates: [{ gradeId: 'DZ4125' }],
      equivalent: [],
    });
    const rene = one({ composition_wtpct: { ...DZ125, Al: 4.8, Ti: 2.5 }, balance: 'Ni' });
    expect(rene.candidates[0]!.gradeId).toBe('RENE125');
  });

  it('says what must be checked of the entry that wins, and never identifies one without minima', () => {
    const result = one({
      composition_wtpct: {
        Cr: 16,
        Co: 8.5,
        Al: 3.4,
        Ti: 3.3,
        W: 2.6,
        Ta: 1.75,
        Mo: 1.75,
        Nb: 0.85,
        C: 0.18,
        Zr: 0.1,
        B: 0.01,
      },
      balance: 'Ni',
    });
    expect(result.candidates[0]!.gradeId).toMatch(/^(IN738|K438)$/);
    expect(result.reasons.join()).toContain('carbon 0.15-0.20');
    const model = modelOf(facts, DEFAULT_SETTINGS);
    const lost = model.grades.filter((grade) => !hasMinima(grade)).map(({ id }) => id);
    expect(lost).toEqual(['GH2761']);
    const weak = one({
      composition_wtpct: { Cr: 6, Ni: 20, Mo: 1, Ti: 1.5, C: 0.04, Mn: 0.2 },
      balance: 'Fe',
    });
    expect(weak.verdict).not.toBe('identified');
  });

  it('finds two grades in a button of mixed turnings, 60 % 718 and 40 % 625', () => {
    const result = one({
      method: 'OES',
      composition_wtpct: {
        Ni: 56.3,
        Cr: 19.8,
        Fe: 12.4,
        Mo: 5.4,
        Nb: 4.45,
        Ti: 0.68,
        Al: 0.38,
        Co: 0.16,
        Si: 0.11,
        Mn: 0.09,
        C: 0.03,
      },
    });
    expect(result.verdict).toBe('mixed');
    expect(result.mixture!.map(({ gradeId }) => gradeId)).toEqual(['IN718', 'IN625']);
    for (const [i, share] of [0.6, 0.4].entries()) {
      const part = result.mixture![i]!;
      expect(part.low).toBeLessThan(share);
      expect(part.high).toBeGreaterThan(share);
      expect(part.high - part.low).toBeLessThan(0.2);
    }
  });

  it('refuses alloy 690, which no entry describes', () => {
    const result = one({
      composition_wtpct: { Ni: 60.65, Cr: 29.7, Fe: 8.76, Si: 0.35, Mn: 0.29, Ti: 0.2, C: 0.022, Cu: 0.02 },
    });
    expect(['unknown', 'mixed']).toContain(result.verdict);
    expect(result.outside).toBeGreaterThan(0.5);
  });

  it('names the content that lies furthest from the nearest grade', () => {
    const result = one({
      composition_wtpct: {
        ...{ Co: 5.12, Fe: 1.03, Cr: 20.05, Mo: 1.66, W: 14, Al: 0.64, Ti: 0.18, C: 0.1, Si: 0.02, Mn: 0.63 },
      },
      balance: 'Ni',
    });
    expect(result).toMatchObject({ verdict: 'unknown', candidates: [{ gradeId: 'H230' }] });
    expect(result.reasons[1]).toMatch(/^Si lies furthest: 0\.02 wt%, H230 has about 0\.\d+ wt%$/);
  });

  it('flags the certificate "Alloy 718" of 10.1016/j.wear.2012.01.004 on a Waspaloy', () => {
    const result = one({
      composition_wtpct: {
        Cr: 19.4,
        Co: 13.2,
        Mo: 4.1,
        Ti: 3.1,
        Al: 1.3,
        Fe: 1.2,
        Si: 0.05,
        Mn: 0.03,
        C: 0.03,
        B: 0.005,
      },
      balance: 'Ni',
      declared: 'Inconel 718',
    });
    expect(result).toMatchObject({ verdict: 'identified', candidates: [{ gradeId: 'WASPALOY' }] });
    expect(result.declared).toMatchObject({ gradeId: 'IN718', fit: 'contradicted' });
    expect(result.declared!.disagreements.map(({ element }) => element)).toEqual([
      'Co',
      'Mo',
      'Ti',
      'Al',
      'Nb',
    ]);
  });

  it('takes "<" as evidence of absence: CMSX-4 without rhenium is not CMSX-4', () => {
    const composition_wtpct = {
      Ni: 63.7,
      Co: 9.6,
      Cr: 6.5,
      W: 6.4,
      Ta: 6.5,
      Al: 5.6,
      Ti: 1,
      Mo: 0.6,
      Hf: 0.1,
    };
    const blind = one({ method: 'LIBS', composition_wtpct });
    const below = one({ method: 'pXRF', composition_wtpct, below_wtpct: { Re: 0.02 } });
    expect(blind.outside).toBeLessThan(0.2);
    expect(below.verdict).toBe('unknown');
    expect(below.reasons.join()).toContain('Re is below 0.02 wt%');
  });

  it('does not identify a grade by what was left out: CMSX-4 with no word of rhenium', () => {
    const composition_wtpct = { Co: 9.6, Cr: 6.5, W: 6.4, Ta: 6.5, Al: 5.6, Ti: 1, Mo: 0.6, Hf: 0.1 };
    const result = one({ composition_wtpct, balance: 'Ni' });
    expect(result.verdict).toBe('ambiguous');
    expect(result.askFor).toEqual([{ element: 'Re', method: 'pXRF', information_bit: 1 }]);
  });

  it('obeys priors: zero excludes, a factor of one changes nothing', () => {
    const analyses = [{ id: 'A', composition_wtpct: ALLOY_718, balance: 'Ni' as const }];
    const plain = identify({ analyses }, facts).results[0]!;
    expect(identify({ analyses, priors: { IN718: 1 } }, facts).results[0]).toEqual(plain);
    const without = identify({ analyses, priors: { IN718: 0 } }, facts).results[0]!;
    expect([without.candidates[0]!.gradeId, ...without.equivalent]).toContain('GH4169');
    expect(without.candidates[0]!.gradeId).not.toBe('IN718');
  });

  it('never names an excluded grade in a mixture', () => {
    const composition_wtpct = { Ni: 56.3, Cr: 19.8, Fe: 12.4, Mo: 5.4, Nb: 4.45, Ti: 0.68, Al: 0.38 };
    const input = {
      analyses: [{ id: 'A', method: 'OES', composition_wtpct }],
      priors: { IN625: 0, GH3625: 0 },
    };
    const [result] = identify(input, facts).results;
    const named = [...(result!.mixture ?? []), ...result!.candidates].map(({ gradeId }) => gradeId);
    expect(named).not.toContain('IN625');
    expect(named).not.toContain('GH3625');
  });

  it('does not depend on the order of analyses or elements', () => {
    const first: Analysis = { id: 'A', composition_wtpct: ALLOY_718, balance: 'Ni' };
    const second: Analysis = { id: 'B', method: 'pXRF', composition_wtpct: XRF_713 };
    const turned = Object.fromEntries(Object.entries(ALLOY_718).reverse());
    const forward = identify({ analyses: [first, second] }, facts).results;
    const back = identify({ analyses: [second, { ...first, composition_wtpct: turned }] }, facts).results;
    expect(back[1]!.candidates).toEqual(forward[0]!.candidates);
    expect(back[0]).toEqual(forward[1]);
  });

  it('counts Y2O3 as yttrium: MA 754 and not Nimonic 75', () => {
    const base = { Cr: 20, Fe: 1, Al: 0.3, Ti: 0.5, C: 0.05 };
    expect(one({ composition_wtpct: { ...base, Y2O3: 0.6 }, balance: 'Ni' }).candidates[0]!.gradeId).toBe(
      'MA754',
    );
  });
});

describe('identify refuses', () => {
  const good = { id: 'A', composition_wtpct: { Cr: 19, Ni: 70 } };

  it.each([
    [
      'a wrong element',
      { ...good, composition_wtpct: { MO: 3 } },
      'analyses[0].composition_wtpct',
      'write "Mo"',
    ],
    [
      'RE for rhenium',
      { ...good, composition_wtpct: { RE: 3 } },
      'analyses[0].composition_wtpct',
      'write "Re"',
    ],
    ['130 wt%', { ...good, composition_wtpct: { Ni: 80, Cr: 50 } }, 'analyses[0].composition_wtpct', 'ppm'],
    [
      'a negative content',
      { ...good, composition_wtpct: { Ni: -1 } },
      'analyses[0].composition_wtpct.Ni',
      '',
    ],
    [
      'a content above 100',
      { ...good, composition_wtpct: { S: 150 } },
      'analyses[0].composition_wtpct.S',
      '',
    ],
    ['an unknown method', { ...good, method: 'smell' }, 'analyses[0].method', 'leave the method out'],
    ['an unknown declared grade', { ...good, declared: 'IN719' }, 'analyses[0].declared', 'IN718'],
    ['a balance that has a number', { ...good, balance: 'Ni' }, 'analyses[0].balance', 'leave out'],
    [
      'a number that is also below a limit',
      { ...good, below_wtpct: { Cr: 0.1 } },
      'analyses[0].below_wtpct.Cr',
      'leave one out',
    ],
    [
      'a balance below a limit',
      { ...good, composition_wtpct: { Cr: 19 }, balance: 'Ni', below_wtpct: { Ni: 1 } },
      'analyses[0].below_wtpct.Ni',
      'leave one out',
    ],
    ['an unknown field', { ...good, colour: 'grey' }, 'analyses[0]', ''],
  ])('%s, with place and cure', (_, analysis, path, cure) => {
    const [detail] = refusal({ analyses: [analysis] }).details;
    expect(detail?.path).toBe(path);
    expect(detail?.cure ?? '').toContain(cure);
  });

  it('a duplicate id, naming both places', () => {
    expect(refusal({ analyses: [good, good] }).message).toMatch(/analyses\[1\].*analyses\[0\]/);
  });

  it('an unknown grade in priors, and priors that exclude everything', () => {
    expect(refusal({ analyses: [good], priors: { NOPE: 1 } }).details[0]?.path).toBe('priors.NOPE');
    const none = Object.fromEntries([...facts.grades.keys()].map((id) => [id, 0]));
    expect(refusal({ analyses: [good], priors: none }).message).toContain('every grade is excluded');
  });

  it('to decide on an analysis that adds to 92 wt% or lists only "<"', () => {
    const short = one({
      composition_wtpct: { Ni: 45, Cr: 18.4, Fe: 18.5, Nb: 5.1, Mo: 3, Ti: 1, Al: 0.5, C: 0.03 },
    });
    expect(short).toMatchObject({ verdict: 'unknown', askFor: [] });
    expect(short.reasons[0]).toMatch(/8\.5 wt% is unaccounted for/);
    const blind = one({ composition_wtpct: {}, below_wtpct: { Cr: 0.1, Co: 0.1 }, balance: 'Ni' });
    expect(blind).toMatchObject({
      verdict: 'unknown',
      reasons: ['no content was found above its detection limit'],
    });
  });
});
