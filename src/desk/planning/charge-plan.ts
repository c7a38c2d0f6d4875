import type { Facts } from '../../calculations/facts.ts';
import { massToReserve } from '../../calculations/heats/charge-sheet.ts';
import { COATING_CHECK } from '../../calculations/lots/findings.ts';
import { withKeptPrices } from '../../calculations/lots/kept-prices.ts';
import { type LotMaterial, materialOfLot } from '../../calculations/lots/material.ts';
import { whyNotPlanned } from '../../calculations/lots/why-not-planned.ts';
import { blocksOf } from '../../calculations/lots/yard-rules.ts';
import { coveredFurnaces } from '../../calculations/plan/inside-envelope.ts';
import { type ChargeFit, turningsCap } from '../../calculations/plant/charge-fit.ts';
import { furnacesHolding } from '../../calculations/plant/furnace-for-heat.ts';
import { type Equipped, equip, type PastHeat } from '../../calculations/plant/route-in-plant.ts';
import { withTime } from '../../calculations/route/settings.ts';
import { LEAST_HEATS } from '../../calculations/target/qualified-range.ts';
import type { HeatOrder } from '../../documents/contract/plan-fields.ts';
import { type BelowAsked, belowAsked, takenHeats } from '../../documents/heats/below-asked.ts';
import { openIn } from '../../documents/heats/furnace-of-plan.ts';
import type { PlanInput, PlanOutput } from '../../documents/heats/plan.ts';
import { belowWords } from '../../evidence/ledger/commands/heat/unaccepted-plan.ts';
import type { Head, HeatView, LotView } from '../../evidence/ledger/store.ts';
import { cureBy, InputError } from '../../foundation/errors.ts';
import { sumOf } from '../../foundation/numerics/sum.ts';
import { canonicalText, hashOf } from '../../foundation/quantity/canonical.ts';
import { counted, kilogramsText, percent } from '../../foundation/quantity/format.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { Figures } from '../../foundation/quantity/progress.ts';
import { INTERNAL_SHARE } from '../../metal/alloy/specification.ts';
import { idOf } from '../../metal/alloy/words.ts';
import type { Furnace } from '../../metal/plant/furnace.ts';
import { byId, isDemonstration } from '../../metal/plant/site.ts';
import { signatureOf } from '../actor.ts';
import { bookOrTry } from '../book-or-try.ts';
import { signalOf, type TaskContext } from '../context.ts';
import { note } from '../memory.ts';
import { assumedPrice, pricesSet } from '../money/kept-prices.ts';
import { onOneHead } from '../on-one-head.ts';
import { orRefusal } from '../or-refusal.ts';
import { qualifiedHeats } from '../samples/qualified-heats.ts';
import { forPlanning } from '../yard/lot-documents.ts';
import { asChosen, chosenLots, leastPieceOf } from './chosen-lots.ts';
import { withDeciding } from './deciding-element.ts';
import { fitOfPlan } from './fit-of-plan.ts';
import { type KeptPlan, keepPlan, keptPlan, planShownAs } from './kept-plans.ts';
import { newMetal, newMetalPrices, pricesOffered } from './new-metal.ts';
import { refusalOf, type TypedOrder } from './refused-plan.ts';
import { type Asked, changedSince, noLongerShown, shownAs } from './shown-plan.ts';
import { takenYields } from './taken-yields.ts';
import { withWaysOut } from './ways-out.ts';

export interface PlannedHeat {
  readonly order: TypedOrder;
  readonly document: PlanInput;
  readonly output: PlanOutput;
  /** What was offered to the plan, by lot. */
  readonly offered: ReadonlyMap<string, LotMaterial & { readonly lot: LotView }>;
  /** Cleared lots that the furnaces of the route refuse or whose analyses cannot be used, and why; no override exists. */
  readonly blocked: readonly { readonly lot: string; readonly reasons: readonly string[] }[];
  /** How the charge goes into the crucible; null where the furnace is fed, or none is known. */
  readonly fit: ChargeFit | null;
  /** Stands for what is shown: an order that confirms it repeats it. */
  readonly shown: string;
}

