import { parseDocument } from '../../documents/common.ts';
import {
  type EnvelopeOrder,
  type EnvelopeOutput,
  envelopeOrderSchema,
} from '../../documents/qualification/envelope.ts';
import { InputError } from '../../foundation/errors.ts';
import { shortPercent, significant } from '../../foundation/quantity/format.ts';
import { ascending } from '../../foundation/statistics/sample.ts';
import { type ElementSymbol, RARE_EARTHS } from '../../metal/alloy/element.ts';
import type { CoveredContent, Envelope } from '../../metal/alloy/envelope.ts';
import { envelopeOf, statedElements } from '../../models/qualification/programme/envelope.ts';
import type { Change } from '../../models/qualification/programme/outside.ts';
import { affectedProperties, triggerFor } from '../../models/qualification/programme/trigger.ts';
import type { Facts } from '../facts.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import { changedCircumstances } from './changed-circumstances.ts';
import { chargeChanges, sourcesOf } from './charge-changes.ts';
import { drawnContents } from './drawn-contents.ts';

/** Draws of the contents of a planned heat where none are asked for. */
const SAMPLES = 2000;

/** Rarer excursions are not reported (policy). */
const LEAST_SHARE = 0.01;

/** `envelope`: what the qualified heats of a programme cover, and what a plan leaves. Throws InputError. */
export function envelopeDocument(document: unknown, facts: Facts): EnvelopeOutput {
  const order = parseDocument(envelopeOrderSchema, document, 'envelope');
  const { programme } = order.programme;
  const { seed = DEFAULT_SEED, samples = SAMPLES } = order;
  const heats = programme.qualifiedHeats ?? [];
  if (heats.length === 0)
    throw new InputError('envelope: the programme states no qualified heats', {
      path: 'programme.qualifiedHeats',
      cure: 'say of each qualified heat how it was made',
    });
  const envelope = envelopeOf(heats, programme.trampSums);
  const { contents } = envelope;
  const properties = programme.properties.map(({ id }) => id);
  const drawn = new Map(
    order.answer.heats.map((heat) => [heat.id, drawnContents(heat, order.plan.materials, { samples, seed })]),
  );
  const leaves = order.answer.heats.flatMap((heat) => {
    const changes = [
      ...contentChanges(contents, drawn.get(heat.id)!),
      ...chargeChanges(envelope, heat, order.plan),
      ...changedCircumstances(envelope, heats, order.circumstances ?? {}),
    ];
    const found = changes.flatMap(({ watch, element, ...change }) => {
      const trigger = triggerFor(facts.requalificationTriggers, watch, element);
      return trigger ? [{ trigger, change }] : [];
    });
    const tramps = found.some(({ trigger }) => TRAMPS.includes(trigger.id));
    return found.map(({ trigger, change }) => {
      const full = tramps && trigger.fullWithTramps === true;
      const reopens = {
        gate: trigger.gate,
        level: full ? programme.level : trigger.level,
        properties: affectedProperties(trigger, properties),
      };
      const { what, words, share } = change;
      const again = trigger.reopens ?? `gate ${reopens.gate} at level ${reopens.level}`;
      return {
        heat: heat.id,
        trigger: trigger.id,
        what,
        ...(share === undefined ? {} : { share }),
        reopens,
        words: `${words}; re-opens ${again}${trigger.gate === 1 ? ` for ${namedWords(reopens.properties, properties)}` : ''}.`,
      };
    });
  });
  return {
    format: 'remelt-envelope/1',
    manifest: manifestOf(document, facts, { seed, samples }),
    assumed: [
      {
        what: 'scatter of refined contents',
        value: 'as that of the charge, relative',
        unit: '1',
        source: 'assumption: the furnace scales contents',
      },
      {
        what: 'edges',
        value: 'second lowest and second highest heat',
        unit: '1',
        source: 'policy: an edge needs two heats',
      },
    ],
    verdict: leaves.length === 0 ? 'inside' : 'leaves',
    ranges: rangesOf(
      envelope,
      order.answer.heats.map((heat) => plannedIn(heat, drawn.get(heat.id)!, order.plan)),
    ),
    uncovered: statedElements(heats).filter(
      (element) => !contents.some(({ elements: [one, ...more] }) => one === element && more.length === 0),
    ),
    leaves,
  };
}

/** Triggers of the tramp profile. */
const TRAMPS: readonly string[] = ['tramp', 'sum'];

