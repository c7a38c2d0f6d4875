import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { simulateOutputSchema } from '../../documents/heats/simulate.ts';
import { CancelledError, type InputError, RemeltError } from '../../foundation/errors.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { simulateDocument } from './simulate.ts';

const root = new URL('../../../', import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), 'utf8'));
const facts = dataFacts();
const run = (document: object, control = {}) => simulateDocument(document, facts, control);

const melt = {
  mass_kg: 100,
  composition_wtpct: { Cr: 20 },
  composition_ppm: { O: 30, Pb: 10 },
  balance: 'Ni',
};
const vim = { operation: 'vacuum-induction', fidelity: 'table', settings: { time_s: 3600 } };

describe('remelt-simulate/1', () => {
  it('answers its example with the published shape', async () => {
    const output = await run(json('docs/formats/simulate.example.json') as object);
    expect(simulateOutputSchema.strict().parse(output)).toBeTruthy();
    expect(output.trajectory.map((one) => one.time_s)).toEqual([1200, 1800, 3600, 6600]);
    expect(output.final.La!.mean_ppm).toBeGreaterThan(100);
  });

  it('takes both compositions for different elements and closes with the balance', async () => {
    const { trajectory } = await run({ melt, route: [vim], samples: 1, at_s: [0] });
    const start = trajectory[0]!.composition;
    expect(start.Cr!.mean_ppm).toBeCloseTo(200_000, 6);
    expect(start.O!.mean_ppm).toBeCloseTo(30, 9);
    expect(start.Ni!.mean_ppm).toBeCloseTo(1e6 - 200_040, 6);
  });

  it('draws "<" results uniform below the limit and small spreads lognormal with the mean kept', async () => {
    const { trajectory } = await run({
      melt: { ...melt, below_ppm: { Bi: 2 }, sd_ppm: { Pb: 5 } },
      route: [vim],
      samples: 4000,
      at_s: [0],
    });
    const { Bi, Pb } = trajectory[0]!.composition;
    expect(Bi!.mean_ppm).toBeCloseTo(1, 1);
    expect(Bi!.p05_ppm).toBeCloseTo(0.1, 1);
    expect(Bi!.p95_ppm).toBeCloseTo(1.9, 1);
    expect(Pb!.mean_ppm).toBeCloseTo(10, 0);
    expect(10 - Pb!.p05_ppm).toBeLessThan(Pb!.p95_ppm - 10);
  });

  it('gives the same bytes for the same document and other draws for another seed', async () => {
    const document = { melt, route: [vim], samples: 50, seed: 3 };
    const first = JSON.stringify(await run(document));
    expect(JSON.stringify(await run(document))).toBe(first);
    const other = await run({ ...document, seed: 4 });
    expect(JSON.stringify(other.final)).not.toBe(JSON.stringify((JSON.parse(first) as typeof other).final));
  });

  it('lists defaults, the balance taken and the fidelity chosen under assumed', async () => {
    const { assumed } = await run({
      melt: { mass_kg: 1, composition_wtpct: { Ni: 70, Cr: 29 } },
      route: [{ operation: 'vacuum-arc' }],
    });
    const what = assumed.map((one) => one.what);
    expect(what).toEqual(expect.arrayContaining(['samples', 'seed', 'melt.balance', 'route[0].fidelity']));
    expect(assumed.find((one) => one.what === 'melt.balance')!.value).toBe('Ni');
  });

  it('books what left, so that charge, exchange and product close', async () => {
    const { exchange, final, metal_yield } = await run({ melt, route: [vim], samples: 1 });
    const out = 100 * metal_yield;
    for (const element of ['Ni', 'Cr', 'O', 'Pb'] as const) {
      const start = { Ni: 79.996, Cr: 20, O: 0.003, Pb: 0.001 }[element];
      const left = exchange.filter((row) => row.element === element).reduce((sum, row) => sum + row.kg, 0);
      expect((final[element]!.mean_ppm / 1e6) * out + left).toBeCloseTo(start, 9);
    }
  });

  it('stops when its caller says so', async () => {
    const signal = AbortSignal.abort();
    await expect(run({ melt, route: [vim] }, { signal })).rejects.toThrow(CancelledError);
  });
});

