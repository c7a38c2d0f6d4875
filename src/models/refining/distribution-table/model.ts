import type { Assumption } from '../../../foundation/quantity/sourced.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { type Bath, massOf } from '../bath.ts';
import { type Exchange, ledgerRow, type Sink } from '../exchange.ts';
import type { Basis, Kernel, Laws, LimitRow, Operation, OperationName } from '../operation.ts';
import type { Parameter } from '../parameters.ts';
import { isGiven, type NumberSetting, type Settings, type SettingsDefinition } from '../settings.ts';
import { type DistributionTable, type RetainedRow, rowFor } from './data.ts';

type WithTime = SettingsDefinition & { readonly time_s: NumberSetting };

/** What a table operation shares with the kinetic model of the same furnace. */
export interface TableFrame<D extends WithTime> {
  readonly title: string;
  readonly settings: D;
  readonly holdsStirredBath: boolean;
}

/**
 * An operation at fidelity `table`: every element keeps its retained share over the whole operation, whatever the
 * settings, and part of the metal is lost as it is (skull, dross). Over time the share is spread geometrically, so
 * that the end does not depend on how often the metal is looked at (docs/theory/distribution-table.md).
 */
export function tableOperation<D extends WithTime>(
  table: DistributionTable,
  frame: TableFrame<D>,
): Operation<D> {
  return {
    name: table.operation,
    fidelity: 'table',
    ...frame,
    sinks: sinksOf(table),
    laws: LAWS,
    parameters: (elements) => parametersOf(table, elements),
    brings: () => table.rows.flatMap((row) => (row.pickup ? row.elements : [])),
    populations: () => [],
    prepare: (settings: Settings<D>, basis) => {
      const { time_s } = settings as Settings<{ time_s: NumberSetting }>;
      return prepare(table, isGiven(time_s) ? time_s.value[0]! : null, basis);
    },
  };
}

const LAWS: Laws = {
  zeroTimeIsIdentity: 'applies',
  elementOrderDoesNotMatter: 'applies',
  massScalesAtFixedAreaToVolume: 'applies',
  monotone: [
    { raise: 'content:S', factor: 2, element: 'S', final: 'rises' },
    { raise: 'content:Pb', factor: 2, element: 'Pb', final: 'rises' },
    { raise: 'content:O', factor: 2, element: 'O', final: 'rises' },
  ],
  dissolvedNotBelowEquilibrium: {
    doesNot: 'a table holds total contents and what practice reaches, not equilibria',
  },
};

const sinksOf = ({ frame, rows }: DistributionTable): Sink[] => [
  ...new Set([
    frame.lossTo,
    ...rows.flatMap((row) => (row.pickupFrom ? [row.to, row.pickupFrom] : [row.to])),
  ]),
];

/** Parameters in the order metal loss, then per element: retained, pickup. */
function parametersOf(table: DistributionTable, elements: readonly ElementSymbol[]): Parameter[] {
  const { operation, frame } = table;
  const list: Parameter[] = [
    {
      name: `metal-loss:${operation}`,
      what: `share of the metal lost in ${operation}`,
      unit: 'kg/kg',
      central: frame.metalLoss,
      spread: frame.metalLossSpread,
      law: 'logit',
      source: words(frame.source),
      confidence: frame.confidence,
    },
  ];
  for (const element of elements) {
    const row = rowFor(table, element);
    list.push(retainedOf(operation, element, row), pickupOf(operation, element, row));
  }
  return list;
}

const words = (source: string | readonly string[]): string =>
  typeof source === 'string' ? source : source.join('; ');

const retainedOf = (
  operation: OperationName,
  element: ElementSymbol,
  row: RetainedRow | undefined,
): Parameter => ({
  name: `retained:${operation}/${element}`,
  what: `share of ${element} that stays in the metal in ${operation}`,
  unit: 'kg/kg',
  central: row?.retained ?? 1,
  spread: row?.spread ?? 0,
  law: 'logit',
  source: row ? words(row.source) : 'no row: stays in the metal',
  confidence: row?.confidence ?? 'assumption',
});

