import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { freshFolder, type Ran, remelt } from '../testing/remelt.ts';
import { filledIn, shopSheet } from './sheet.ts';

/** The first week of a shop: from its own list of scrap to a certificate that was taken back and issued anew. */
describe('the first week', () => {
  const folder = freshFolder();
  afterAll(() => folder.remove());
  const started = process.cpuUsage();
  const commands: string[] = [];
  /** One command as a person types it: words with blanks stand in double quotes. */
  const type = (line: string): Promise<Ran> => {
    commands.push(line);
    return remelt(folder.path, words(line));
  };
  /** The same question as a program asks it, between the commands: what the ledger then holds. */
  const look = async <T>(line: string): Promise<T> =>
    (await remelt(folder.path, [...words(line), '--json'])).json() as T;
  const done = (ran: Ran): string => {
    expect(ran.code === 0 ? '' : ran.err + ran.out).toBe('');
    return ran.out;
  };
  let charged_g = 0;
  const file = (name: string): string => join(folder.path, name);

  it('Monday: books, checks, identifies and clears twenty lots of a sheet that nobody prepared', async () => {
    writeFileSync(file('Lagerliste.xlsx'), await shopSheet());
    const first = await type('remelt import Lagerliste.xlsx --dry-run');
    expect(first.code).toBe(1);
    expect(first.out).toMatch(/form "Kreislauf" is not one of the known values/);
    expect(existsSync(file('remelt-data'))).toBe(false);
    expect(
      done(await type('remelt import Lagerliste.xlsx --word Kreislauf=foundry-returns --by p-goods --yes')),
    ).toContain('Booked on hold: 20 lots, 4,492.65 kg, 20 analyses');
    const checked =
      '--rate 10.2 --background 10.1 --cavities none --oil 0 --parts not-parts --export free --declared fits';
    done(await type(`remelt lot gate --all-on-hold ${checked} --by p-goods --yes`));
    done(await type('remelt lot identify --new --by p-lab --yes'));
    done(await type('remelt lot clear --all-identified --despite "the shop confirmed it" --by p-qual --yes'));
    const { lots } = await look<{ lots: Lot[] }>('remelt lots');
    const total_g = lots.reduce((sum, { mass_g }) => sum + mass_g, 0);
    expect([lots.length, total_g]).toEqual([20, 4_492_650]);
    expect(new Set(lots.map(({ status }) => status))).toEqual(new Set(['cleared']));
    // Declared as IN718, and found to be IN625 by its own analysis.
    expect(lots.find(({ id }) => id === '625-03')).toMatchObject({ clearedAs: 'IN625' });
    expect(lots.filter(({ clearedAs }) => clearedAs === 'IN718')).toHaveLength(12);
    // Tungsten stands over per cent: "W %" is a column of results.
    const { lot } = await look<{ lot: { analyses: { results: Printed[] }[] } }>('remelt lot show HX-01');
    expect(lot.analyses[0]!.results).toContainEqual(expect.objectContaining({ element: 'W' }));
  }, 120_000);

  it('Tuesday: keeps specification and route, buys two metals, plans 500 kg and prints the sheet', async () => {
    const limits = '--grade IN718 --retest ams-5383f S=..20ppm';
    done(await type(`remelt spec enter CUST-718-A 3 ${limits} --customer "Customer C" --by p-plan`));
    expect(done(await type(`remelt spec compare CUST-718-A 3 ${limits} --by p-qual`))).toContain(
      'It may be used now',
    );
    const melt = [{ operation: 'vacuum-induction', settings: { time_s: 2700, pressure_Pa: 5 } }];
    writeFileSync(file('route.json'), JSON.stringify(melt));
    done(await type('remelt route enter single-melt --from route.json --by p-plan'));
    done(await type('remelt lot buy Fe-electrolytic 100 --by p-goods'));
    done(await type('remelt lot buy FeNb 20 --by p-goods'));
    const { code, json } = await type(
      'remelt heat plan H26-001 --spec "CUST-718-A rev 3" --mass 500 --route single-melt --by p-plan --json',
    );
    expect(code).toBe(0);
    const { plan } = json() as { plan: { heats: PlannedHeat[] } };
    const [{ charge, certificate, composition_wtpct }] = plan.heats as [PlannedHeat];
    const charged_kg = charge.reduce((sum, { mass_kg }) => sum + mass_kg, 0);
    expect(charged_kg).toBeGreaterThan(500);
    expect(charged_kg).toBeLessThan(560);
    expect(certificate.lowerLimit).toBeGreaterThan(0.95);
    // inside the middle 80 % of the windows of IN718, and of the customer's 20 ppm of sulphur
    for (const [element, low, high] of [
      ['Cr', 17.4, 20.6],
      ['Nb', 4.825, 5.425],
      ['Ti', 0.7, 1.1],
      ['S', 0, 0.0018],
    ] as const) {
      expect(composition_wtpct.refined[element]).toBeGreaterThan(low - 1e-3);
      expect(composition_wtpct.refined[element]).toBeLessThan(high + 1e-3);
    }
    const sheet = done(await type('remelt make-up-sheet H26-001 --out H26-001.xlsx'));
    expect(sheet).toMatch(/Specification +CUST-718-A rev 3/);
    // 20 ppm, not the 150 ppm of the grade
    expect(sheet).toMatch(/^S +ppm +20 /m);
  }, 120_000);

  it('Wednesday: books weights and bath sample, and the trim from its advice', async () => {
    const weighed_g = await filledIn(file('H26-001.xlsx'));
    const charged = await type('remelt heat charge H26-001 --from H26-001.xlsx --by p-melt --json');
    expect(heatOf(charged)).toMatchObject({ status: 'charged', input_g: weighed_g });
    expect(charged.json()).toMatchObject({ asCharged: { outside: [] } });
    done(
      await type(
        'remelt heat sample H26-001 Ni=52.1 Cr=17.9 Fe=20.5 Nb=4.80 Mo=2.95 Ti=0.90 Al=0.46 Co=0.30 C=0.027 S=9ppm Si=0.09 Mn=0.06 --method OES --id B-1 --by p-lab',
      ),
    );
    const trimmed = await type('remelt heat trim H26-001 --book --by p-melt --yes --json');
    expect(trimmed.code).toBe(0);
    const { lines, composition } = trimmed.json() as {
      lines: { lot: string; mass_g: number }[];
      composition: { element: string; before_wtpct: number; after_wtpct: number }[];
    };
    expect(lines.map(({ lot }) => lot)).toEqual(['V-FeNb']);
    const added_g = lines[0]!.mass_g;
    charged_g = weighed_g + added_g;
    const niobium = composition.find(({ element }) => element === 'Nb')!;
    expect(niobium.before_wtpct).toBeCloseTo(4.8, 2);
    // ferro-niobium of about 65 wt% lifts the bath by that much
    const lift = ((65 - niobium.before_wtpct) * added_g) / (weighed_g + added_g);
    expect((niobium.after_wtpct - niobium.before_wtpct) / lift).toBeGreaterThan(0.9);
    expect((niobium.after_wtpct - niobium.before_wtpct) / lift).toBeLessThan(1.1);
  }, 120_000);

  it('Thursday: pours and casts, fails on niobium, and passes by two further specimens', async () => {
    const dross_kg = (charged_g - 505_000 - 2_000) / 1000;
    done(await type(`remelt heat melt H26-001 --kg 505 --loss dross=${dross_kg} fume=2 --by p-melt`));
    const cast = await type(
      'remelt heat cast H26-001 --object I-1=248 I-2=249 --revert H26-001-S:skull=6 --loss spill=2 --by p-melt --json',
    );
    expect(heatOf(cast)).toMatchObject({
      status: 'cast',
      input_g: charged_g,
      output_g: 505_000,
      unbalanced_g: 0,
    });
    const ingot = (results: string, method: string, id: string): Promise<Ran> =>
      type(
        `remelt heat sample H26-001 --object I-1 ${results} --method ${method} --id ${id} --place "ingot top" --by p-lab`,
      );
    done(
      await ingot(
        'Ni=52.1 Cr=17.9 Fe=20.5 Nb=5.61 Mo=2.95 Ti=0.90 Al=0.46 Co=0.30 Cu=0.045 Mn=0.06 Si=0.09 C=0.027 B=0.0030 P=0.007 S=9ppm',
        'OES',
        'S-1',
      ),
    );
    done(await ingot('Pb="<0.5ppm" Bi="<0.1ppm" Se="<0.5ppm"', 'ICP-MS', 'S-2'));
    const judge = 'remelt release --of object:I-1 --spec "CUST-718-A rev 3" --by p-cert';
    const failed = await type(judge);
    expect(failed.code).toBe(1);
    expect(failed.out).toMatch(/Nb: FAIL, 5\.61 wt% against at most 5\.5 wt%/);
    done(
      await type(
        'remelt heat retest H26-001 --of object:I-1 --replaces S-1 --rule ams-5383f --characteristic Nb --cause "burnt spot" --specimen S-3 S-4 --by p-lab',
      ),
    );
    const results = 'remelt heat retest H26-001 --of object:I-1 --specimen "S-3: Nb=5.05" "S-4: Nb=5.07"';
    done(await type(`${results} --method OES --laboratory "Own lab" --place top --by p-lab`));
    const passed = done(await type(`${judge} --save release.json`));
    expect(passed).toMatch(/ingot I-1: PASS/);
    expect(passed).toMatch(/5\.61 wt% failed; then 5\.05, 5\.07 wt%, average of the specimens 5\.243/);
  }, 120_000);

  it('Friday: certifies, takes the certificate back and issues another in its place', async () => {
    const certify = (number: string, order: string): Promise<Ran> =>
      type(
        `remelt certificate object:I-1 --release release.json --number ${number} --customer "Customer C" --order ${order} --by p-cert --out ${number}.pdf --json`,
      );
    const first = await certify('C-1', 'PO-4711');
    expect(first.code).toBe(0);
    const { results } = first.json() as { results: Certified[] };
    const niobium = results.filter(({ element }) => element === 'Nb');
    expect(niobium.map(({ text, replaced }) => [text, replaced])).toEqual([
      ['5.61', true],
      ['5.05', undefined],
      ['5.07', undefined],
      ['5.243', undefined],
    ]);
    const taken = await type(
      'remelt undo object:I-1 certificate:C-1 --superseded-by C-2 --reason "number of the order" --by p-cert --yes',
    );
    expect(done(taken)).toMatch(/certificate C-2 takes its place/);
    expect((await certify('C-2', 'PO-4712')).code).toBe(0);
    expect(readFileSync(file('C-2.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    const shown = await remelt(folder.path, ['heat', 'show', 'H26-001', '--all']);
    expect(shown.out).toMatch(/certificate C-1[^\n]*superseded by C-2/);
    expect(await look('remelt ledger verify')).toMatchObject({ ok: true });
  }, 120_000);

  // one of them only opens the retest: its specimens are named before anybody measures them
  it('takes no more than 26 commands and a minute of processor', () => {
    const { user, system } = process.cpuUsage(started);
    expect(commands.length).toBeLessThanOrEqual(26);
    expect((user + system) / 1e6).toBeLessThan(60);
  });
});

interface Lot {
  readonly id: string;
  readonly status: string;
  readonly mass_g: number;
  readonly clearedAs: string | null;
}

interface Heat {
  readonly status: string;
  readonly input_g: number;
  readonly output_g: number | null;
  readonly unbalanced_g: number;
}

interface PlannedHeat {
  readonly charge: readonly { readonly id: string; readonly mass_kg: number }[];
  readonly certificate: { readonly lowerLimit: number };
  readonly composition_wtpct: { readonly refined: Readonly<Record<string, number>> };
}

interface Printed {
  readonly element: string;
  readonly text: string;
}

interface Certified extends Printed {
  readonly replaced?: boolean;
}

const heatOf = (ran: Ran): Heat => (ran.json() as { heat: Heat }).heat;

/** The words of a command line after `remelt`, as a shell splits them. */
const words = (line: string): string[] =>
  [...line.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', '')).slice(1);