/**
 * The cheapest charge for an order from what is cleared, free and of the order's owner; reserves it. With `confirm` the plan that was
 * shown is reserved, and planned again only where this process does not remember it. Throws InfeasibleError, with the conflicting
 * limits and their cures, when nothing fits: then nothing is reserved, and the plan that says why is its cause. Throws ConflictError
 * where what was shown does not hold any more.
 */
export async function planAndReserve(order: TypedOrder, context: TaskContext): Promise<PlannedHeat> {
  const { confirm, dryRun } = order;
  if (confirm === undefined || dryRun) {
    const made = await madePlan(order, context);
    await reserve(made, { dryRun }, context);
    return made.done;
  }
  return onOneHead(context.store, async (expectedHead) => {
    const made = await madePlan(order, context);
    if (made.done.shown !== confirm) throw noLongerShown(order.heat, []);
    await reserve(made, { dryRun, expectedHead }, context);
    return made.done;
  });
}

interface MadePlan {
  readonly done: PlannedHeat;
  readonly equipped: Equipped;
}

/** The plan of an order, that which it confirms where it is remembered; nothing is reserved. */
async function madePlan(order: TypedOrder, context: TaskContext): Promise<MadePlan> {
  const asked = await askedPlan(order, context);
  const { equipped, offered, blocked, prices, yields } = asked;
  const kept =
    shownBefore(order, asked, context) ??
    (order.nearest ? keptPlan(asked, context) : undefined) ??
    (await newPlan(order, asked, context));
  const { document, planned, aim } = kept;
  // of a plan that cannot be had, the nearest where the order takes it
  const isTaken = order.nearest === true && planned.nearest !== undefined;
  const withWays = isTaken
    ? planned
    : await withWaysOut(
        {
          ...{ order, document, planned },
          ...{ unmeasured: unmeasuredIn(offered), ordered: orderedIn(offered) },
          documentFor: async (other) => (await askedPlan(other, context)).document,
        },
        context,
      );
  const explained = await withDeciding(
    { order, output: withWays, offered, furnace: equipped.furnace?.id },
    context,
  );
  const output = {
    ...(await withNewMetal(order, { document, output: explained }, context)),
    assumed: [
      ...planned.assumed,
      ...aim,
      ...equipped.assumed,
      ...prices.map(assumedPrice),
      ...yields.assumed(planned, offered),
    ],
  };
  if (output.status === 'infeasible' && !isTaken)
    throw refusalOf(order, output, {
      unmeasured: unmeasuredIn(offered),
      isDemonstration: isDemonstration(context.compute.facts().plant),
    });
  const fit = fitOfPlan({ equipped, document, output, offered }, context.compute.facts());
  const shown = shownAs(asked, planned);
  return { done: { order, document, output, offered, blocked, fit, shown }, equipped };
}

/** The plan that an order confirms, where this process made it. Throws ConflictError for one that does not hold any more. */
function shownBefore(
  { heat, confirm, dryRun }: HeatOrder,
  asked: Asked,
  context: TaskContext,
): KeptPlan | undefined {
  if (confirm === undefined || dryRun) return undefined;
  const kept = planShownAs(confirm, context);
  if (!kept) return undefined;
  const changed = changedSince(kept.asked, asked, kept.plan.planned);
  if (changed.length > 0) throw noLongerShown(heat, changed);
  return kept.plan;
}

/** Plans what is asked, and keeps that for whoever asks about it next. */
async function newPlan(
  order: HeatOrder,
  asked: Asked & Pick<PlannedHeat, 'offered'>,
  context: TaskContext,
): Promise<KeptPlan> {
  // what others ask of the ledger does not wait for a furnace that is simulated; the booking is decided on the head as it is then
  if (order.route?.some(({ fidelity }) => fidelity !== 'table')) await context.letGo?.();
  context.onProgress?.(plannedWords(order, asked.offered.size));
  return keepPlan(asked, await planGuarded(order, asked.document, context), context);
}

/** What is being planned: "planning H-1: 600 kg of H230 from 57 lots". */
const plannedWords = ({ heat, mass_kg, controlled, gradeId, route = [] }: HeatOrder, lots: number): string =>
  [
    `planning ${heat}: ${kilogramsText(mass_kg)} kg of ${controlled?.name ?? gradeId} from ${counted(lots, 'lot')}`,
    ...(route.length > 0 ? [`through ${route.map(({ operation }) => operation).join(', ')}`] : []),
  ].join(' ');

