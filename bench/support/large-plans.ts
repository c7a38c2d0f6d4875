import { readFileSync } from 'node:fs';
import { standardNormal, streamKey, uniform } from '../../src/foundation/numerics/random.ts';
import { PRICES, yardDocument } from './yard.ts';

/** Grades of the heats of a campaign, in turn. */
const GRADES = ['A738', 'A718', 'M247', 'R80', 'WASP', 'U720', 'HX'];

/** A `remelt-plan/1` document of several heats of different grades and masses that share one yard; contents are exact. */
export function campaignDocument({ heats, lots }: { readonly heats: number; readonly lots: number }) {
  return {
    ...yardDocument({ lots }),
    heats: Array.from({ length: heats }, (_, h) => {
      const [heat] = yardDocument({ lots: 1, grade: GRADES[h % GRADES.length]! }).heats;
      return { ...heat!, id: `H${h + 1}`, target: { ...heat!.target, mass_kg: 500 + 37 * h } };
    }),
  };
}

/** Windows of IN718 [wt%]. */
const LIMITS = {
  Cr: { min: 17, max: 21 },
  Ni: { min: 50, max: 55 },
  Co: { max: 1 },
  Mo: { min: 2.8, max: 3.3 },
  Al: { min: 0.2, max: 0.8 },
  Ti: { min: 0.65, max: 1.15 },
  Nb: { min: 4.75, max: 5.5 },
  B: { max: 0.006 },
  Mn: { max: 0.35 },
  Si: { max: 0.35 },
  Cu: { max: 0.3 },
  C: { max: 0.08 },
  P: { max: 0.015 },
  S: { max: 0.015 },
};
const BOUGHT = ['Cr', 'Ni', 'Fe', 'Mo', 'Nb', 'Al', 'Ti', 'Co', 'B', 'C'];

/**
 * One heat of IN718 and a yard of lots much alike: those of the demo again and again, each content 1 % off, each taken 20 kg at least,
 * so that hundreds of whole numbers hardly differ.
 */
export function alikeDocument({ lots }: { readonly lots: number }) {
  const [head = [], ...rows] = readFileSync('examples/demo/lots.csv', 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const key = streamKey(7, 'bench/alike');
  let [normals, uniforms] = [0, 0];
  const materials = Array.from({ length: lots }, (_, i) => {
    const row = rows[i % rows.length]!;
    const measured = head.flatMap((name, k) => {
      const content = Number(row[k]);
      return name.endsWith('_wtpct') && row[k] && !Number.isNaN(content)
        ? [[name.slice(0, -'_wtpct'.length), content * (1 + 0.01 * standardNormal(key, normals++))] as const]
        : [];
    });
    const stated = row[head.indexOf('balance')];
    const balance = stated || (measured.some(([element]) => element === 'Ni') ? 'Ni' : 'Fe');
    const composition = Object.fromEntries(measured.filter(([element]) => element !== balance));
    const rest = 100 - Object.values(composition).reduce((sum, content) => sum + content, 0);
    const worth = Object.entries({ ...composition, [balance]: rest }).reduce(
      (sum, [element, content]) => sum + ((PRICES[element] ?? 0) * content) / 100,
      0,
    );
    return {
      id: `${row[0]}-${i}`,
      composition_wtpct: composition,
      balance,
      price_usd_per_kg: worth * (0.4 + 0.3 * uniform(key, uniforms++)),
      available_kg: 50 + 500 * uniform(key, uniforms++),
      minimumIfUsed_kg: 20,
    };
  });
  return {
    heats: [{ id: 'H1', target: { limits_wtpct: LIMITS, mass_kg: 600 } }],
    materials: [
      ...materials,
      ...BOUGHT.map((element) => ({
        id: `pure ${element}`,
        composition_wtpct: {},
        balance: element,
        price_usd_per_kg: PRICES[element]! * 1.1,
      })),
    ],
  };
}
