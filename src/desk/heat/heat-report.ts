import type { Compared } from '../../calculations/heats/recorded-heat.ts';
import { expectedErrorWords } from '../../calculations/route/expected-errors.ts';
import type { SimulateOutput } from '../../documents/heats/simulate.ts';
import type { ReleaseOutput } from '../../documents/proof/release.ts';
import type { Traced } from '../../documents/proof/trace.ts';
import { uniqueAssumptions } from '../../foundation/quantity/sourced.ts';
import { findGrade } from '../../metal/alloy/catalogue.ts';
import { byElementOrder, entriesOf } from '../../metal/alloy/element.ts';
import { specificationOf } from '../../metal/alloy/grade.ts';
import { internalRange } from '../../metal/alloy/specification.ts';
import type {
  ChargeRow,
  HeatReport,
  RefiningRow,
  VerdictRow,
} from '../../pages/blocks/heats/heat-report-data.ts';
import type { HeatReportExtras } from '../../pages/blocks/heats/heat-sections.ts';
import { recordedOf } from '../../pages/blocks/heats/heat-sections.ts';
import type { TaskContext } from '../context.ts';
import type { PlannedHeat } from '../planning/charge-plan.ts';
import type { RefinedHeat } from '../planning/predict-through.ts';
import { costWaterfall, flowsOf, gradeTrajectoriesOf, limitsOf } from './report-parts.ts';

/** What is known of a heat: of one that was just planned its documents too, of one of the ledger what the ledger holds. */
export interface HeatAccount
  extends Pick<
      HeatReport,
      'heat' | 'title' | 'specimen' | 'verdict' | 'reasons' | 'first' | 'yard' | 'measured' | 'waits'
    >,
    Pick<HeatReportExtras, 'arrived' | 'footprint' | 'story' | 'cost' | 'samples' | 'history' | 'covered'> {
  readonly grade: string | null;
  readonly charge: readonly Omit<ChargeRow, 'share'>[];
  readonly planned?: PlannedHeat;
  readonly refined?: RefinedHeat;
  /** Operations that the prediction goes through; default those of `refined`. */
  readonly operations?: readonly string[];
  /** Contents predicted of the finished heat. */
  readonly predicted: SimulateOutput['final'];
  /** Elements whose contents rest on priors in some lot. */
  readonly imputed: ReadonlySet<string>;
  /** What the prediction rests on where metal was added after it; default the lots. */
  readonly rests?: string;
  /** The verdict on the prediction. */
  readonly foreseen?: ReleaseOutput;
  /** The verdict, element by element, on what there is: measurements, else the prediction. */
  readonly judged?: ReleaseOutput;
  /** Which metal that is, and by which specification and revision. */
  readonly judgedBy?: string;
  readonly compared?: Compared | null;
  /** What its numbers rest on beside the documents. */
  readonly assumed?: HeatReport['assumed'];
  readonly trace: Traced;
  readonly flows: Traced;
}

/** A heat as the plain data of its report; computes nothing but units and order. */
export function heatReport(account: HeatAccount, context: TaskContext): HeatReport {
  const { planned, refined, judged, grade, compared, footprint, story, trace } = account;
  const { heat, title, specimen, verdict, reasons, first, yard, measured } = account;
  const charged = account.charge.reduce((sum, { mass_kg }) => sum + mass_kg, 0);
  return {
    ...{ heat, title, specimen, verdict, first, yard, measured, reasons },
    charge: account.charge.map((row) => ({ ...row, share: row.mass_kg / charged })),
    ...(planned ? { waterfall: costWaterfall(planned) } : {}),
    bound_usd: planned?.output.bound_usd ?? null,
    binding: (planned?.output.heats[0]?.binding ?? []).map(({ words }) => words),
    route: (refined?.document.route ?? []).map(routeWords),
    windows: grade === null ? [] : windowRows(account, grade, context),
    refining: refiningRows(account),
    expectedErrors: expectedOf(account, context),
    ...(refined?.output.coverage ? { coverage: refined.output.coverage } : {}),
    ...(refined && grade !== null
      ? {
          trajectories: gradeTrajectoriesOf(refined.output, grade, context),
          limits: limitsOf(refined.output, grade, context),
        }
      : {}),
    energy_kWh: refined?.output.energy_kWh ?? null,
    ...(footprint ? { footprint } : {}),
    ...(compared ? { recorded: recordedOf(compared) } : {}),
    ...(story ? { story } : {}),
    ...(account.cost ? { cost: account.cost } : {}),
    ...(account.arrived ? { arrived: account.arrived } : {}),
    ...(account.samples ? { samples: account.samples } : {}),
    ...(account.history ? { history: account.history } : {}),
    ...(account.covered ? { covered: account.covered } : {}),
    ...(account.waits ? { waits: account.waits } : {}),
    ...(account.judgedBy === undefined ? {} : { judgedBy: account.judgedBy }),
    verdicts: (judged?.elements ?? []).map(
      ({ reason, place, ...row }): VerdictRow => ({
        ...row,
        reason: place ? `${place}: ${reason}` : reason,
      }),
    ),
    trace: trace.rows.map((row) => ({
      subject: row.subject,
      share: row.share,
      mass_kg: row.mass_g / 1000,
      grade: row.clearedAs ?? '',
      documents: row.references.map(shortReference),
    })),
    flows: flowsOf(account.flows),
    assumed: uniqueAssumptions([
      ...(account.assumed ?? []),
      ...[planned, refined, judged && { output: judged }].flatMap((one) => one?.output.assumed ?? []),
    ]),
    manifests: [
      ...(planned ? [{ document: 'plan', manifest: planned.output.manifest }] : []),
      ...(refined ? [{ document: 'simulate', manifest: refined.output.manifest }] : []),
      ...(judged ? [{ document: 'release', manifest: judged.manifest }] : []),
    ],
  };
}