/** The plan of an order, as the ledger stands: that of before where it was planned already, else planned now. Nothing is reserved. */
export async function planInForce(order: HeatOrder, context: TaskContext): Promise<KeptPlan> {
  const asked = await askedPlan(order, context);
  const before = keptPlan(asked, context);
  const plan = before ?? (await planGuarded(order, asked.document, context));
  if (plan.planned.status === 'infeasible') throw refusalOf(order, plan.planned);
  return before ?? keepPlan(asked, plan, context);
}

/** What an order asks of the plan: its furnaces, what the yard offers it, and the document. */
async function askedPlan(order: HeatOrder, context: TaskContext) {
  const { compute, store } = context;
  // Furnace, lining, leak and skull are the plant's where the order leaves them open; what no furnace holds is not planned.
  const { plant } = compute.facts();
  const equipped = equip(
    order,
    withCoveredFurnaces(order, compute.facts()),
    await heatsLogged(plant.furnaces, context),
  );
  // Positive release of lots: what is not cleared is not even offered to the solver.
  const { lots, reserved_g } = await freeLots(order, store);
  if (lots.length === 0)
    throw new InputError('no cleared lot has free metal', {
      path: 'lots',
      ...cureBy('identify and clear lots first: the yard shows why they are on hold', 'yard/list-lots'),
    });
  const prices = await pricesSet(context);
  const { offered, blocked } = offersOf(
    order,
    chosenLots(lots, order),
    withKeptPrices(compute.facts(), prices),
  );
  const yields = await takenYields(context);
  const document = documentOf(
    order,
    {
      materials: [...offered.values()].map((offer) =>
        asChosen(yields.apply(offer), order, leastPieceOf(offer.lot.form, order.mass_kg, compute.facts())),
      ),
      // only an order without a share of its own is aimed by them
      qualified: order.internalShare === undefined ? await qualifiedHeats(order.gradeId, context) : [],
      equipped,
    },
    context,
  );
  return { equipped, document, reserved_g, offered, blocked, prices, yields };
}

/** Elements of each offered lot that no analysis gives. */
const unmeasuredIn = (offered: PlannedHeat['offered']) =>
  new Map([...offered].map(([id, { imputed }]) => [id, imputed]));

/** Analyses of each offered lot that are ordered and not booked yet. */
const orderedIn = (offered: PlannedHeat['offered']) =>
  new Map([...offered].map(([id, { lot }]) => [id, lot.ordered ?? []]));

/** A plan with what its charge costs as new metal, counted by the one rule of plans and accounts: the yard may hold none to plan with. */
async function withNewMetal(
  { gradeId }: HeatOrder,
  { output, document }: { readonly output: PlanOutput; readonly document: PlanInput },
  context: TaskContext,
): Promise<PlanOutput> {
  const lines = takenHeats(output).flatMap(({ charge }) => charge);
  if (lines.length === 0) return output;
  const input_g = 1000 * sumOf(lines, ({ mass_kg }) => mass_kg);
  const offered = pricesOffered(document.materials);
  const prices = await newMetalPrices(context, offered);
  const cost_usd = newMetal({ target: { grade: gradeId }, input_g }, prices, context);
  const words =
    cost_usd === null
      ? 'the grade, or a metal of it, has no price'
      : offered.length === 0
        ? 'as much metal of the nominal contents, bought as pure metals at the prices of the catalogue'
        : `as much metal of the nominal contents, bought as pure metals: ${offered.map(({ of }) => of).join(', ')} at what this plan pays for them, any others at the prices of the catalogue`;
  return { ...output, baselines: [...output.baselines, { name: 'new metal', cost_usd, words }] };
}

