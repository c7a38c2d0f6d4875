import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chargeSheetSchema } from '../../documents/heats/charge-sheet.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { chargeSheet, type SheetPart } from './charge-sheet.ts';

const facts = dataFacts();
const order = {
  heat: 'H-1',
  grade: 'H230',
  target_g: 500_000,
  madeAt: '2026-11-24T00:00:00Z',
  specimen: true,
};

function bought(id: string, mass_g: number): SheetPart {
  const { composition, form } = facts.chargeMaterials.get(id)!;
  const nominal = Object.entries(composition.contents).map(([element, { mean }]) => [element, mean * 100]);
  return {
    lot: `V-${id}`,
    mass_g,
    available_g: mass_g + 10_000,
    form,
    clearedAs: id,
    material: {
      id,
      composition_wtpct: Object.fromEntries(nominal),
      ...(composition.balance ? { balance: composition.balance } : {}),
      price_usd_per_kg: 1,
    },
  };
}

const revert: SheetPart = {
  lot: 'R-1',
  mass_g: 120_512,
  available_g: 120_512,
  form: 'foundry-returns',
  clearedAs: 'H230',
  material: {
    id: 'R-1',
    composition_wtpct: { Cr: 22, W: 14, Mo: 2, Al: 0.3, La: 0.02 },
    balance: 'Ni',
    price_usd_per_kg: 10,
  },
};

const parts: SheetPart[] = [
  bought('NiLa', 902),
  bought('NiB', 351),
  bought('Al-ingot', 1404),
  revert,
  bought('C-graphite', 303),
  bought('W-bar', 52_017),
  bought('Mo-briquette', 7_803),
  bought('Cr-vacuum-grade', 83_333),
  bought('Ni-electrolytic', 220_026),
];

describe('the cold charge of a sheet', () => {
  const furnace = facts.plant.furnaces.find(({ id }) => id === 'VIM-500')!;
  const instruction = (own: readonly SheetPart[], more: object = {}): string =>
    chargeSheet({ ...order, furnace, ...more }, own, facts).steps.find(({ stage }) => stage === 'charge')!
      .instruction;
  const turnings: SheetPart = {
    ...revert,
    lot: 'R-2',
    form: 'turnings',
    mass_g: 60_000,
    available_g: 60_000,
  };
  const solid: SheetPart = { ...revert, lot: 'R-3', form: 'premelted-ingot', mass_g: 150_000 };

  it('goes in so many loads as the crucible needs, the next when the one before has melted', () => {
    const sheet = chargeSheet({ ...order, furnace }, [...parts, turnings], facts);
    const loads = sheet.crucible!.loads_kg;
    expect(loads.length).toBeGreaterThan(1);
    const said = sheet.steps.find(({ stage }) => stage === 'charge')!.instruction;
    expect(said).toContain(`It does not lie in VIM-500 at once: charge in ${loads.length} loads of about`);
    expect(said).toContain('the next when the one before has melted');
    // late lots are no part of the loads, and are named
    const cold = sheet.steps.find(({ stage }) => stage === 'charge')!.lines;
    const cold_kg = cold.reduce((sum, { weigh_g }) => sum + weigh_g / 1000, 0);
    expect(loads.reduce((sum, kg) => sum + kg, 0)).toBeCloseTo(cold_kg, 3);
    expect(said).toMatch(/Later, not with this charge: V-Al-ingot, V-NiB, V-NiLa\.$/);
  });

  it('lies by density: dense returns first, turnings between them', () => {
    const sheet = chargeSheet({ ...order, furnace }, [turnings, revert, solid], facts);
    const cold = sheet.steps.find(({ stage }) => stage === 'charge')!;
    expect(cold.lines.map(({ lot }) => lot)).toEqual(['R-3', 'R-1', 'R-2']);
    expect(cold.instruction).toContain('Large and dense pieces lie below, turnings between them.');
  });

  it('says none of this of a small dense charge, nor without a furnace', () => {
    expect(instruction([solid])).not.toMatch(/loads|turnings between|Later/);
    expect(instruction([...parts, turnings], { furnace: undefined })).not.toContain('loads');
  });
});