describe('rare-earth account and drivers', () => {
  const kinetic = {
    melt: { ...melt, composition_wtpct: { Cr: 20, Al: 3, La: 0.03 }, composition_ppm: { O: 30, S: 15 } },
    route: [
      {
        operation: 'vacuum-induction',
        settings: { time_s: 1800, temperature_K: 1823 },
        additions: [{ composition_wtpct: { La: 20 }, balance: 'Ni', wtpct: 0.2, at_s: 1500 }],
      },
      { operation: 'casting', settings: { filter: 'foam' } },
    ],
    samples: 100,
  };

  it('closes in every operation and credits no more of the charge than losses leave', async () => {
    const { rareEarth } = await run(kinetic);
    expect(rareEarth.map((row) => [row.operation, row.element])).toEqual([
      ['vacuum-induction', 'La'],
      ['casting', 'La'],
    ]);
    for (const row of rareEarth) {
      const out = row.product_kg + row.wall_kg + row.slag_kg + row.dross_kg + row.filter_kg + row.other_kg;
      expect(out).toBeCloseTo(row.in_kg + row.added_kg, 12);
      expect(row.free_kg! + row.bound_kg!).toBeCloseTo(row.product_kg, 9);
    }
    expect(rareEarth[0]!.in_kg).toBeCloseTo(0.03, 9);
    expect(rareEarth[0]!.credit_kg).toBeLessThan(0.01);
    expect(rareEarth[1]!.credit_kg).toBeLessThanOrEqual(rareEarth[0]!.credit_kg);
  });

  it('names what decides the spread of oxygen: other furnaces, and in the model the lining', async () => {
    const driversWith = async (furnaceErrors: 'published' | 'left-out') =>
      (await run({ ...kinetic, furnaceErrors })).drivers
        .filter((one) => one.element === 'O')
        .map((one) => one.parameter);
    expect((await driversWith('published')).slice(0, 2)).toContain('vacuum-induction/discrepancy:O');
    expect((await driversWith('left-out')).slice(0, 3)).toContain('vacuum-induction/erosion');
    expect((await run({ ...kinetic, samples: 10 })).drivers).toEqual([]);
  });
});

describe('how far furnaces were from the models', () => {
  const document = {
    melt: { ...melt, composition_ppm: { ...melt.composition_ppm, N: 30 } },
    route: [{ operation: 'vacuum-induction', settings: { lining: { material: 'Al2O3' } } }],
    samples: 200,
  };

  it('widens the bands of gases, and says so once', async () => {
    const [alone, published] = [await run({ ...document, furnaceErrors: 'left-out' }), await run(document)];
    const width = ({ final }: typeof alone): number => final.N!.p95_ppm / final.N!.p05_ppm;
    expect(width(published)).toBeGreaterThan(4);
    expect(width(published)).toBeGreaterThan(2 * width(alone));
    const named = ({ assumed }: typeof alone): number =>
      assumed.filter(({ what }) => what === 'furnaceErrors').length;
    expect([named(alone), named(published)]).toEqual([0, 1]);
  });

  it('stand beside how often such bands held, which is less for those of the models alone', async () => {
    const of = async (more: object): Promise<ReturnType<typeof run>> =>
      run({ ...document, samples: 2, ...more });
    const [published, alone] = [await of({}), await of({ furnaceErrors: 'left-out' })];
    expect(published.coverage!.inside).toBeGreaterThan(alone.coverage!.inside);
    expect(published.coverage!.words).toMatch(/^90 % bands as Remelt prints them held \d+ of \d+ /);
    expect(alone.coverage!.words).toMatch(/^90 % bands of the models alone/);
    expect(published.coverage!.operations[0]).toMatchObject({ operation: 'vacuum-induction' });
    expect((await of({ samples: 1 })).coverage).toBeUndefined();
    const tables = [{ operation: 'vacuum-induction', fidelity: 'table' }];
    expect((await of({ route: tables })).coverage).toBeUndefined();
  });

  it('are not those of a furnace that its own heats speak of', async () => {
    const calibrated = {
      ...{ furnace: 'V', heats: 5, scatter: 0.05, removalCredit: {}, advice: false },
      rows: [
        { name: 'vacuum-induction/kMelt', law: 'lognormal' as const, central: 1, spread: 0.1, heatSpread: 0 },
      ],
    };
    const own = await run({ ...document, calibrated });
    expect(own.coverage).toBeUndefined();
    expect(own.final).toEqual((await run({ ...document, calibrated, furnaceErrors: 'left-out' })).final);
  });
});

