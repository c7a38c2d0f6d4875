import { describe, expect, it } from 'vitest';
import { massOf } from '../bath.ts';
import { meanTo } from '../exchange.ts';
import { kinetic, meltOf, ppm, runCentral } from '../testing/melt.ts';
import { freeOxides, log10SulfideCapacity, opticalBasicity, slagMoles } from './slag.ts';

const FGH96 = { Cr: 15.7, Co: 13, Mo: 4, W: 4, Al: 2.2, Ti: 3.7, Nb: 0.8, C: 0.03 };
const ALSO = ['Ca', 'Mg', 'Ce', 'La', 'H', 'Fe', 'Mn'] as const;
const bathOf = (oxygen = 20) =>
  meltOf({ wtpct: FGH96, ppm: { O: oxygen, S: 15, N: 40, La: 200, Si: 300, Mg: 20 }, also: ALSO }, 500);
const remelt = (slag_wtpct: Record<string, number>, over = {}) =>
  runCentral(bathOf(), [kinetic('electroslag', { slag_wtpct, ...over })]).bath;

const BASE = { CaF2: 60, CaO: 20, Al2O3: 20 };

describe('electroslag', () => {
  it('O 8 and 6 ppm within 2 ppm at CeO2/Al2O3 of 0.26 and 5 (esr-fgh96-ceo2-gao-2020; 20 ppm at the start assumed)', () => {
    expect(Math.abs(ppm(remelt({ CaF2: 55, CaO: 20, Al2O3: 19.8, CeO2: 5.2 }), 'O') - 8)).toBeLessThan(2);
    expect(Math.abs(ppm(remelt({ CaF2: 50, CaO: 20, Al2O3: 5, CeO2: 25 }), 'O') - 6)).toBeLessThan(2);
  });

  it('more rare-earth oxide and CaO keep more lanthanum, Al2O3 burns it (esr-re-yield-y-la-ce-2016)', () => {
    const rich = ppm(remelt({ CaF2: 50, CaO: 20, Al2O3: 10, La2O3: 20 }), 'La');
    const plain = ppm(remelt(BASE), 'La');
    const alumina = ppm(remelt({ CaF2: 70, Al2O3: 30 }), 'La');
    expect(rich).toBeGreaterThan(plain);
    expect(plain).toBeGreaterThan(alumina);
  });

  it('without TiO2 aluminium rises and titanium falls, less with 12 wt% TiO2 (esr-in825-tio2-2022)', () => {
    const plain = remelt(BASE);
    const titania = remelt({ CaF2: 48, CaO: 20, Al2O3: 20, TiO2: 12 });
    expect(ppm(plain, 'Al')).toBeGreaterThan(2.2e4);
    expect(ppm(plain, 'Ti')).toBeLessThan(3.7e4);
    expect(ppm(titania, 'Ti')).toBeGreaterThan(ppm(plain, 'Ti'));
    expect(ppm(titania, 'Al')).toBeLessThan(ppm(plain, 'Al'));
  });

  it('metal held under slag after melting meets it by its pool alone', () => {
    const units = (settings: Record<string, number>): number => {
      const { assumed } = runCentral(bathOf(), [
        kinetic('electroslag', { slag_wtpct: BASE, mould_diameter_m: 0.5, ...settings }),
      ]);
      return Number(
        assumed.find(({ what }) => what === 'electroslag.transfer units of the metal side')?.value,
      );
    };
    // 500 kg in a mould of 0.5 m melt in 4500 s at the usual 400 kg/h, in 9000 s at half of it
    const pool = (3e-5 * Math.PI * 0.25 ** 2 * 7500 * 9000) / 500;
    expect(units({ time_s: 18_000 }) - units({ time_s: 9000 })).toBeCloseTo(pool, 2);
    expect(units({ time_s: 9000 }) - units({ time_s: 4500 })).toBeGreaterThan(pool);
    // a stated rate is that of the electrode, however slow
    expect(units({ meltRate_kg_per_h: 100 })).toBeGreaterThan(units({ time_s: 18_000 }) + 2 * pool);
  });

  it('takes sulfur, and air burns aluminium and brings hydrogen', () => {
    expect(ppm(remelt(BASE), 'S')).toBeLessThan(8);
    const air = remelt(BASE, { atmosphere: 'air' });
    expect(ppm(air, 'Al')).toBeLessThan(ppm(remelt(BASE), 'Al'));
    expect(ppm(air, 'H')).toBeGreaterThan(ppm(remelt(BASE), 'H'));
  });
});

