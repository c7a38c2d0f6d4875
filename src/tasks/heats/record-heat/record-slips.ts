import { plannedRoute } from '../../../desk/heat/known-heat.ts';
import { farSettings } from '../../../documents/heats/far-settings.ts';
import type { HeatRecord } from '../../../documents/heats/heat-record.ts';
import { sumTooLarge } from '../../../documents/printed-results.ts';
import type { HeatState } from '../../../evidence/ledger/state.ts';
import type { StoredRecord } from '../../../evidence/ledger/store.ts';
import { InputError } from '../../../foundation/errors.ts';
import { MS_PER_DAY } from '../../../foundation/quantity/days.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { missing_g, scaleTolerance_g } from '../../../foundation/quantity/heat-losses.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { parseReading } from '../../../foundation/quantity/reading.ts';
import { LARGEST_SUM_WTPCT } from '../../../metal/alloy/composition.ts';

/** Masses that differ by more than this factor from what they should be are in another unit, not off (kg for g: 1000). */
const OTHER_UNIT = 100;

type Losses = { readonly losses?: readonly { readonly mass_g: number }[] | undefined };

/**
 * Refuses masses that no furnace can make: a weight that is far from what was planned of the lot, more metal poured or
 * cast than there was, or next to none; and results that are more than the whole. Metal that is missing is another matter: the ledger books and remembers it.
 */
export function refuseSlips(
  { charge = [], notThere, unplanned, analyses = [], melt, cast }: HeatRecord,
  heat: HeatState,
): void {
  analyses.forEach(refuseSum);
  if (notThere && charge.length === 0)
    throw new InputError(
      'heat record: lots that are not there are told with the charge that goes without them',
      {
        path: 'notThere',
        allowed: 'together with charge',
        cure: 'give what was weighed as charge; where nothing is there, cancel the heat or plan it again',
      },
    );
  charge.forEach(({ lot, actual_g }, i) => {
    const planned_g = ownValue(heat.planned_g, `lot:${lot}`) ?? 0;
    // A late part of a lot is small against the whole plan; only the first weighing is held against it from below.
    const isFirst = heat.inputs.every(({ from }) => from !== `lot:${lot}`);
    const isOff = isFirst ? isOtherUnit(actual_g, planned_g) : actual_g > OTHER_UNIT * planned_g;
    if (unplanned === undefined && planned_g > 0 && isOff)
      throw new InputError(
        `heat record: ${kilograms(actual_g)} of ${lot} charged, but ${kilograms(planned_g)} planned; is the decimal sign right?`,
        {
          path: `charge[${i}].actual_g`,
          value: actual_g,
          unit: 'g',
          cure: 'correct the weight (a document gives whole grams: 466.45 kg is 466450); what nobody planned is an addition',
          does: [{ verb: 'heats/add-to-heat' }],
        },
      );
  });
  const input_g = heat.input_g + sum(charge.map(({ actual_g }) => actual_g));
  if (melt && input_g > 0)
    refuseMade(melt.output_g, { from_g: input_g, part: melt, path: 'melt.output_g', what: 'charged' });
  const poured_g = melt?.output_g ?? heat.output_g;
  if (!cast || poured_g === null || poured_g === undefined) return;
  const cast_g = sum([...cast.objects, ...(cast.reverts ?? [])].map(({ mass_g }) => mass_g));
  refuseMade(cast_g, { from_g: poured_g, part: cast, path: 'cast', what: 'poured' });
}

/**
 * Metal that a melting leaves without explanation [g]: zero within the tolerance of the scales, and for a heat that
 * cannot be melted now.
 */
export function unexplainedOf(
  { output_g, losses = [] }: Losses & { readonly output_g: number },
  { status, input_g }: Pick<HeatState, 'status' | 'input_g'>,
): number {
  const unexplained_g = missing_g({ input_g, output_g, losses });
  return status === 'charged' && unexplained_g > scaleTolerance_g(input_g) ? unexplained_g : 0;
}

/** What people round times to, and how late they book [ms] (assumption). */
const ROUNDED_MS = 3_600_000;

/** A step that comes before another, and when that was. */
interface Before {
  /** What is dated too early. */
  readonly part: string;
  /** What it follows, in words. */
  readonly after: string;
  /** Times of it. */
  readonly at: readonly string[];
}

/**
 * Refuses a record that is dated before what it follows: a charge before its lots were received, a sample of the bath or a melting
 * before the charge, a casting before the melting. It is a slip of the date, or a clock that is wrong.
 */