/** Names of some properties, and one word for all of several. */
const namedWords = (some: readonly string[], all: readonly string[]): string =>
  some.length === all.length && all.length > 1 ? 'every property' : some.join(', ');

/** Unit in the name of a setting: "electroslag.meltRate_kg_per_h" is in kg/h. */
const unitIn = (name: string): string =>
  /_(.*)$/.exec(name)?.[1]?.replaceAll('_per_', '/').replaceAll('_', ' ') ?? '1';

/** The ranges of an envelope in the order that people read them. */
function rangesOf(envelope: Envelope, heats: readonly PlannedHeat[]): EnvelopeOutput['ranges'] {
  const { contents, revertShare, generation, liningAge, settings } = envelope;
  const of = (what: string, range: Envelope['revertShare'], unit = '1'): EnvelopeOutput['ranges'] => {
    if (!range) return [];
    const planned = heats.flatMap(({ id, rangeOf }) => {
      const value = rangeOf(what);
      if (!value) return [];
      const both = RARE_EARTHS.some((element) => element === what);
      const outside = value.mean > range.high * (1 + 1e-6) || (both && value.mean < range.low);
      return [{ heat: id, ...value, outside }];
    });
    return [{ what, unit, ...range, ...(planned.length > 0 ? { planned } : {}) }];
  };
  return [
    ...contents.flatMap(({ elements, range }) => of(elements.join('+'), range, 'ppm')),
    ...of('revert share', revertShare),
    ...of('generation', generation),
    ...of('heats on the lining', liningAge),
    ...[...settings].flatMap(([name, range]) => of(name.replace(/_.*/, ''), range, unitIn(name))),
  ];
}

/** A planned heat by the names of the ranges. */
interface PlannedHeat {
  readonly id: string;
  readonly rangeOf: (what: string) => { mean: number; p05: number; p95: number } | undefined;
}

function plannedIn(
  heat: EnvelopeOrder['answer']['heats'][number],
  draws: ReadonlyMap<ElementSymbol, Float64Array>,
  plan: EnvelopeOrder['plan'],
): PlannedHeat {
  const { share, generation } = sourcesOf(heat, plan);
  const exactly = (value: number) => ({ mean: value, p05: value, p95: value });
  return {
    id: heat.id,
    rangeOf: (what) => {
      if (what === 'revert share') return exactly(share);
      if (what === 'generation') return exactly(generation);
      const all = what.split('+').map((element) => draws.get(element as ElementSymbol));
      if (all.every((one) => one === undefined)) return undefined;
      const count = draws.values().next().value?.length ?? 0;
      const values = ascending(
        Array.from({ length: count }, (_, i) => all.reduce((sum, one) => sum + (one?.[i] ?? 0), 0)),
      );
      const mean = values.reduce((sum, value) => sum + value, 0) / count;
      return { mean, p05: values[Math.floor(0.05 * count)]!, p95: values[Math.ceil(0.95 * count) - 1]! };
    },
  };
}

/** Contents outside their range in more than a hundredth of the draws [ppm]. */
function contentChanges(
  ranges: readonly CoveredContent[],
  draws: ReadonlyMap<ElementSymbol, Float64Array>,
): Change[] {
  return ranges.flatMap(({ elements, range }) => {
    const what = elements.join('+');
    const drawn = elements.map((element) => draws.get(element));
    const count = draws.values().next().value?.length ?? 0;
    const outside = (is: (value: number) => boolean): number => {
      let found = 0;
      for (let i = 0; i < count; i++)
        if (is(drawn.reduce((sum, values) => sum + (values?.[i] ?? 0), 0))) found++;
      return count === 0 ? 0 : found / count;
    };
    const one = elements.length === 1 ? elements[0] : undefined;
    const watch: Pick<Change, 'watch' | 'element'> = one
      ? { watch: 'element', element: one }
      : { watch: 'sum' };
    const edges = [
      { words: 'above', at: range.high, share: outside((value) => value > range.high) },
      // Of rare earths there must not be too little either.
      ...(one && RARE_EARTHS.includes(one)
        ? [{ words: 'below', at: range.low, share: outside((value) => value < range.low) }]
        : []),
    ];
    return edges
      .filter(({ share }) => share >= LEAST_SHARE)
      .map(({ words, at, share }) => ({
        ...watch,
        what: `${what} ${words} ${significant(at)} ppm`,
        words: `${what} ${words} ${significant(at)} ppm in ${shortPercent(share, 2)} of draws`,
        share,
      }));
  });
}