describe('--extrapolate', () => {
  const cold = { operation: 'vacuum-induction', settings: { temperature_K: 1400, time_s: 600 } };
  const magnesium = {
    operation: 'vacuum-induction',
    settings: { temperature_K: 1823, time_s: 600 },
    additions: [{ composition_wtpct: { Mg: 20 }, balance: 'Ni', wtpct: 0.5, at_s: 300 }],
  };

  it.each([
    [
      'a bath below its liquidus',
      cold,
      'route[0].settings.temperature_K',
      /1400 K is below the estimated liquidus/,
    ],
    [
      'magnesium that flashes',
      magnesium,
      'route[0].additions[0]',
      /Mg reaches \d+ Pa over the bath.*counted as dissolved/,
    ],
    [
      'a beam in bad vacuum',
      { operation: 'electron-beam', settings: { pressure_Pa: 100 } },
      'route[0].settings.pressure_Pa',
      /beam at 100 Pa/,
    ],
  ])('%s is refused with its place, and named when wanted', async (_, step, path, words) => {
    const refused = await run({ melt, route: [step] }).catch((error: InputError) => error);
    expect(refused).toBeInstanceOf(RemeltError);
    expect((refused as InputError).details[0]!.path).toBe(path);
    const { warnings } = await run({ melt, route: [step], samples: 1, extrapolate: true });
    expect(warnings.filter((one) => one.startsWith('extrapolated: ')).join(' ')).toMatch(words);
  });
});

describe('a crucible of lime', () => {
  it('says that lime after lime counts as another crucible', async () => {
    const vim = (material: string) => ({
      operation: 'vacuum-induction',
      settings: { time_s: 60, lining: { material } },
    });
    const words = async (...linings: string[]) =>
      (
        await run({
          melt: { mass_kg: 10, composition_wtpct: { Al: 5 }, balance: 'Ni' },
          route: linings.map(vim),
          samples: 1,
        })
      ).warnings.join();
    expect(await words('CaO', 'CaO')).toContain('route[1]: a second lime lining counts as a new crucible');
    expect(await words('MgO', 'CaO')).not.toContain('a second lime lining');
  });
});

describe('a band without width', () => {
  const electroslag = { operation: 'electroslag' };

  it('is named: electroslag leaves lead where it is', async () => {
    const { warnings } = await run({ melt, route: [electroslag], samples: 20, furnaceErrors: 'left-out' });
    expect(warnings.filter((one) => one.includes('bands have no width'))).toEqual([
      expect.stringMatching(/^(\w+, )*Pb: /),
    ]);
  });

  it('is not named of one sample, nor of a charge whose spread is given', async () => {
    const once = await run({ melt, route: [electroslag], samples: 1 });
    expect(once.warnings.join(' ')).not.toMatch(/no width/);
    const given = await run({ melt: { ...melt, sd_ppm: { Pb: 2 } }, route: [electroslag], samples: 20 });
    expect(given.warnings.join(' ')).not.toMatch(/\bPb\b[^:]*: no uncertain/);
  });
});