export function refuseBefore(
  record: HeatRecord,
  history: readonly Pick<StoredRecord, 'record' | 'body'>[],
  received: ReadonlyMap<string, string> = new Map(),
): void {
  const { happenedAt, charge = [], samples = [] } = record;
  if (happenedAt === undefined) return;
  const of = (kind: string): string[] =>
    history.filter(({ record: one }) => one.kind === kind).map(({ body }) => String(body.happenedAt));
  const [charged, melted] = [of('heat.charged').sort(), of('heat.melted')];
  const told: readonly (Before | false)[] = [
    ...charge.flatMap(({ lot }) => {
      const at = received.get(lot);
      return at === undefined
        ? []
        : [{ part: `the charge of ${lot}`, after: `${lot} was received`, at: [at] }];
    }),
    samples.length > 0 &&
      charge.length === 0 && {
        ...{ part: `sample ${samples[0]!.sample}`, after: 'the heat was charged', at: charged.slice(0, 1) },
      },
    record.melt !== undefined && { part: 'melt', after: 'the heat was charged', at: charged },
    record.cast !== undefined && { part: 'cast', after: 'the heat was melted', at: melted },
  ];
  for (const one of told) if (one) refuseDate(happenedAt, one);
}

function refuseDate(happenedAt: string, { part, after, at }: Before): void {
  const latest = [...at].sort().at(-1);
  // a bare day is its first instant
  const slack_ms = happenedAt.includes('T') ? ROUNDED_MS : MS_PER_DAY;
  if (latest === undefined || !(Date.parse(happenedAt) < Date.parse(latest) - slack_ms)) return;
  const from = happenedAt.includes('T') ? latest : latest.slice(0, 10);
  throw new InputError(`heat record: ${part} is dated ${happenedAt}, but ${after} on ${from}`, {
    path: 'happenedAt',
    value: happenedAt,
    allowed: `from ${from} on`,
    cure: `give a time from ${from} on, or leave happenedAt out for now; or put the clock of this computer right`,
  });
}

/** Refuses settings that ran so far from the plan that a unit or a digit is wrong, until the record says that they were read so. */
export function refuseFarSettings(
  { route }: NonNullable<HeatRecord['log']>,
  heat: Pick<HeatState, 'id' | 'route'>,
): void {
  const far = farSettings(plannedRoute(heat) ?? [], route);
  const [first] = far;
  if (!first) return;
  const { name, planned, ran } = first;
  throw new InputError(
    `heat record: ${name} of ${route[first.index]!.operation} is ${ran}, but ${planned} was planned; is the unit right?`,
    far.map((one) => ({
      path: `log.route[${one.index}].settings.${one.name}`,
      value: one.ran,
      allowed: `near ${one.planned}, as planned`,
      cure: 'correct the reading; where the furnace really ran so, say "asRead": true in the log',
    })),
  );
}

function refuseMade(
  output_g: number,
  {
    from_g,
    part,
    path,
    what,
  }: {
    readonly from_g: number;
    readonly part: Losses & { readonly tolerance_g?: number | undefined };
    readonly path: string;
    readonly what: string;
  },
): void {
  const out_g = output_g + sum((part.losses ?? []).map(({ mass_g }) => mass_g));
  const tolerance_g = part.tolerance_g ?? scaleTolerance_g(from_g);
  if (out_g <= from_g + tolerance_g && !isOtherUnit(output_g, from_g)) return;
  throw new InputError(
    `heat record: ${kilograms(out_g)} came out, but only ${kilograms(from_g)} were ${what}`,
    {
      path,
      value: out_g,
      unit: 'g',
      allowed: `at most ${kilograms(from_g)} plus the tolerance of the scales (${kilograms(tolerance_g)})`,
      cure: 'correct the weight; book added metal as charge first',
    },
  );
}

/** Results that add up to more than any analysis does hold a slip: a decimal sign, or a unit. */
function refuseSum({ analysis, results }: NonNullable<HeatRecord['analyses']>[number], i: number): void {
  const total = sumTooLarge(results);
  if (total === undefined) return;
  const found = results.filter(({ text }) => !parseReading(text).operator.startsWith('<'));
  throw new InputError(
    `heat record: the results of ${analysis} add up to ${total.toFixed(1)} wt%; is a decimal sign or a unit right?`,
    {
      path: `analyses[${i}].results`,
      value: total.toFixed(1),
      unit: 'wt%',
      allowed: `at most ${LARGEST_SUM_WTPCT} wt% together`,
      cure: `correct what is too much of: ${found.map(({ element, text, unit }) => `${element} ${text} ${unit}`).join(', ')}`,
    },
  );
}

const isOtherUnit = (mass_g: number, expected_g: number): boolean =>
  mass_g > OTHER_UNIT * expected_g || OTHER_UNIT * mass_g < expected_g;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
