import type { QualifyInput, QualifyOutput } from '../../src/documents/qualification/qualify.ts';
import { normalQuantile } from '../../src/foundation/numerics/normal.ts';
import { fillNormal, streamKey } from '../../src/foundation/numerics/random.ts';

type Property = QualifyInput['programme']['properties'][number];

/** A material and its qualified route as they truly are: normal, in MPa. */
export interface TrueMaterial {
  readonly heats: number;
  readonly perHeat: number;
  readonly mean: number;
  readonly withinSd: number;
  readonly heatSd: number;
  /** Values of the qualified route, which has the mean `baselineMean` and no scatter between heats. */
  readonly baseline?: number;
  readonly baselineMean?: number;
}

/** What is asked of each property. */
export interface Asked {
  readonly level: QualifyInput['programme']['level'];
  readonly property: Omit<Property, 'id' | 'unit' | 'side' | 'baseline'>;
  readonly properties?: number;
}

/** A programme on a material whose truth is known; equal seeds give equal documents. Values have one decimal. */
export function seededProgramme(truth: TrueMaterial, asked: Asked, seed: number | string): QualifyInput {
  const { heats, perHeat, mean, withinSd, heatSd, baseline = 0, baselineMean = mean } = truth;
  const count = asked.properties ?? 1;
  const each = heats * (perHeat + 1) + baseline;
  const z = fillNormal(streamKey(seed, 'seeded programme'), new Float64Array(count * each));
  const rounded = (value: number): number => Math.round(10 * value) / 10;
  const ids = Array.from({ length: count }, (_, i) => (count === 1 ? 'strength' : `strength ${i + 1}`));
  const properties = ids.map((id, p): Property => {
    const values = Array.from({ length: baseline }, (_, i) => ({
      heat: `Q${1 + (i % 5)}`,
      value: rounded(baselineMean + withinSd * z[p * each + heats * (perHeat + 1) + i]!),
    }));
    return {
      id,
      unit: 'MPa',
      side: 'lower',
      ...asked.property,
      ...(baseline > 0 ? { baseline: values } : {}),
    };
  });
  const evidence = ids.flatMap((property, p) =>
    Array.from({ length: heats * perHeat }, (_, i) => {
      const heat = Math.floor(i / perHeat);
      const at = p * each + heat * (perHeat + 1);
      const level = mean + heatSd * z[at]!;
      return {
        property,
        heat: `H${heat + 1}`,
        specimen: `H${heat + 1}-${1 + (i % perHeat)}`,
        value: rounded(level + withinSd * z[at + 1 + (i % perHeat)]!),
        unit: 'MPa',
      };
    }),
  );
  return { programme: { id: `seed ${seed}`, level: asked.level, properties }, evidence };
}

/** Value that the content of a normal population exceeds, heats and bars together. */
export const trueQuantile = (
  { mean, withinSd, heatSd }: Pick<TrueMaterial, 'mean' | 'withinSd' | 'heatSd'>,
  content: number,
): number => mean - normalQuantile(content) * Math.hypot(withinSd, heatSd);

/** What became of many programmes on one material. */
export interface TrialResult {
  readonly programmes: number;
  readonly pass: number;
  readonly hold: number;
  readonly fail: number;
  /** Programmes in which the bound that counts at `content` lies above the truth. */
  readonly above: number;
}

/** Evaluates seeded programmes by `qualify`; the bound that counts is the lower of pooled and heat-aware, issued or not. */
export function programmeTrial(
  {
    truth,
    asked,
    content,
  }: { readonly truth: TrueMaterial; readonly asked: Asked; readonly content: number },
  { programmes, seed }: { readonly programmes: number; readonly seed: number },
  qualify: (document: unknown) => QualifyOutput,
): TrialResult {
  const at = trueQuantile(truth, content);
  const counts = { PASS: 0, HOLD: 0, FAIL: 0 };
  let above = 0;
  for (let i = 0; i < programmes; i++) {
    const [gate] = qualify(seededProgramme(truth, asked, `${seed}/${i}`)).gates;
    counts[gate!.verdict]++;
    const [property] = gate!.properties;
    const shown = property!.issued ? [property!.issued] : property!.basis;
    if (Math.min(...shown.filter((bound) => bound.content === content).map(({ value }) => value)) > at)
      above++;
  }
  return { programmes, pass: counts.PASS, hold: counts.HOLD, fail: counts.FAIL, above };
}

