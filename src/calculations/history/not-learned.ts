import type { NotLearned, PastHeat } from '../../documents/heats/history.ts';
import { byElementOrder, type ElementSymbol, elementsIn } from '../../metal/alloy/element.ts';
import type { CalibrateFacts } from '../calibrate/calibrate.ts';
import type { Reading } from '../sample/bath-readings.ts';
import { mean, scoreOf } from './fared.ts';
import { chargedIn, type Foretold, readingsIn } from './foretold.ts';

/** Fewest heats that an element is learned from. */
const FEWEST = 3;
/** Fewest readings that tell whether a calibration predicts better than the models alone. */
const FEWEST_JUDGED = 5;

interface Known {
  readonly facts: CalibrateFacts;
  /** Readings of the last third, by the calibrated furnace and by the models alone. */
  readonly judged: readonly Foretold[];
  readonly literature: readonly Foretold[];
  readonly changed: ReadonlySet<ElementSymbol>;
}

/** Elements that these heats do not teach, why, and what to sample so that they do. */
export function notLearnedFrom(heats: readonly PastHeat[], known: Known): NotLearned[] {
  const read = heats.map((heat) => ({ heat, readings: readingsIn(heat, known.facts) }));
  const charged = new Set(heats.flatMap((heat) => [...chargedIn(heat).keys()]));
  const sampled = new Set(read.flatMap(({ readings }) => readings.map(({ element }) => element)));
  const traces = new Set(heats.flatMap(({ melt }) => elementsIn(melt.composition_ppm ?? {})));
  return [...new Set([...charged, ...sampled])].sort(byElementOrder).flatMap((element) => {
    if (!sampled.has(element)) return traces.has(element) ? [neverSampled(element)] : [];
    if (!charged.has(element)) return [chargeUnknown(element)];
    if (!known.changed.has(element)) return [];
    return reasonFor(element, read, known) ?? [];
  });
}

type Read = readonly { readonly heat: PastHeat; readonly readings: readonly Reading[] }[];

function reasonFor(element: ElementSymbol, read: Read, known: Known): NotLearned | undefined {
  const own = read.flatMap(({ readings }) => {
    const here = readings.filter((one) => one.element === element);
    return here.length === 0 ? [] : [here];
  });
  const all = own.flat();
  if (all.every(({ below }) => below)) return belowDetection(element, all, known);
  if (own.length < FEWEST)
    return {
      ...{ element, why: 'few-heats' },
      words: `${element} was read in ${own.length} of ${read.length} heats`,
      sample: `sample ${element} at the end of at least ${FEWEST} more heats`,
    };
  const values = new Set(all.map(({ value_ppm }) => value_ppm));
  if (values.size === 1)
    return {
      ...{ element, why: 'no-variation' },
      words: `${element} is ${all[0]!.value_ppm} ppm in each of ${all.length} readings`,
      sample: `make sure that ${element} is measured in each heat and not copied; give the digits of the instrument`,
    };
  const ours = known.judged.filter((one) => one.reading.element === element && !one.reading.below);
  const theirs = known.literature.filter((one) => one.reading.element === element && !one.reading.below);
  const isNoBetter = ours.length >= FEWEST_JUDGED && mean(ours.map(scoreOf)) >= mean(theirs.map(scoreOf));
  const isSingle = own.every((here) => new Set(here.map(({ at_s }) => at_s)).size === 1);
  if (isNoBetter)
    return {
      ...{ element, why: 'no-better' },
      words: `the last third of the heats was predicted no better in ${element} with the heats of the furnace than without them`,
      sample: isSingle
        ? `take two samples of ${element} in a heat, one at half time and one at the end, and analyse the charge itself`
        : `look for what changes ${element} from heat to heat and is not in the table: charge analysis, leak, lining`,
    };
  if (isSingle)
    return {
      ...{ element, why: 'one-sample' },
      words: `only one reading of ${element} in each heat: how fast it leaves and where it ends are known only together`,
      sample: `take a second sample of ${element} at half time in ${FEWEST} heats or more`,
    };
  return undefined;
}

const neverSampled = (element: ElementSymbol): NotLearned => ({
  ...{ element, why: 'never-sampled' },
  words: `no reading of ${element} after the charge, which was analysed for it`,
  sample: `sample ${element} at the end of the heat`,
});

const chargeUnknown = (element: ElementSymbol): NotLearned => ({
  ...{ element, why: 'charge-unknown' },
  words: `readings of ${element} in the melt, but not in what was charged`,
  sample: `analyse ${element} in the charge, or in a sample taken when the charge has just melted`,
});

function belowDetection(element: ElementSymbol, readings: readonly Reading[], { facts }: Known): NotLearned {
  const limit = Math.min(...readings.map(({ value_ppm }) => value_ppm));
  const finer = [...facts.analysisMethods.values()]
    .flatMap(({ id, kind, elements }) => {
      const ppm = (elements.get(element)?.detectionLimit ?? Number.POSITIVE_INFINITY) * 1e6;
      return kind === 'laboratory' && ppm < limit / 3 ? [{ id, ppm }] : [];
    })
    .sort((a, b) => a.ppm - b.ppm)[0];
  return {
    ...{ element, why: 'below-detection' },
    words: `all ${readings.length} readings of ${element} are below detection (least limit ${limit} ppm)`,
    sample:
      finer === undefined
        ? `sample ${element} earlier in the heat, while there is more of it`
        : `analyse ${element} by ${finer.id} (detection from ${Number(finer.ppm.toPrecision(2))} ppm), or sample it earlier in the heat`,
  };
}
