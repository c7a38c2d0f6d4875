import { furnaceLogSchema } from '../../documents/heats/heat-record.ts';
import type { ProgrammeDocument } from '../../documents/qualification/programme-board.ts';
import type { QualifyInput } from '../../documents/qualification/qualify.ts';
import type { HeatState, LotState } from '../../evidence/ledger/state.ts';
import type { ProgrammeState } from '../../evidence/ledger/subjects/programme.ts';
import { percent, significant } from '../../foundation/quantity/format.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import { type ElementSymbol, GASES } from '../../metal/alloy/element.ts';
import { NEW_METAL } from '../../metal/alloy/envelope.ts';
import { idOf } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { plannedRoute } from '../heat/known-heat.ts';
import { resultsOf } from '../samples/measured-results.ts';

export type QualifiedHeat = NonNullable<QualifyInput['programme']['qualifiedHeats']>[number];
type Told = ProgrammeDocument['heats'][number];
type Route = NonNullable<ReturnType<typeof plannedRoute>>;

/** A heat as the ledger records how it was made, in the words of an envelope, and what is not recorded. */
export interface TestedHeat {
  readonly qualified: QualifiedHeat;
  readonly told: Told;
}

/** The heats that the evidence of a programme is about, from their own records. */
export async function testedHeats(
  state: ProgrammeState,
  { trampSums = [] }: Pick<QualifyInput['programme'], 'trampSums'>,
  context: Pick<TaskContext, 'store' | 'compute'>,
): Promise<TestedHeat[]> {
  const ids = state.heats.map(idOf);
  if (ids.length === 0) return [];
  const known = new Map((await context.store.heats({ ids })).map((heat) => [heat.id, heat]));
  const heats = ids.flatMap((id) => known.get(id) ?? []);
  const lots = await lotsBehind(heats, context);
  const watched = [...new Set([...GASES, 'S' as const, ...trampSums.flat()])];
  return Promise.all(
    heats.map(async (heat) => {
      const released = (await context.store.objects({ heat: heat.id })).filter(
        ({ release }) => release?.verdict === 'PASS' && !release.predicted,
      );
      const contents = meansOf([heat, ...released].flatMap(resultsOf));
      const qualified = {
        heat: heat.id,
        ...(Object.keys(contents).length > 0 ? { contents_ppm: contents } : {}),
        ...chargeOf(heat, lots),
        ...processOf(heat, context),
        ...laboratoryOf(heat.id, state),
      };
      return { qualified, told: toldOf(qualified, watched) };
    }),
  );
}

async function lotsBehind(
  heats: readonly HeatState[],
  { store }: Pick<TaskContext, 'store'>,
): Promise<ReadonlyMap<string, LotState>> {
  const ids = [
    ...new Set(
      heats.flatMap(({ inputs }) =>
        inputs.flatMap(({ from }) => (from.startsWith('lot:') ? [idOf(from)] : [])),
      ),
    ),
  ];
  const lots = ids.length === 0 ? [] : await store.lots({ ids });
  return new Map(lots.map((lot) => [lot.subject, lot]));
}

/** Means of measured contents [ppm]; a "<" result says no value and is left out. */
function meansOf(results: ReturnType<typeof resultsOf>): Partial<Record<ElementSymbol, number>> {
  const read = new Map<ElementSymbol, number[]>();
  for (const { element, text, unit } of results) {
    const { operator, value } = parseReading(text);
    if (operator === '=')
      read.set(element, [...(read.get(element) ?? []), unit === 'ppm' ? value : value * 1e4]);
  }
  return Object.fromEntries(
    [...read].map(([element, values]) => [
      element,
      Number((values.reduce((sum, value) => sum + value, 0) / values.length).toPrecision(12)),
    ]),
  );
}