const pickupOf = (
  operation: OperationName,
  element: ElementSymbol,
  row: RetainedRow | undefined,
): Parameter => ({
  name: `pickup:${operation}/${element}`,
  what: `${element} taken up in ${operation}`,
  unit: 'ppm',
  central: row?.pickup ?? 0,
  spread: row?.pickupSpread ?? 0,
  law: 'lognormal',
  source: row ? words(row.source) : 'no row: nothing is taken up',
  confidence: row?.confidence ?? 'assumption',
});

function prepare(table: DistributionTable, time_s: number | null, basis: Basis): Kernel {
  const duration_s = time_s ?? table.frame.duration;
  const rows = basis.elements.map((element) => rowFor(table, element));
  const floors = rows.map((row) => (row?.floor ?? 0) * 1e-6);
  return {
    duration_s,
    knots_s: [],
    assumed: assumptionsOf(table, basis, time_s !== null),
    warnings: [],
    resolvesForms: false,
    advance: (bath, parameters, from_s, to_s, exchange) => {
      if (to_s === from_s) return;
      const step = { share: (to_s - from_s) / duration_s, rows, floors, lossTo: table.frame.lossTo };
      advanceTable(bath, parameters, step, exchange);
    },
    limits: (bath) => limitsOf(bath, rows),
    energy_kWh: (mass_kg, from_s, to_s) => (mass_kg * table.frame.energy * (to_s - from_s)) / duration_s,
  };
}

interface TableStep {
  /** Part of the operation's time that passes [1]. */
  readonly share: number;
  readonly rows: readonly (RetainedRow | undefined)[];
  /** Level below which nothing more leaves [kg/kg], by element. */
  readonly floors: readonly number[];
  readonly lossTo: Sink;
}

function advanceTable(bath: Bath, parameters: Float64Array, step: TableStep, exchange: Exchange): void {
  const n = bath.elements.length;
  const stride = 1 + 2 * n;
  const mass = massOf(bath);
  for (let s = 0; s < bath.samples; s++) {
    const kept = (1 - parameters[s * stride]!) ** step.share;
    const lossRow = ledgerRow(exchange, step.lossTo, s);
    for (let e = 0; e < n; e++) {
      const at = s * n + e;
      const before = bath.dissolved[at]!;
      const retained = parameters[s * stride + 1 + 2 * e]! ** step.share;
      const floor = Math.min(before, step.floors[e]! * mass[s]!);
      const refined = Math.max(floor, before * retained);
      const pickup = parameters[s * stride + 2 + 2 * e]! * 1e-6 * mass[s]! * step.share;
      const after = (refined + pickup) * kept;
      bath.dissolved[at] = after;
      const row = step.rows[e];
      if (row) book(exchange, ledgerRow(exchange, row.to, s) + e, before - refined);
      if (row?.pickupFrom) book(exchange, ledgerRow(exchange, row.pickupFrom, s) + e, -pickup);
      book(exchange, lossRow + e, refined + pickup - after);
    }
  }
}

function book(exchange: Exchange, at: number, kg: number): void {
  exchange.kg[at] = exchange.kg[at]! + kg;
}

function assumptionsOf(table: DistributionTable, basis: Basis, timeGiven: boolean): Assumption[] {
  const { operation, frame } = table;
  const silent = basis.elements.filter((element) => !rowFor(table, element));
  const list: Assumption[] = [
    {
      what: `${operation}.fidelity`,
      value: 'table',
      unit: '',
      source:
        'retained shares of data/refining/distribution-tables.json; settings other than time do not change them',
    },
  ];
  if (!timeGiven) {
    list.push({
      what: `${operation}.time_s`,
      value: frame.duration,
      unit: 's',
      source: words(frame.source),
    });
  }
  if (silent.length > 0) {
    list.push({
      what: `${operation}: elements that stay in the metal`,
      value: silent.join(' '),
      unit: '',
      source: 'no row in the distribution table',
    });
  }
  return list;
}

function limitsOf(bath: Bath, rows: readonly (RetainedRow | undefined)[]): LimitRow[] {
  const list: LimitRow[] = [];
  rows.forEach((row, e) => {
    if (!row || row.retained > STAYS) return;
    list.push({
      element: bath.elements[e]!,
      limitedBy: `retained share ${row.retained} of the distribution table`,
      floor_ppm: row.floor ?? 0,
      lever: 'replace the row with data of own heats, or run the kinetic model',
    });
  });
  return list;
}

/** Retained share above which a row says that the element stays: nothing to explain. */
const STAYS = 0.995;
