import { type KnownHeat, knownInHeat } from '../../../calculations/heats/asked-results.ts';
import { coldContents } from '../../../calculations/heats/charge-sheet.ts';
import { knownOfPart } from '../../../calculations/lots/asked-amounts.ts';
import { askedResults } from '../../../calculations/lots/asked-results.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { specificationOfHeat } from '../../../desk/heat/heat-target.ts';
import { sheetParts } from '../../../desk/heat/sheet-parts.ts';
import { latestRun, meansOf } from '../../../desk/planning/kept-predictions.ts';
import { bookedMetal } from '../../../desk/samples/late-readings.ts';
import { earlierResults } from '../../../desk/yard/known-lot.ts';
import { type AskedValue, askedWords } from '../../../documents/as-typed.ts';
import type { HeatRecord } from '../../../documents/heats/heat-record.ts';
import { type FarResult, typedContents } from '../../../documents/yard/far-results.ts';
import type { HeatState } from '../../../evidence/ledger/state.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { knownMethod } from '../../../metal/alloy/analysis-method.ts';
import type { Subject } from '../../../metal/alloy/words.ts';
import type { NamedRecord } from './named-analyses.ts';

interface Typed {
  readonly of: string;
  readonly analysis: string;
  readonly method: string;
  readonly results: NonNullable<HeatRecord['analyses']>[number]['results'];
  /** What its metal has been analysed as before. */
  readonly known: HeatState['analyses'];
  /** False for a further specimen of a retest: what failed before says nothing of it. */
  readonly isAgain: boolean;
}

/**
 * What of a record is far from what is known of its heat: masses that a slip explains; results that are far from the limits, what is
 * predicted, the cold charge, other analyses of the same piece, its grade. What is booked already is not asked about again.
 */
export async function askedOfRecord(
  record: NamedRecord,
  heat: HeatState,
  context: TaskContext,
): Promise<AskedValue[]> {
  return [...askedMasses(record, heat), ...(await askedAnalyses(record, heat, context))];
}

/** Masses of a melting or a casting that are a tenth or a thousandth of what the others leave for them. */
function askedMasses({ melt, cast, charge = [] }: NamedRecord, heat: HeatState): AskedValue[] {
  const input_g = heat.input_g + sum(charge);
  const poured_g = melt?.output_g ?? heat.output_g;
  const melted = melt && [{ what: 'poured', mass_g: melt.output_g }, ...lostIn(melt)];
  const shaped = cast && [
    ...cast.objects.map(({ object, mass_g }) => ({ what: object, mass_g })),
    ...(cast.reverts ?? []).map(({ lot, mass_g }) => ({ what: lot, mass_g })),
    ...lostIn(cast),
  ];
  return [
    ...(heat.output_g === null ? askedParts(melted, input_g) : []),
    ...(heat.status === 'cast' ? [] : askedParts(shaped, poured_g ?? 0)),
  ];
}

interface Part {
  readonly what: string;
  readonly mass_g: number;
}

const lostIn = ({ losses = [] }: NonNullable<NamedRecord['melt'] | NamedRecord['cast']>): Part[] =>
  losses.map(({ to, mass_g }) => ({ what: `lost to ${to}`, mass_g }));

function askedParts(parts: readonly Part[] = [], from_g: number): AskedValue[] {
  const missing_g = from_g - sum(parts);
  return parts.flatMap(({ what, mass_g }) => {
    const known = knownOfPart(mass_g, missing_g);
    return known === undefined ? [] : [{ typed: `${what} ${kilograms(mass_g)}`, known }];
  });
}

const sum = (parts: readonly { readonly mass_g?: number; readonly actual_g?: number }[]): number =>
  parts.reduce((total, { mass_g = 0, actual_g = 0 }) => total + mass_g + actual_g, 0);

async function askedAnalyses(
  { analyses = [] }: NamedRecord,
  heat: HeatState,
  context: TaskContext,
): Promise<AskedValue[]> {
  if (analyses.length === 0) return [];
  const typed = await Promise.all(
    analyses.map(async ({ sample, ...one }): Promise<readonly Typed[]> => {
      const of = one.of as Subject;
      const metal = of === heat.subject ? heat : await bookedMetal(of, context.store);
      // a piece that was never cast is refused by the ledger, with its place
      if (metal === null) return [];
      const specimen = sample ?? one.analysis;
      const isAgain = !metal.retests?.some(({ specimens }) => specimens.includes(specimen));
      return [{ ...one, known: metal.analyses, isAgain }];
    }),
  );
  const known = await knownHeatOf(heat, context);
  const far = await Promise.all(typed.flat().map((one) => farOf(one, { heat, known }, context)));
  return askedWords(far.flat());
}

async function farOf(
  { of, analysis, method: named, known: analyses, results, isAgain }: Typed,
  { heat, known }: { readonly heat: HeatState; readonly known: KnownHeat | null },
  { compute }: TaskContext,
): Promise<FarResult[]> {
  const facts = compute.facts();
  const isBath = of.startsWith('heat:');
  const method = knownMethod(facts.analysisMethods, named);
  // what is booked is not typed; an unknown method is refused by the ledger
  if (method === undefined || analyses.some((one) => one.analysis === analysis)) return [];
  return askedResults(
    typedContents(results),
    {
      method,
      grade: heat.target.grade ?? undefined,
      earlier: isBath || !isAgain ? [] : earlierResults(analyses, facts),
      ...(known
        ? {
            knownIn: (element) =>
              knownInHeat(element, isBath ? known : { ...known, cold_ppm: undefined }, method),
          }
        : {}),
    },
    facts,
  );
}

/** What is known of a heat before its results are typed; null where it was planned without a grade. */
async function knownHeatOf(heat: HeatState, context: TaskContext): Promise<KnownHeat | null> {
  const specification = await specificationOfHeat(heat, context);
  if (specification === null) return null;
  const { parts } = await sheetParts(heat, context);
  return {
    from: heat.target.specification ?? heat.target.grade ?? heat.id,
    limits: specification.limits,
    predicted: latestRun(heat).flatMap(({ results }) => meansOf(results)),
    cold_ppm: coldContents(parts, context.compute.facts()),
  };
}