/** Books the plan of a heat, or tries to in a dry run; whole steps of the scales from here on, where the lot has them: what is reserved is what is weighed. */
async function reserve(
  { done: { order, output, offered }, equipped }: MadePlan,
  how: { readonly dryRun: boolean | undefined; readonly expectedHead?: Head },
  context: TaskContext,
): Promise<void> {
  const { scales } = context.compute.facts().plant;
  const below = belowAsked(output);
  const open = openIn(output.heats[0]?.furnace);
  if (below && order.acceptBelow === undefined && !how.dryRun) throw notAccepted(order, below);
  const most_kg = order.lots?.atMost_kg ?? {};
  const reservations = (takenHeats(output)[0]?.charge ?? [])
    .filter(({ id }) => offered.has(id))
    .map(({ id, mass_kg }) => {
      const allowed_g = Math.floor(1000 * (ownValue(most_kg, id) ?? Number.POSITIVE_INFINITY));
      const available_g = Math.min(offered.get(id)!.lot.free_g, allowed_g);
      const planned = { mass_g: Math.round(mass_kg * 1000), available_g };
      return { from: `lot:${id}` as const, mass_g: massToReserve(planned, scales) };
    })
    .filter(({ mass_g }) => mass_g > 0);
  await bookOrTry(
    {
      type: 'planHeat',
      heat: order.heat,
      target: {
        grade: order.gradeId,
        ...(order.controlled ? { specification: order.controlled.name } : {}),
        mass_g: Math.round(order.mass_kg * 1000),
      },
      ...(order.owner ? { owner: order.owner } : {}),
      reservations,
      prices: reservations.map(({ from }) => ({
        from,
        usd_per_kg: offered.get(idOf(from))!.material.price_usd_per_kg,
      })),
      // what the melter reads from the furnace later is held against it, the time above all
      ...(equipped.route
        ? { route: canonicalText(equipped.route.map((step) => withTime(step, context.compute.facts()))) }
        : {}),
      ...(equipped.furnace ? { furnace: equipped.furnace.id } : {}),
      ...(order.contract ? { contract: canonicalText(order.contract) } : {}),
      ...(order.holdPoints ? { holdPoints: order.holdPoints } : {}),
      ...(below && order.acceptBelow !== undefined ? { below: { ...below, reason: order.acceptBelow } } : {}),
      ...(open.length > 0 ? { open } : {}),
      documentSha256: hashOf(output),
      ...signatureOf(context.actor),
    },
    how,
    context,
  );
}

/** The refusal to reserve a plan below what was asked before its planner has accepted it. */
const notAccepted = ({ typed, heat }: TypedOrder, { asked, reached }: BelowAsked): InputError =>
  new InputError(`the plan of heat ${heat} is below what was asked: ${belowWords({ asked, reached })}`, {
    path: 'acceptBelow',
    value: null,
    allowed: 'the reason why it is taken all the same; quality then accepts it too',
    ...cureBy('give the reason, or take one of the ways that reach it', 'heats/plan-heat', {
      ...typed,
      acceptBelow: null,
    }),
  });

/**
 * The plan inside the internal range, with pieces that are worth a box. Where no charge keeps what nobody asked for, the
 * plan without it, which says so.
 */
async function planGuarded(order: HeatOrder, document: PlanInput, context: TaskContext): Promise<KeptPlan> {
  const control = {
    ...signalOf(context),
    onProgress: (done: number, words: string, figures?: Figures) =>
      context.onProgress?.(`  ${words}`, { done, ...figures }),
  };
  const open = withoutDefaults(order, document);
  if (open === null) return { document, planned: await context.compute.plan(document, control), aim: [] };
  // the reasons of a refusal are those of the plan that is refused in the end
  const planned = await context.compute.plan(document, { ...control, withoutReasons: true });
  if (planned.status !== 'infeasible') return { document, planned, aim: [] };
  context.onProgress?.(`planning without ${open.words}: no charge keeps to them`);
  const again = await context.compute.plan(open.document, control);
  return {
    document: open.document,
    planned: again,
    aim: open.given.map((what) => ({
      what,
      value: 'none',
      unit: 'none',
      source: `no charge keeps ${open.words}${order.route ? ' behind this route' : ''}: the plan does without`,
    })),
  };
}

interface Open {
  readonly document: PlanInput;
  /** What was given up, by name and in words. */
  readonly given: readonly string[];
  readonly words: string;
}