const MATERIAL = { mean: 1000, withinSd: 10, heatSd: 0 };

/** A case of the operating characteristic: what must hold for it, and up to which share. */
export interface CharacteristicCase {
  readonly name: string;
  readonly truth: TrueMaterial;
  readonly asked: Asked;
  readonly content: number;
  /** Greatest share of PASS, and of bounds above the truth; reported only where absent. */
  readonly mostPass?: number;
  readonly mostAbove?: number;
  /** Share of PASS that the power of the statistic says. */
  readonly power?: { readonly marginInSd: number };
}

const atTheMinimum = (
  name: string,
  {
    content,
    ...sizes
  }: Pick<TrueMaterial, 'heats' | 'perHeat' | 'heatSd'> & { readonly content: 0.9 | 0.99 },
  limits: Pick<CharacteristicCase, 'mostPass' | 'mostAbove'>,
  level: Asked['level'] = '1A',
): CharacteristicCase => {
  const truth = { ...MATERIAL, ...sizes };
  const stated = level === '1A' ? { content } : {};
  const property = { ...stated, designMinimum: trueQuantile(truth, content) };
  return { name, truth, asked: { level, property }, content, ...limits };
};

const equivalent = (name: string, heats: number, perHeat: number, margin: number): CharacteristicCase => ({
  name,
  truth: { ...MATERIAL, heats, perHeat, baseline: 30 },
  asked: { level: '1S', property: { margin } },
  content: 0.9,
  power: { marginInSd: margin / MATERIAL.withinSd },
});

const BOTH = { mostPass: 0.05, mostAbove: 0.05 };

/** The cases that the targets name, and those that are only reported. */
export const CHARACTERISTIC_CASES: readonly CharacteristicCase[] = [
  atTheMinimum('B at the design minimum, 10 x 10', { heats: 10, perHeat: 10, heatSd: 0, content: 0.9 }, BOTH),
  atTheMinimum(
    'A at the design minimum, 10 x 10',
    { heats: 10, perHeat: 10, heatSd: 0, content: 0.99 },
    BOTH,
  ),
  atTheMinimum(
    'B, heats differ by one SD, 10 x 10',
    { heats: 10, perHeat: 10, heatSd: 10, content: 0.9 },
    BOTH,
  ),
  atTheMinimum(
    'A, heats differ by one SD, 10 x 10',
    { heats: 10, perHeat: 10, heatSd: 10, content: 0.99 },
    BOTH,
  ),
  atTheMinimum(
    'S-type, heats differ by one SD, 5 x 6',
    { heats: 5, perHeat: 6, heatSd: 10, content: 0.99 },
    {},
    '1M',
  ),
  atTheMinimum(
    'screen, heats differ by one SD, 3 x 6',
    { heats: 3, perHeat: 6, heatSd: 10, content: 0.9 },
    {},
    '1S',
  ),
  equivalent('equivalent, margin 1 SD, 3 x 6 against 30', 3, 6, 10),
  equivalent('equivalent, margin 0.75 SD, 10 x 6 against 30', 10, 6, 7.5),
];

/** Three programmes with a known truth: one that passes, one that needs more heats, one whose heats differ too much. */
export const EXAMPLE_PROGRAMMES: Readonly<Record<'qualify' | 'qualify-hold' | 'qualify-fail', QualifyInput>> =
  {
    qualify: seededProgramme(
      { heats: 10, perHeat: 10, mean: 1000, withinSd: 10, heatSd: 4, baseline: 30 },
      { level: '1A', property: { designMinimum: 950, margin: 10, sdRatioLimit: 2 } },
      'passes',
    ),
    'qualify-hold': seededProgramme(
      { heats: 5, perHeat: 8, mean: 1000, withinSd: 10, heatSd: 4, baseline: 30 },
      { level: '1M', property: { designMinimum: 965, margin: 10 } },
      'holds',
    ),
    'qualify-fail': seededProgramme(
      { heats: 10, perHeat: 10, mean: 1000, withinSd: 10, heatSd: 40, baseline: 30 },
      { level: '1A', property: { designMinimum: 960, margin: 20, sdRatioLimit: 1.6 } },
      'heats differ',
    ),
  };