/** Everything that went in and everything that came out, each edge once. */
export function bothWays({ up, down }: { readonly up: Traced; readonly down: Traced }): Traced {
  const edges = new Map([...up.edges, ...down.edges].map((edge) => [`${edge.from}>${edge.to}`, edge]));
  const rows = new Map([...up.rows, ...down.rows].map((row) => [row.subject, row]));
  return { ...up, rows: [...rows.values()], edges: [...edges.values()] };
}

/** Data sheets are quoted at length in the records; in a table the key is enough. */
const shortReference = (reference: string): string =>
  reference.startsWith('data/') || reference.length <= 60
    ? reference
    : `${reference.slice(0, reference.lastIndexOf(' ', 57))} ...`;

const routeWords = ({ operation, fidelity }: { operation: string; fidelity?: string | undefined }): string =>
  `${operation} (${fidelity ?? 'kinetic'})`;

function windowRows(
  { predicted, refined, foreseen }: HeatAccount,
  grade: string,
  context: TaskContext,
): HeatReport['windows'] {
  const specification = specificationOf(findGrade(context.compute.facts().grades, grade));
  const before = refined?.document.melt.composition_ppm ?? {};
  return entriesOf(specification.limits)
    .filter(([element, limit]) => limit.max !== undefined && predicted[element])
    .sort(([a], [b]) => byElementOrder(a, b))
    .map(([element, limit]) => {
      const final = predicted[element]!;
      const scale = limit.printed?.unit === 'ppm' ? 1 : 1e-4;
      const toUnit = (fraction: number): number => fraction * 1e6 * scale;
      const range = internalRange(limit);
      const charged = before[element];
      return {
        element,
        unit: scale === 1 ? 'ppm' : 'wt%',
        ...(limit.min ? { min: toUnit(limit.min) } : {}),
        max: toUnit(limit.max ?? 0),
        range: {
          ...(range.min === undefined ? {} : { min: toUnit(range.min) }),
          ...(range.max === undefined ? {} : { max: toUnit(range.max) }),
        },
        ...(charged === undefined ? {} : { before: charged * scale }),
        mean: final.mean_ppm * scale,
        p05: final.p05_ppm * scale,
        p95: final.p95_ppm * scale,
        verdict: foreseen?.elements.find((row) => row.element === element)?.contractual ?? 'HOLD',
      };
    });
}

function refiningRows({
  predicted,
  refined,
  imputed,
  rests = 'analyses of the lots',
}: HeatAccount): RefiningRow[] {
  const { composition_ppm: before = {}, balance } = refined?.document.melt ?? {};
  const rest_ppm = Object.values(before).reduce((sum, ppm) => sum - ppm, 1e6);
  return entriesOf(predicted)
    .sort(([a], [b]) => byElementOrder(a, b))
    .map(([element, final]) => ({
      element,
      before_ppm: before[element] ?? (element === balance ? rest_ppm : null),
      after_ppm: final.mean_ppm,
      p05_ppm: final.p05_ppm,
      p95_ppm: final.p95_ppm,
      rests: imputed.has(element) ? 'imputed in some lots' : rests,
    }));
}

/** What is known of the errors of the route; nothing where nothing was predicted. */
function expectedOf({ operations, refined, predicted }: HeatAccount, { compute }: TaskContext): string[] {
  const contents = entriesOf(predicted).sort(([, a], [, b]) => b.mean_ppm - a.mean_ppm);
  if (contents.length === 0) return [];
  return expectedErrorWords(compute.facts().expectedErrors, {
    operations: operations ?? refined?.document.route.map(({ operation }) => operation) ?? [],
    elements: contents.map(([element]) => element),
    base: contents[0]![0],
  });
}