it.each(['alumina', 'constructor'])('offers no cure for an operation called %s', async (operation) => {
  const refused = await run({ melt, route: [{ operation }] }).catch((error: RemeltError) => error);
  expect((refused as RemeltError).details[0]).not.toHaveProperty('cure');
});

it('says in plain words what a missing or wrong field is', async () => {
  const words = (document: object): Promise<string> =>
    run(document).then(String, ({ message }: RemeltError) => message);
  expect(await words({ route: [vim] })).toMatch(/melt.* is missing; it must be an object/);
  expect(await words({ melt, route: 5 })).toMatch(/route.* must be an array/);
  expect(await words({ melt: { ...melt, mass_kg: 'ten' }, route: [vim] })).toMatch(
    /mass_kg.* must be a number/,
  );
});

describe('a word of the trade, or misspelt', () => {
  it.each([
    ['VIM', { operation: 'VIM' }, 'vacuum-induction'],
    ['vacum-arc', { operation: 'vacum-arc' }, 'vacuum-arc'],
    ['Argon', { ...vim, settings: { ...vim.settings, atmosphere: 'Argon' } }, 'argon'],
    ['alumina', { ...vim, settings: { ...vim.settings, lining: { material: 'alumina' } } }, 'Al2O3'],
    ['temperatur_K', { ...vim, settings: { temperatur_K: 1800 } }, 'temperature_K'],
  ])('%s is refused with the word to write', async (_, step, word) => {
    const refused = await run({ melt, route: [step] }).catch((error: RemeltError) => error);
    expect((refused as RemeltError).details[0]!.cure).toBe(`write "${word}"`);
  });
});

describe('remelt-simulate/1 refuses with place and cure', () => {
  it.each([
    ['a negative mass', { melt: { ...melt, mass_kg: -1 }, route: [vim] }, 'melt.mass_kg'],
    [
      '130 %',
      { melt: { ...melt, composition_wtpct: { Cr: 70, Co: 60 } }, route: [vim] },
      'melt.composition_wtpct',
    ],
    ['RE', { melt: { ...melt, composition_ppm: { RE: 5 } }, route: [vim] }, 'melt.composition_ppm'],
    [
      'percent for ppm',
      { melt: { ...melt, composition_ppm: { O: 0.003 } }, route: [vim] },
      'melt.composition_ppm.O',
    ],
    [
      'ppm for percent',
      { melt: { ...melt, composition_wtpct: { O: 30 } }, route: [vim] },
      'melt.composition_wtpct.O',
    ],
    [
      'mbar for Pa',
      { melt, route: [{ ...vim, settings: { pressure_Pa: 1e-4 } }] },
      'route[0].settings.pressure_Pa',
    ],
    ['an unknown operation', { melt, route: [{ operation: 'vim' }] }, 'route[0].operation'],
    [
      'an unknown setting',
      { melt, route: [{ ...vim, settings: { presure: 1 } }] },
      'route[0].settings.presure',
    ],
    ['negative time', { melt, route: [{ ...vim, settings: { time_s: -5 } }] }, 'route[0].settings.time_s'],
    [
      'a slag that is not 100 %',
      { melt, route: [{ operation: 'electroslag', settings: { slag_wtpct: { CaF2: 60, CaO: 20 } } }] },
      'route[0].settings.slag_wtpct',
    ],
    ['an unknown field', { melt, route: [vim], smaples: 5 }, ''],
    [
      'an addition into no bath',
      {
        melt,
        route: [
          {
            operation: 'electron-beam',
            fidelity: 'table',
            additions: [{ composition_wtpct: { Ni: 100 }, wtpct: 1, at_s: 0 }],
          },
        ],
      },
      'route[0].additions',
    ],
    [
      'an element given twice',
      { melt: { ...melt, composition_ppm: { Cr: 10 } }, route: [vim] },
      'melt.composition_ppm.Cr',
    ],
  ])('%s', async (_, document, path) => {
    const error = await run(document).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(RemeltError);
    expect((error as InputError).details[0]!.path).toBe(path);
  });
});