describe('charge sheet', () => {
  const sheet = chargeSheet(order, parts, facts);
  it('orders as practice does: Ni, Cr, Mo, W, C, revert; Al after degassing; B late; La last under argon', () => {
    expect(sheet.steps.map((step) => [step.stage, step.lines.map((line) => line.lot)])).toEqual([
      [
        'charge',
        ['V-Ni-electrolytic', 'V-Cr-vacuum-grade', 'V-Mo-briquette', 'V-W-bar', 'V-C-graphite', 'R-1'],
      ],
      ['after-degassing', ['V-Al-ingot']],
      ['late', ['V-NiB']],
      ['last-under-argon', ['V-NiLa']],
    ]);
    expect(sheet.steps.flatMap((step) => step.lines.map((line) => line.number))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9,
    ]);
  });
  it('rounds to what the finest scale that holds the mass can show, never beyond what is there', () => {
    const line = (lot: string) => sheet.steps.flatMap((step) => step.lines).find((one) => one.lot === lot);
    expect(line('V-Ni-electrolytic')).toMatchObject({ scale: 'platform', scaleStep_g: 50, weigh_g: 220_050 });
    expect(line('V-NiB')).toMatchObject({ scale: 'bench', scaleStep_g: 1, weigh_g: 351 });
    expect(line('R-1')).toMatchObject({ planned_g: 120_512, weigh_g: 120_500 });
    const heavy = { ...revert, mass_g: 364_594, available_g: 400_000 };
    expect(chargeSheet(order, [heavy], facts).steps[0]!.lines[0]).toMatchObject({
      scale: 'platform',
      weighings: 2,
      weigh_g: 364_600,
    });
    const used = chargeSheet(order, [{ ...revert, mass_g: 120_540, available_g: 120_540 }], facts);
    expect(used.steps[0]!.lines[0]!.weigh_g).toBe(120_500);
  });
  it('recomputes the contents of what is weighed; chromium as a hand sum gives it', () => {
    const chromium = sheet.contents.find(({ element }) => element === 'Cr')!;
    const kg = [83_333 * 0.995, 120_512 * 0.22];
    expect(chromium.planned).toBeGreaterThan(20);
    expect(Math.abs(chromium.planned - chromium.weighed)).toBeLessThan(0.01);
    expect((chromium.planned / 100) * 487).toBeCloseTo((kg[0]! + kg[1]!) / 1000, -1);
  });
  it('warns when the only scale is too coarse for lanthanum', () => {
    const coarse = {
      ...facts,
      plant: { ...facts.plant, scales: facts.plant.scales.filter(({ id }) => id === 'crane') },
    };
    expect(chargeSheet(order, parts, coarse).warnings.join('; ')).toMatch(
      /La: rounding to the steps of the scales moves it/,
    );
    expect(sheet.warnings.join('; ')).not.toMatch(/La: rounding/);
  });
  it('moves the predicted heat by the ratio of what is weighed', () => {
    const predicted = chargeSheet({ ...order, predicted_ppm: { Cr: 220_000 } }, parts, facts);
    const row = predicted.contents.find(({ element }) => element === 'Cr')!;
    expect(row.predicted).toBeCloseTo((22 * row.weighed) / row.planned, 3);
  });
  it('answers in its own schema, does not depend on the order of its parts, and keeps every gram within half a step (seed 20261124)', () => {
    expect(chargeSheetSchema.safeParse(sheet).error).toBeUndefined();
    fc.assert(
      fc.property(fc.shuffledSubarray(parts, { minLength: parts.length }), (shuffled) => {
        const again = chargeSheet(order, shuffled, facts);
        expect(again.steps).toEqual(sheet.steps);
        for (const step of again.steps)
          for (const line of step.lines)
            expect(Math.abs(line.weigh_g - line.planned_g)).toBeLessThanOrEqual(line.scaleStep_g);
      }),
      { seed: 20261124, numRuns: 20 },
    );
  });
});

describe('boxes to weigh into', () => {
  const line = (part: SheetPart) => chargeSheet(order, [part], facts).steps[0]!.lines[0]!;

  it('hold a lot that no single weighing holds, add up to it, and none is over what the scale takes', () => {
    const held = line({ ...revert, mass_g: 1_100_025, available_g: 1_200_000 });
    const scale = facts.plant.scales.find(({ id }) => id === held.scale)!;
    expect(held.boxes.length).toBeGreaterThan(1);
    expect(held.boxes.reduce((sum, box) => sum + box.weigh_g, 0)).toBe(held.weigh_g);
    expect(Math.max(...held.boxes.map((box) => box.weigh_g))).toBeLessThanOrEqual(scale.capacity_g);
    for (const { weigh_g } of held.boxes) expect(weigh_g % scale.resolution_g).toBe(0);
  });

  it('never split a piece: any mass and piece, whole pieces in each box', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 500, max: 90_000 }),
        (pieces, item_g) => {
          const held = line({
            ...revert,
            item_g,
            mass_g: pieces * item_g,
            available_g: pieces * item_g,
          });
          const scale = facts.plant.scales.find(({ id }) => id === held.scale)!;
          expect(held.boxes.reduce((sum, box) => sum + box.items!, 0)).toBe(pieces);
          for (const { items, weigh_g } of held.boxes) {
            expect(Number.isInteger(items)).toBe(true);
            expect(weigh_g).toBe(items! * item_g);
            expect(weigh_g).toBeLessThanOrEqual(scale.capacity_g);
          }
        },
      ),
      { seed: 6, numRuns: 200 },
    );
  });

  it('puts niobium with aluminium, titanium and hafnium: after degassing', () => {
    const sheet = chargeSheet(
      { ...order, grade: 'IN718' },
      ['Hf-crystal-bar', 'NiNb', 'Ti-sponge', 'Al-ingot', 'Mo-briquette', 'Zr-sponge', 'NiMg'].map((id) =>
        bought(id, 5000),
      ),
      facts,
    );
    expect(sheet.steps.map((step) => step.lines.map(({ material }) => material))).toEqual([
      ['Mo-briquette'],
      ['Al-ingot', 'Ti-sponge', 'NiNb', 'Hf-crystal-bar'],
      ['Zr-sponge'],
      ['NiMg'],
    ]);
  });
});