/** Share, classes and generation of what was charged: an object of the plant that is melted again is internal revert. */
function chargeOf(
  { inputs, input_g, generation, charges }: HeatState,
  lots: ReadonlyMap<string, LotState>,
): Partial<QualifiedHeat> {
  if (input_g === 0) return {};
  const parts = inputs.map(({ from, mass_g }) => ({
    mass_g,
    lotClass: lots.get(from)?.lotClass ?? 'internal-revert',
  }));
  const revert = parts.filter(({ lotClass }) => !NEW_METAL.includes(lotClass));
  const melted = charges.at(-1)?.happenedAt.slice(0, 10);
  return {
    revertShare: Number((revert.reduce((sum, { mass_g }) => sum + mass_g, 0) / input_g).toFixed(6)),
    lotClasses: [...new Set(revert.map(({ lotClass }) => lotClass))].sort(),
    // That of the oldest metal charged, as a plan counts it; this melting made it one more.
    generation: Math.max(0, generation - 1),
    ...(melted === undefined ? {} : { at: melted }),
  };
}

/** Furnace, site, route and lining: as the furnace log says, else as planned. */
function processOf(heat: HeatState, { compute }: Pick<TaskContext, 'compute'>): Partial<QualifiedHeat> {
  const route = routeOf(heat);
  const furnace = heat.log?.furnace ?? heat.furnace ?? heat.leaks?.at(-1)?.furnace;
  const site = compute.facts().plant.furnaces.find(({ id }) => id === furnace)?.siteId;
  const specification = heat.release?.specification ?? heat.target.specification ?? undefined;
  return {
    ...(furnace === undefined ? {} : { furnace }),
    ...(site === undefined ? {} : { site }),
    ...(specification === undefined ? {} : { specification }),
    ...(route === null ? {} : { route: route.map(({ operation }) => operation), ...settingsOf(route) }),
  };
}

/** Operations as they ran; those of the plan where no log was kept. */
const routeOf = (heat: HeatState): Route | null =>
  heat.log ? furnaceLogSchema.parse(JSON.parse(heat.log.text)).route : plannedRoute(heat);

/** Numeric settings by `operation.setting`, and the first lining with its age. */
function settingsOf(route: Route): Partial<QualifiedHeat> {
  const settings = Object.fromEntries(
    route.flatMap(({ operation, settings: own = {} }) =>
      Object.entries(own).flatMap(([name, value]): [string, number][] =>
        typeof value === 'number' ? [[`${operation}.${name}`, value]] : [],
      ),
    ),
  );
  const [lining] = route.flatMap(({ settings: own = {} }) =>
    typeof own.lining === 'object' && own.lining !== null ? [own.lining as Record<string, unknown>] : [],
  );
  const { material, heatsSinceReline } = lining ?? {};
  return {
    ...(Object.keys(settings).length > 0 ? { settings } : {}),
    ...(typeof material === 'string' ? { lining: material } : {}),
    ...(typeof heatsSinceReline === 'number' ? { liningAge: heatsSinceReline } : {}),
  };
}

/** The laboratory of its test pieces, where one tested all of them. */
function laboratoryOf(heat: string, { evidence }: ProgrammeState): Partial<QualifiedHeat> {
  const names = new Set(
    evidence
      .filter(({ rows }) => rows.some((row) => 'value' in row && row.heat === heat))
      .map(({ laboratory }) => laboratory?.name),
  );
  const [name] = names;
  return names.size === 1 && name !== undefined ? { laboratory: name } : {};
}

/** What is recorded of a heat, and what is missing, in words. */
function toldOf(heat: QualifiedHeat, watched: readonly ElementSymbol[]): Told {
  const { contents_ppm: contents = {}, revertShare, generation, liningAge, lining } = heat;
  const unknown = watched.filter((element) => contents[element] === undefined);
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['revert share', revertShare === undefined ? undefined : percent(revertShare, 1)],
    ['generation of the charge', generation === undefined ? undefined : String(generation)],
    ['furnace', heat.furnace],
    ['route', heat.route?.join(', ')],
    ['lining', lining],
    ['heats on the lining', liningAge === undefined ? undefined : String(liningAge)],
    ['heat treatment', heat.heatTreatment],
    ['day of the melt', heat.at],
    ['test laboratory', heat.laboratory],
  ];
  const measured = watched.flatMap((element) => {
    const value = contents[element];
    return value === undefined ? [] : [`${element} ${significant(value)} ppm`];
  });
  return {
    heat: heat.heat,
    recorded: [
      ...lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`])),
      ...measured,
    ],
    missing: [
      ...lines.flatMap(([name, value]) => (value === undefined ? [name] : [])),
      ...(unknown.length === 0 ? [] : [`measured contents of ${unknown.join(', ')}`]),
    ],
  };
}