/** A document without what nobody asked for: the internal range behind a route, and least pieces; null where there is none. */
function withoutDefaults(order: HeatOrder, document: PlanInput): Open | null {
  const [heat] = document.heats;
  const { internalShare, ...target } = heat!.target;
  const ranged =
    order.route !== undefined && order.internalShare === undefined && internalShare !== undefined;
  const pieces =
    order.lots?.minPiece_kg === undefined &&
    document.materials.some(({ minimumIfUsed_kg }) => minimumIfUsed_kg !== undefined);
  if (!ranged && !pieces) return null;
  return {
    document: {
      ...document,
      heats: ranged ? [{ ...heat!, target }] : document.heats,
      materials: pieces
        ? document.materials.map(({ minimumIfUsed_kg: _least, ...material }) => material)
        : document.materials,
    },
    given: [...(ranged ? ['internal range'] : []), ...(pieces ? ['least piece'] : [])],
    words: [
      ...(ranged ? [`the middle ${percent(internalShare!, 0)} of every window`] : []),
      ...(pieces ? ['the usual least pieces'] : []),
    ].join(' and '),
  };
}

/** What may be melted as it lies, and what not: some metal may never go near a furnace of the route, whoever asks. */
function offersOf(
  { route }: HeatOrder,
  lots: readonly LotView[],
  facts: Facts,
): Pick<PlannedHeat, 'offered' | 'blocked'> {
  const operations = (route ?? []).map(({ operation }) => operation);
  const looked = lots.map((lot) => {
    const material = orRefusal(() => materialOfLot(forPlanning(lot), facts));
    const unfit = material instanceof Error ? material.message : whyNotPlanned(material);
    const place = { id: lot.id, form: lot.form, grade: lot.clearedAs, coating: coatingOf(lot) };
    return { lot, material, reasons: [...blocksOf(place, operations, facts), ...(unfit ? [unfit] : [])] };
  });
  const offered: PlannedHeat['offered'] = new Map(
    looked.flatMap(({ lot, material, reasons }) =>
      material instanceof Error || reasons.length > 0 ? [] : [[lot.id, { lot, ...material }] as const],
    ),
  );
  const blocked = looked
    .filter(({ lot }) => !offered.has(lot.id))
    .map(({ lot, reasons }) => ({ lot: lot.id, reasons }));
  if (offered.size > 0) return { offered, blocked };
  throw new InputError(
    'no cleared lot can be planned',
    blocked.map(({ lot, reasons }) => ({ path: lot, message: reasons.join('; ') })),
  );
}

/** The facts without furnaces that the qualified heats leave out, where the order names none and a covered one holds it. */
function withCoveredFurnaces({ within, furnace, mass_kg }: HeatOrder, facts: Facts): Facts {
  const covered = within && furnace === undefined ? coveredFurnaces(within) : [];
  const holding = furnacesHolding(facts.plant, mass_kg).filter(({ id }) => covered.includes(id));
  const kinds = holding.map(({ kind }) => kind);
  if (kinds.length === 0) return facts;
  const furnaces = facts.plant.furnaces.filter(
    ({ id, kind }) => covered.includes(id) || !kinds.includes(kind),
  );
  return { ...facts, plant: { ...facts.plant, furnaces } };
}

const LOGGED = note<ReadonlyMap<string, readonly HeatView[]>>();

/** By furnace the heats that were logged on it, oldest first; a cancelled one was not melted. */
async function heatsLogged(
  furnaces: readonly Furnace[],
  { store, memory }: Pick<TaskContext, 'store' | 'memory'>,
): Promise<(furnace: string) => readonly PastHeat[]> {
  const heats = await store.heats();
  const byFurnace = memory.of(LOGGED, [heats], () =>
    Map.groupBy(
      heats.filter(({ log, status }) => log !== undefined && status !== 'cancelled'),
      ({ log }) => log!.furnace,
    ),
  );
  const known = new Set(furnaces.map(({ id }) => id));
  return (furnace) =>
    (known.has(furnace) ? (byFurnace.get(furnace) ?? []) : [])
      .toSorted((a, b) => a.log!.seq - b.log!.seq)
      .map((heat) => ({ heatId: heat.id, gradeId: heat.target.grade }));
}

/** Cleared lots of the order's owner with what is free of them: planned again, a heat has what it had reserved. */
async function freeLots(
  { heat, owner }: HeatOrder,
  store: TaskContext['store'],
): Promise<Pick<Asked, 'reserved_g'> & { readonly lots: LotView[] }> {
  const before = (await store.heats({ status: 'planned', ids: [heat] }))[0];
  const reserved_g = before?.reserved_g ?? {};
  const own = new Map(Object.entries(reserved_g).map(([from, grams]) => [idOf(from), grams]));
  const whose = owner ?? null;
  const free = (await store.lots())
    .filter((lot) => lot.status === 'cleared' && lot.owner === whose)
    .map((lot) => ({ ...lot, free_g: lot.free_g + (own.get(lot.id) ?? 0) }))
    .filter(({ free_g }) => free_g > 0);
  return { lots: free, reserved_g };
}

