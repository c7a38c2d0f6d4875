import { parseDocument } from '../../documents/common.ts';
import {
  type ScrapHeat,
  type ScrapHistoryInput,
  type ScrapHistoryOutput,
  scrapHistoryInputSchema,
} from '../../documents/heats/scrap-history.ts';
import { InputError, throwIfCancelled } from '../../foundation/errors.ts';
import { byElementOrder, type ElementSymbol, elementsIn } from '../../metal/alloy/element.ts';
import { breathe, type Control } from '../control.ts';
import { coverageOf, lastReadings } from '../history/fared.ts';
import { inTime, refuseTwice } from '../history/in-time.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import { elementAnswer } from './element-answer.ts';
import { STATED_PRIORS, USUAL_YIELD } from './priors.ts';

/** Most heats of one fit, the latest (assumption: scrap of three years ago is another scrap). */
const WINDOW = 1500;
/** Fewest heats that are taken apart. */
const LEAST = 10;

/** `scrapHistory` on an unparsed document. Throws InputError with path, value and cure for what is wrong. */
export async function scrapHistoryDocument(
  document: unknown,
  facts: { readonly version: string },
  control: Control = {},
): Promise<ScrapHistoryOutput> {
  const input = parseDocument(scrapHistoryInputSchema, document, 'scrap history');
  const seed = input.seed ?? DEFAULT_SEED;
  const warnings: string[] = [];
  const furnaces: ScrapHistoryOutput['furnaces'] = [];
  const groups = [...Map.groupBy(input.heats, (heat) => heat.furnace ?? input.furnace ?? 'furnace')];
  for (const [furnace, heats] of groups) {
    refuseTwice(heats, furnace);
    const all = inTime(heats, { furnace, warnings });
    furnaces.push(await furnaceOf(furnace, all.slice(-WINDOW), { input, seed, all: all.length, control }));
  }
  control.onProgress?.(1, 'done');
  return {
    format: 'remelt-scrap-history/1',
    manifest: manifestOf(input, facts, { seed }),
    assumed: assumedOf(input, furnaces),
    warnings,
    furnaces,
  };
}

async function furnaceOf(
  furnace: string,
  heats: readonly ScrapHeat[],
  {
    input,
    seed,
    all,
    control,
  }: {
    readonly input: ScrapHistoryInput;
    readonly seed: number | string;
    readonly all: number;
    readonly control: Control;
  },
): Promise<ScrapHistoryOutput['furnaces'][number]> {
  if (heats.length < LEAST)
    throw new InputError(`${furnace} has ${heats.length} heats with baskets and contents`, {
      path: 'heats',
      value: heats.length,
      allowed: `at least ${LEAST} heats of a furnace`,
    });
  const fittedOn = Math.floor((2 * heats.length) / 3);
  const found = [
    ...new Set(
      heats.flatMap(({ composition_ppm, below_ppm }) => elementsIn({ ...composition_ppm, ...below_ppm })),
    ),
  ].sort(byElementOrder);
  const tramps = found.filter((element) => STATED_PRIORS.has(element));
  const notLearned: ScrapHistoryOutput['furnaces'][number]['notLearned'] = found
    .filter((element) => !STATED_PRIORS.has(element))
    .map((element) => ({
      what: element,
      words: `${element} burns off, evaporates or is added, so what the scrap brought of it cannot be told from the melt`,
      sample: `analyse ${element} in the scrap itself`,
    }));
  if (tramps.length === 0)
    throw new InputError(`${furnace} has no content of an element that does not burn off`, {
      path: 'heats',
      value: found.join(', '),
      allowed: [...STATED_PRIORS.keys()].join(', '),
    });
  const answers: ReturnType<typeof elementAnswer>[] = [];
  for (const [i, element] of tramps.entries()) {
    throwIfCancelled(control.signal);
    control.onProgress?.(i / tramps.length, `${furnace}: ${element}`);
    await breathe();
    answers.push(
      elementAnswer(element, heats, { fittedOn, seed, metalYield: input.metalYield ?? USUAL_YIELD }),
    );
  }
  const told = answers.flatMap((one) => ('answer' in one ? [one] : []));
  return {
    ...{ furnace, heats: heats.length, from: heats[0]!.at ?? null, to: heats.at(-1)!.at ?? null },
    ...{ fittedOn, judgedOn: heats.length - fittedOn },
    elements: told.map(({ answer }) => answer),
    coverage: coverageOf(lastReadings(told.flatMap(({ judged }) => judged))),
    notLearned: [
      ...answers.flatMap((one) => ('notLearned' in one ? [one.notLearned] : [])),
      ...together(told.map(({ answer }) => answer)),
      ...notLearned,
    ],
    words: all > heats.length ? [`each fit takes the latest ${WINDOW} of ${all} heats`] : [],
  };
}

/** Classes that no element tells apart, and the heats that would. */
function together(
  elements: readonly {
    readonly element: ElementSymbol;
    readonly groups: readonly { readonly classes: readonly string[] }[];
  }[],
): ScrapHistoryOutput['furnaces'][number]['notLearned'] {
  const groups = new Map<string, { readonly classes: readonly string[]; readonly of: ElementSymbol[] }>();
  for (const { element, groups: own } of elements)
    for (const { classes } of own) {
      const key = classes.join('|');
      const known = groups.get(key);
      if (known) known.of.push(element);
      else groups.set(key, { classes, of: [element] });
    }
  return [...groups.values()].map(({ classes, of }) => ({
    what: classes.join(', '),
    words: `${classes.join(' and ')} were charged together so often that ${of.join(', ')} of each cannot be told apart`,
    sample: `charge some heats with ${classes[0]} and without ${classes.slice(1).join(', ')}, or sample one of them`,
  }));
}

function assumedOf(
  input: ScrapHistoryInput,
  furnaces: ScrapHistoryOutput['furnaces'],
): ScrapHistoryOutput['assumed'] {
  const untapped = input.heats.some(({ tapped_kg }) => tapped_kg === undefined);
  const used = new Set(furnaces.flatMap(({ elements }) => elements.map(({ element }) => element)));
  return [
    ...(input.seed === undefined
      ? [{ what: 'seed', value: DEFAULT_SEED, unit: '', source: 'default of scrap-history' }]
      : []),
    ...(untapped && input.metalYield === undefined
      ? [
          {
            what: 'metal yield',
            value: USUAL_YIELD.mean,
            unit: `1 (+- ${USUAL_YIELD.sd})`,
            source: 'assumption: heats do not say what was tapped; what does not burn off is enriched by it',
          },
        ]
      : []),
    ...[...used].map((element) => ({
      what: `mean content of classes, ${element}`,
      value: STATED_PRIORS.get(element)!,
      unit: 'ppm (a factor 3)',
      source: 'assumption: prior of the pooled mean; the heats move it',
    })),
  ];
}