describe('slag', () => {
  it('mass action concentrations of a CaO-Al2O3 slag satisfy both balances', () => {
    const free = freeOxides({ CaO: 1, Al2O3: 0.5, CaF2: 2 }, 1973);
    expect(free.CaO).toBeGreaterThan(0);
    expect(free.Al2O3).toBeGreaterThan(0);
    expect(freeOxides({ CaO: 1.2, Al2O3: 0.5, CaF2: 2 }, 1973).Al2O3).toBeLessThan(free.Al2O3);
    expect(freeOxides({ CaO: 1, Al2O3: 0.6, CaF2: 2 }, 1973).CaO).toBeLessThan(free.CaO);
  });

  it('lime binds titania and titania lime, which leaves more of the alumina free', () => {
    const lean = { CaO: 1, Al2O3: 0.5, CaF2: 2 };
    const share = (CaO: number): number => freeOxides({ ...lean, CaO, TiO2: 0.2 }, 1873).freeShare.TiO2;
    expect(share(0)).toBeCloseTo(1, 6);
    expect(share(1.2)).toBeLessThan(share(1));
    const [none, some] = [freeOxides(lean, 1873), freeOxides({ ...lean, TiO2: 0.3 }, 1873)];
    expect(some.CaO).toBeLessThan(none.CaO);
    expect(some.Al2O3).toBeGreaterThan(none.Al2O3);
  });

  it('lime, titania and fluoride alone keep their balance: bound titania takes as much lime', () => {
    const [CaO, TiO2, CaF2, T] = [1, 0.3, 2, 1873];
    const free = freeOxides({ CaO, TiO2, CaF2 }, T);
    const bound = TiO2 * (1 - free.freeShare.TiO2);
    expect(free.CaO).toBeCloseTo((2 * (CaO - bound)) / (2 * (CaO - bound) + TiO2 + 3 * CaF2), 5);
    expect(bound / (TiO2 - bound) / free.CaO).toBeCloseTo(
      Math.exp((79_900 + 3.35 * T) / (8.314462618 * T)),
      0,
    );
    expect(freeOxides({ CaO, CaF2 }, T).CaO).toBeCloseTo(2 / (2 + 6), 6);
  });

  it('lanthana binds alumina: both balances, the heat of LaAlO3 (Cheng, Navrotsky 2003) and less free alumina', () => {
    const [Al2O3, La2O3, CaF2, T] = [0.3, 0.5, 2, 1873];
    const free = freeOxides({ Al2O3, La2O3, CaF2 }, T);
    const bound = La2O3 * (1 - free.freeShare.La2O3);
    expect(bound / (La2O3 - bound) / free.Al2O3).toBeCloseTo(Math.exp(139_220 / (8.314462618 * T)), 0);
    expect(free.Al2O3).toBeCloseTo((Al2O3 - bound) / (Al2O3 - bound + La2O3 + 3 * CaF2), 5);
    expect(free.Al2O3).toBeLessThan(0.01 * freeOxides({ Al2O3, CaF2 }, T).Al2O3);
    const limed = (Ce2O3: number) => freeOxides({ CaO: 1, Al2O3: 0.5, CaF2: 2, Ce2O3 }, T).Al2O3;
    expect(limed(0.2)).toBeLessThan(limed(0.05));
  });

  it('lanthana for alumina of the slag keeps far more lanthanum in a metal with 5 wt% Al', () => {
    const bath = meltOf({ wtpct: { Cr: 20, Al: 5 }, ppm: { O: 10, S: 10, La: 100 }, also: ['Ca', 'H'] }, 500);
    const kept = (Al2O3: number): number =>
      ppm(
        runCentral(bath, [
          kinetic('electroslag', { slag_wtpct: { CaF2: 50, CaO: 20, Al2O3, La2O3: 30 - Al2O3 } }),
        ]).bath,
        'La',
      );
    expect(kept(5)).toBeGreaterThan(2 * kept(25));
  });

  it('more lime for fluoride keeps more aluminium in a metal with titanium (718Plus, 2024)', () => {
    const kept = (CaO: number): number => ppm(remelt({ CaF2: 76 - CaO, CaO, Al2O3: 20, TiO2: 4 }), 'Al');
    expect(kept(25)).toBeGreaterThan(kept(20));
  });

  it('a slag of titania alone has activities, too', () => {
    expect(freeOxides({ TiO2: 1 }, 1873)).toMatchObject({
      Al2O3: 0,
      MgO: 0,
      freeShare: { TiO2: expect.closeTo(1, 6) },
    });
  });

  it('a slag of lime and alumina alone is the limit of little fluoride', () => {
    const alone = freeOxides({ CaO: 1, Al2O3: 0.7 }, 1923);
    const nearly = freeOxides({ CaO: 1, Al2O3: 0.7, CaF2: 1e-4 }, 1923);
    expect(alone.CaO / nearly.CaO).toBeCloseTo(1, 2);
    expect(alone.Al2O3 / nearly.Al2O3).toBeCloseTo(1, 2);
  });

  it('optical basicity of CaO is 1, of alumina 0.6; capacity rises with it', () => {
    expect(opticalBasicity(slagMoles({ CaO: 100 }))).toBe(1);
    expect(opticalBasicity(slagMoles({ Al2O3: 100 }))).toBeCloseTo(0.6, 12);
    expect(log10SulfideCapacity(0.8, 1873)).toBeGreaterThan(log10SulfideCapacity(0.7, 1873));
  });

  it('a metal without aluminium takes alumina only as far as it dissolves: tens of ppm O, with its aluminium', () => {
    const bath = meltOf({ wtpct: {}, ppm: { O: 30, S: 30 }, balance: 'Fe', also: ['Al', 'Ca', 'H'] }, 20);
    const { bath: after } = runCentral(bath, [kinetic('electroslag', {})]);
    expect(ppm(after, 'O')).toBeGreaterThan(5);
    expect(ppm(after, 'O')).toBeLessThan(200);
    expect(ppm(after, 'Al')).toBeGreaterThan(0);
  });

  it('refuses a metal that its slag does not melt, unless it is asked for', () => {
    const niobium = meltOf(
      { wtpct: { Ti: 20 }, ppm: { O: 500 }, balance: 'Nb', also: ['Al', 'Ca', 'H'] },
      10,
    );
    expect(() => runCentral(niobium, [kinetic('electroslag', {})])).toThrow(
      /2000 K is below the liquidus of this metal/,
    );
    const { warnings } = runCentral(niobium, [kinetic('electroslag', {})], { extrapolate: true });
    expect(warnings.join(' ')).toContain('extrapolated: 2000 K is below the estimated liquidus');
  });

  it('titanium, which dissolves oxides, takes no more than the alumina that the slag has', () => {
    const bath = meltOf({ wtpct: { Al: 6, V: 4 }, ppm: { O: 1500 }, balance: 'Ti', also: ['Ca', 'H'] }, 10);
    const { bath: after, steps } = runCentral(bath, [kinetic('electroslag', {})]);
    const { exchange } = steps[0]!;
    const taken = -meanTo(exchange, 'slag', exchange.elements.indexOf('O'));
    expect(taken).toBeGreaterThan(0);
    expect(massOf(after)[0]!).toBeLessThan(10 * 1.1);
  });

  it('chromia of the slag is reduced, aluminium and titanium take its oxygen', () => {
    const settings = { slag_wtpct: { CaF2: 55, CaO: 20, Al2O3: 20, Cr2O3: 5 } };
    const { bath, steps } = runCentral(bathOf(), [kinetic('electroslag', settings)]);
    const oxygenTo = (element: 'Cr' | 'Al' | 'Ti', perMetal: number): number =>
      meanTo(steps[0]!.exchange, 'slag', bath.elements.indexOf(element)) * perMetal;
    const given = -oxygenTo('Cr', 48 / 104);
    const taken = oxygenTo('Al', 48 / 53.96) + oxygenTo('Ti', 32 / 47.87);
    expect(given).toBeGreaterThan(0.1);
    expect(taken / given).toBeGreaterThan(0.8);
    expect(taken / given).toBeLessThan(1.2);
  });

  it('FeO of the slag is reduced by what burns more easily: iron comes, its oxygen goes to aluminium and titanium', () => {
    const sent = (oxide: string, wtpct: number) => {
      const slag_wtpct = { CaF2: 60 - wtpct, CaO: 20, Al2O3: 20, [oxide]: wtpct };
      const { bath, steps } = runCentral(bathOf(), [kinetic('electroslag', { slag_wtpct })]);
      return (element: 'Fe' | 'Mn' | 'Al' | 'Ti'): number =>
        meanTo(steps[0]!.exchange, 'slag', bath.elements.indexOf(element));
    };
    for (const [metal, oxide, perMetal] of [
      ['Fe', 'FeO', 16 / 55.845],
      ['Mn', 'MnO', 16 / 54.938],
    ] as const) {
      const [without, withOxide] = [sent(oxide, 0.01), sent(oxide, 5)];
      const more = (element: 'Fe' | 'Mn' | 'Al' | 'Ti') => withOxide(element) - without(element);
      const given = -more(metal) * perMetal;
      const taken = (more('Al') * 48) / 53.96 + (more('Ti') * 32) / 47.87;
      expect(given).toBeGreaterThan(0.01);
      expect(taken / given).toBeGreaterThan(0.8);
      expect(taken / given).toBeLessThan(1.2);
    }
  });

  it('says what it does not work out: evaporation in vacuum', () => {
    const settings = { slag_wtpct: { CaF2: 70, CaO: 30 }, atmosphere: 'vacuum' };
    const { warnings } = runCentral(bathOf(), [kinetic('electroslag', settings)]);
    expect(warnings.join()).toContain('in vacuum');
  });

  it('says that a slag without lime takes less sulfur than it shows', () => {
    const words = (slag_wtpct: Readonly<Record<string, number>>): string =>
      runCentral(bathOf(), [kinetic('electroslag', { slag_wtpct })]).warnings.join();
    expect(words({ CaF2: 70, Al2O3: 30 })).toMatch(/0 wt% of basic oxides.*more sulfur stays than shown/);
    expect(words({ CaF2: 60, CaO: 20, Al2O3: 20 })).not.toMatch(/basic oxides/);
  });

  it.each([
    ['electroslag', {}],
    ['vacuum-arc', {}],
    ['electron-beam', { mode: 'hearth' }],
  ] as const)('%s says when melt rate and time contradict each other', (operation, settings) => {
    const words = (time_s: number): string =>
      runCentral(bathOf(), [
        kinetic(operation, { ...settings, meltRate_kg_per_h: 100, time_s }),
      ]).warnings.join();
    const takes_s = 36 * massOf(bathOf())[0]!;
    expect(words(takes_s / 3)).toMatch(/kg at the stated melt rate take \d+ s, but time_s says \d+ s/);
    expect(words(takes_s)).not.toMatch(/time_s says/);
  });

  it('the floor of sulfur is what the slag would leave, below what the metal side lets it reach', () => {
    const { bath, steps } = runCentral(bathOf(), [kinetic('electroslag', { slag_wtpct: BASE })]);
    const row = steps[0]!.limits.find((one) => one.element === 'S')!;
    expect(row.floor_ppm).toBeGreaterThan(0);
    expect(row.floor_ppm).toBeLessThan(ppm(bath, 'S'));
  });
});
