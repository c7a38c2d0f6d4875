import type { ScrapHeat } from '../../documents/heats/scrap-history.ts';
import { standardNormal, streamKey, uniform } from '../../foundation/numerics/random.ts';

/** A plant whose scrap is known: what each class brings of copper [ppm], and its heats as they are set down. */
export interface ScrapPlant {
  readonly contents: ReadonlyMap<string, number>;
  readonly heats: readonly ScrapHeat[];
}

/** Classes of scrap and the middle of what they bring of copper [ppm], from pig iron to shredded cars. */
const CLASSES = [80, 600, 900, 1200, 1800, 2300, 2800, 3500] as const;
const RECIPES = 4;

/**
 * Heats of an arc furnace: recipes of its grades with classes that go together, masses that are set down 4 % wrong, 2 % that nobody set
 * down, a yield that changes, a heel, deliveries that differ from each other, and one heat of fifty with a basket of another.
 */
export function scrapPlant(seed: string, { heats: count = 240, tapped = false } = {}): ScrapPlant {
  const normal = (name: string, at = 0): number => standardNormal(streamKey(seed, name), at);
  const draw = (name: string, at = 0): number => uniform(streamKey(seed, name), at);
  const names = CLASSES.map((_, c) => `class ${c + 1}`);
  const contents = CLASSES.map((middle, c) => middle * Math.exp(0.5 * normal('content', c)));
  const recipes = Array.from({ length: RECIPES }, (_, r) =>
    names.map((_, c) => Math.exp(1.2 * normal(`recipe/${r}`, c))),
  );
  const heel = 0.15 * draw('heel');
  const delivery = names.map(() => 0);
  let before = contents.reduce((sum, one) => sum + one, 0) / contents.length / 0.9;
  const heats: ScrapHeat[] = [];
  for (let h = 0; h < count; h++) {
    const recipe = recipes[Math.floor(draw('which', h) * RECIPES)]!;
    const weights = recipe.map((one, c) => one * Math.exp(0.35 * normal(`mix/${h}`, c)));
    const sum = weights.reduce((all, one) => all + one, 0);
    const charged = weights.map((one) => Math.round((100_000 * one) / sum / 100) * 100);
    const other = recipes[Math.floor(draw('other', h) * RECIPES)]!;
    const real =
      draw('slip', h) < 0.02
        ? other.map((one) => (100_000 * one) / other.reduce((all, each) => all + each, 0))
        : charged;
    const metalYield = 0.9 + 0.01 * normal('yield', h);
    let copper = 0;
    let mass = 0;
    names.forEach((_, c) => {
      if (h % 12 === 0) delivery[c] = 0.15 * normal(`delivery/${h}`, c);
      const kg = real[c]! * Math.exp(0.04 * normal(`mass/${h}`, c)) * 1.02;
      copper += kg * contents[c]! * Math.exp(delivery[c]!);
      mass += kg;
    });
    const ppm = ((1 - heel) * copper) / (mass * metalYield) + heel * before;
    before = ppm;
    heats.push({
      id: `H${h + 1}`,
      at: new Date(Date.UTC(2025, 0, 1) + h * 3_600_000).toISOString().slice(0, 19),
      charged_kg: Object.fromEntries(
        names.flatMap((name, c) => (charged[c]! > 0 ? [[name, charged[c]!]] : [])),
      ),
      ...(tapped ? { tapped_kg: mass * metalYield * (1 + 0.01 * normal('tapped', h)) } : {}),
      composition_ppm: { Cu: Math.round(ppm * (1 + 0.015 * normal('read', h))) },
    });
  }
  return { contents: new Map(names.map((name, c) => [name, contents[c]!])), heats };
}
