import type { Portion } from '../commands/heat/portions.ts';
import type { Command, Single } from '../commands.ts';
import { charge, from, lotOf, melt, plan, receive, showGood } from './example-commands.ts';

/**
 * A plant that melts its own revert again and again: heats of lots from the gate, of crops and skulls and of electrodes, ingots
 * cut into pieces, one charge more and one withdrawn. The same seed gives the same plant.
 */
export function randomPlant(seed: number, heats: number): readonly Command[] {
  const dice = diceOf(seed);
  const commands: Command[] = [];
  /** What can be charged, with the grams left. */
  const stock: { readonly of: Portion['from']; left_g: number }[] = [];
  const good = (lot: string): void => void commands.push(showGood(lot));
  const take = (one: (typeof stock)[number], most_g: number): Portion => {
    const mass_g = Math.min(one.left_g, 1 + dice(most_g));
    one.left_g -= mass_g;
    return { from: one.of, mass_g };
  };
  for (let h = 1; h <= heats; h++) {
    commands.push(receive(lotOf(`G${h}`, 100_000, { supplier: h % 3 === 0 ? 'S3' : 'S1' })));
    good(`G${h}`);
    const sources = stock.filter(({ left_g }) => left_g > 0 && dice(100) < 30).slice(-3);
    const draws = [from(`G${h}`, 20_000 + dice(50_000)), ...sources.map((one) => take(one, 8_000))];
    commands.push(plan(`H${h}`), charge(`H${h}`, ...draws));
    let input_g = draws.reduce((sum, { mass_g }) => sum + mass_g, 0);
    if (h % 4 === 0) {
      commands.push(charge(`H${h}`, from(`G${h}`, 1_000)));
      input_g += 1_000;
    }
    commands.push(melt(`H${h}`, input_g, 0));
    commands.push({
      type: 'castHeat',
      heat: `H${h}`,
      objects: [
        { object: `I${h}`, form: 'ingot', mass_g: input_g - 9_000 },
        { object: `E${h}`, form: 'electrode', mass_g: 6_000 },
      ],
      reverts: [{ lot: `K${h}`, form: 'skull', mass_g: 3_000 }],
      by: 'p-melt',
    });
    good(`K${h}`);
    stock.push({ of: `lot:K${h}`, left_g: 3_000 }, { of: `object:E${h}`, left_g: 6_000 });
    if (h % 2 === 0) {
      commands.push({
        type: 'cutObject',
        object: `I${h}`,
        pieces: [
          { object: `I${h}.1`, form: 'stick', mass_g: input_g - 13_000 },
          { object: `I${h}.2`, form: 'stick', mass_g: 2_000 },
        ],
        reverts: [{ lot: `C${h}`, form: 'crop', mass_g: 2_000 }],
        by: 'p-melt',
      });
      good(`C${h}`);
      stock.push({ of: `lot:C${h}`, left_g: 2_000 });
    }
  }
  return [
    {
      type: 'batch',
      commands: commands.flatMap((one): readonly Single[] => (one.type === 'batch' ? one.commands : [one])),
    },
  ];
}

/** Whole numbers from 0 to below `below` (mulberry32). */
function diceOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