/** The plan document of an order on the materials that are offered. */
function documentOf(
  order: HeatOrder,
  {
    materials,
    qualified,
    equipped: { route, skull, furnace },
  }: {
    materials: PlanInput['materials'];
    qualified: Awaited<ReturnType<typeof qualifiedHeats>>;
    equipped: Equipped;
  },
  { seed, compute }: Pick<TaskContext, 'seed' | 'compute'>,
): PlanInput {
  const { scales } = compute.facts().plant;
  const weighStep_kg =
    order.scale === undefined ? undefined : byId(scales, order.scale, 'scale').resolution_g / 1000;
  const caps = furnace ? turningsCap(furnace) : [];
  return {
    format: 'remelt-plan/1',
    heats: [
      {
        id: order.heat,
        target: {
          ...(order.controlled?.target ?? { gradeId: order.gradeId }),
          // Where the plant's own released heats lie is what it can do. Without enough of them the middle of the window
          // guards, save where trims are planned: they are tried against the specification itself.
          ...aimedInside(order, qualified),
          mass_kg: order.mass_kg,
        },
        ...(route ? { route } : {}),
        ...(skull ? { skull } : {}),
        ...(caps.length > 0 ? { shares: [...caps] } : {}),
        ...(order.recourse ? { recourse: order.recourse } : {}),
        ...(order.within ? { within: { ...order.within, ...(furnace ? { furnace: furnace.id } : {}) } } : {}),
        ...(order.removalCredit ? { removalCredit: order.removalCredit } : {}),
        ...(order.calibrated ? { calibrated: order.calibrated } : {}),
        ...(order.maxMaterials === undefined ? {} : { maxMaterials: order.maxMaterials }),
      },
    ],
    materials,
    ...(order.jointConfidence === undefined ? {} : { jointConfidence: order.jointConfidence }),
    ...(weighStep_kg === undefined ? {} : { weighStep_kg }),
    ...(order.certificationSamples === undefined ? {} : { certificationSamples: order.certificationSamples }),
    seed,
  };
}

/** Where in the windows an order aims: its own share, where released heats lie, or the middle where nothing else guards. */
function aimedInside(
  order: HeatOrder,
  qualified: Awaited<ReturnType<typeof qualifiedHeats>>,
): Partial<PlanInput['heats'][number]['target']> {
  if (order.internalShare !== undefined) return { internalShare: order.internalShare };
  if (qualified.length >= LEAST_HEATS) return { qualifiedHeats_wtpct: qualified };
  return order.recourse ? {} : { internalShare: INTERNAL_SHARE };
}

/** Elements that no analysis gives in some lot of the charge: their contents rest on priors. */
export function imputedInCharge({ output, offered }: PlannedHeat): ReadonlySet<string> {
  const charged = takenHeats(output).flatMap(({ charge }) => charge.map(({ id }) => offered.get(id)));
  return new Set(charged.flatMap((lot) => lot?.imputed ?? []));
}

/** What the analyses of charged lots disagree on, and what is melted with them beside the metal, in words. */
export function remarksOnCharge({ output, offered }: PlannedHeat): string[] {
  const charged = takenHeats(output).flatMap(({ charge }) => charge.map(({ id }) => id));
  return charged.flatMap((id) => {
    const { conflicts = [], foreign = [], added = [] } = offered.get(id) ?? {};
    return [
      ...conflicts.map(({ words }) => `${id}: ${words}`),
      ...foreign.map((analysis) => `${id}: analysis ${analysis} is probably of another lot and was left out`),
      ...added.map(
        ({ element, ppm }) => `${id}: ${Math.round(ppm)} ppm ${element} come from what adheres to the metal`,
      ),
    ];
  });
}

/** What the gate said about a coating; null when nobody looked. */
const coatingOf = (lot: LotView): string | null =>
  lot.gate?.checks.find(({ check }) => check === COATING_CHECK)?.reason ?? null;
