import { relationOf } from '../../../models/lifecycle/reconcile/expression.ts';
import {
  type Constraint,
  type Measured,
  type Reconciled,
  type Reconciliation,
  reconcile as reconciled,
} from '../../../models/lifecycle/reconcile/reconcile.ts';
import type { Quantities } from '../../method/quantities.ts';
import type { Reader } from '../../method/reader.ts';
import type { LifecycleMethod, Outcome } from '../method.ts';

export const reconcile: LifecycleMethod = {
  name: 'reconcile',
  title:
    'flows, contents and coefficients nearest to their measurements that close all balances, and which measurement is suspect',
  formula:
    "minimise sum ((x - y)/sd)^2 subject to balances and relations, linearised and repeated; covariance V - V G'(G V G')^-1 G V; z = adjustment / its sd; chi2 with as many degrees of freedom as independent balances",
  source: 'Cencic, Sustain. Environ. Res. 26 (2016) 291; docs/theory/reconcile.md',
  comparedWith: "STAN's non-linear example 2e-6; closed forms 1e-12",
  refuses:
    'a measurement without spread, exact flows that cannot balance (which, by how much), a negative flow, an unknown name in a relation',
  inputs: {
    processes: 'names of what is balanced',
    flows: 'list of {id, from, to, value, sd or rsd, constant?, unknown?, contents?: {Ni: [value, sd]}}',
    parameters: 'list of {id, value, sd, relation?}',
    relations: 'list of texts such as flow4 = TC34 * flow3; the content of Ni in flow1 is flow1.Ni',
    bounded: 'true holds flows at or above zero',
    import_: 'instead: [value, sd] of what enters, with export: [value, sd]',
    export: '[value, sd] of what leaves',
  },
  run: (reader) => (reader.has('import_') || reader.has('export') ? oneBalance(reader) : system(reader)),
};

/** One balance of two measurements. */
function oneBalance(reader: Reader): Outcome {
  const one = (name: string): Measured => {
    const [value, sd] = pair(reader, name);
    return { id: name.replace('_', ''), value, sd };
  };
  const measured = [one('import_'), one('export')];
  const [first, second] = measured.map(({ id }) => id);
  const result = reconciled(measured, [
    balance('import = export', [
      [first!, 1],
      [second!, -1],
    ]),
  ]);
  const { value, sd } = result.quantities[0]!;
  return { quantities: { x: value, sd, ...testsOf(result) }, notes: notesOf(result) };
}

function pair(reader: Reader, name: string): readonly [number, number] {
  const [value, sd] = reader.numbers(name, { atLeast: 2 });
  if (!(sd! > 0)) reader.refuse(`${name}[1]`, 'is the spread', 'above 0');
  return [value!, sd!];
}

/** What enters less what leaves: a sum of quantities, each times +1 or -1. */
const balance = (name: string, terms: readonly (readonly [string, number])[]): Constraint => ({
  name,
  evaluate: (at) => {
    const slopes = new Map<string, number>();
    for (const [id, sign] of terms) slopes.set(id, (slopes.get(id) ?? 0) + sign);
    return { value: terms.reduce((sum, [id, sign]) => sum + sign * at(id), 0), slopes };
  },
});

/** The same of an element: each flow times its content. */
const elementBalance = (
  name: string,
  element: string,
  terms: readonly (readonly [string, number])[],
): Constraint => ({
  name,
  evaluate: (at) => {
    const slopes = new Map<string, number>();
    let value = 0;
    for (const [id, sign] of terms) {
      const [mass, content] = [at(id), at(`${id}.${element}`)];
      value += sign * mass * content;
      slopes.set(id, (slopes.get(id) ?? 0) + sign * content);
      slopes.set(`${id}.${element}`, sign * mass);
    }
    return { value, slopes };
  },
});

interface Flow {
  readonly measured: Measured;
  readonly from: string;
  readonly to: string;
  readonly contents: readonly Measured[];
}

function system(reader: Reader): Outcome {
  const processes = reader.labels('processes');
  const flows = reader.items('flows').map(flowOf);
  const parameters = reader.has('parameters') ? reader.items('parameters') : [];
  const elements = [
    ...new Set(
      flows.flatMap(({ measured, contents }) => contents.map(({ id }) => id.slice(measured.id.length + 1))),
    ),
  ];
  const quantities: Measured[] = [
    ...flows.map(({ measured }) => measured),
    ...flows.flatMap(({ measured, contents }) =>
      elements.map(
        (element) =>
          contents.find(({ id }) => id === `${measured.id}.${element}`) ?? {
            id: `${measured.id}.${element}`,
            value: null,
            sd: 0,
            min: 0,
          },
      ),
    ),
    ...parameters.map((one) => ({ id: one.text('id'), ...spreadOf(one) })),
  ];
  const ids = new Set(quantities.map(({ id }) => id));
  const known = { has: (name: string) => ids.has(name), words: [...ids].join(', ') };
  if (ids.size < quantities.length)
    reader.refuse('flows', 'and parameters name one id twice', 'different ids');
  const relations = [
    ...parameters.flatMap((one, i) =>
      one.has('relation') ? [[one.text('relation'), `parameters[${i}].relation`] as const] : [],
    ),
    ...(reader.has('relations')
      ? reader.labels('relations').map((text, i) => [text, `relations[${i}]`] as const)
      : []),
  ];
  const constraints = [
    ...balancesOf(processes, flows, elements),
    ...relations.map(([text, path]): Constraint => ({ name: text, evaluate: relationOf(text, known, path) })),
  ];
  const bounded = reader.flag('bounded', false);
  const result = reconciled(quantities, constraints, bounded);
  const dark = result.quantities.filter(({ value }) => value === null).map(({ id }) => id);
  return {
    quantities: {
      reconciled: byId(result, ({ value }) => value),
      sd: byId(result, ({ sd }) => sd),
      z: byId(result, ({ z }) => z),
      notObservable: dark,
      ...testsOf(result),
      ...suspectsOf(result, quantities, constraints),
      ...evenSplits({ flows, dark, quantities, constraints }),
    },
    notes: notesOf(result),
  };
}

function flowOf(reader: Reader): Flow {
  const id = reader.text('id');
  const unknown = reader.flag('unknown', false);
  const { value, sd } = unknown ? { value: null, sd: 0 } : spreadOf(reader);
  if (value !== null && value < 0)
    reader.refuse('value', `of ${id} is negative`, 'at least 0; swap from and to');
  const contents = reader.has('contents') ? reader.inner('contents') : undefined;
  const named = (reader.raw('contents') ?? {}) as Readonly<Record<string, unknown>>;
  return {
    measured: { id, value, sd, min: 0 },
    from: reader.text(reader.firstOf('from', 'from_')),
    to: reader.text('to'),
    contents: Object.keys(named).map((element) => {
      const [content, spread] = pair(contents!, element);
      return { id: `${id}.${element}`, value: content, sd: spread, min: 0 };
    }),
  };
}

/** Value and standard deviation of something measured; 0 where it is said to be exact. */
function spreadOf(reader: Reader): { readonly value: number; readonly sd: number } {
  const value = reader.number('value');
  if (reader.flag('constant', false)) {
    if (reader.has('sd')) reader.number('sd', { min: 0, max: 0 });
    return { value, sd: 0 };
  }
  if (reader.has('rsd')) return { value, sd: Math.abs(value) * reader.number('rsd', { above: 0 }) };
  if (!reader.has('sd'))
    reader.refuse('sd', 'is missing: a measurement has a spread', 'sd, rsd, or constant: true');
  return { value, sd: reader.number('sd', { above: 0 }) };
}

function balancesOf(
  processes: readonly string[],
  flows: readonly Flow[],
  elements: readonly string[],
): Constraint[] {
  const through = new Map<string, (readonly [string, number])[]>(processes.map((process) => [process, []]));
  for (const {
    measured: { id },
    from,
    to,
  } of flows) {
    through.get(to)?.push([id, 1]);
    through.get(from)?.push([id, -1]);
  }
  return processes.flatMap((process) => {
    const terms = through.get(process)!;
    return [
      balance(`balance of ${process}`, terms),
      ...elements.map((element) => elementBalance(`${element} of ${process}`, element, terms)),
    ];
  });
}

const byId = (result: Reconciliation, of: (one: Reconciled) => number | null): Quantities =>
  Object.fromEntries(result.quantities.filter((one) => of(one) !== null).map((one) => [one.id, of(one)]));

const testsOf = ({ chi2, df, pValue, critical, atBound, iterations }: Reconciliation): Quantities => ({
  chi2,
  df,
  pValue,
  criticalZ: critical,
  iterations,
  ...(atBound.length > 0 ? { atBound: [...atBound] } : {}),
});

/** Measurements beyond the critical z, the worst first, each with the p-value that is left without it. */
function suspectsOf(
  result: Reconciliation,
  quantities: readonly Measured[],
  constraints: readonly Constraint[],
): Quantities {
  const beyond = result.quantities.filter(({ z }) => z !== null && Math.abs(z) > result.critical);
  const suspects = beyond
    .sort((a, b) => Math.abs(b.z!) - Math.abs(a.z!))
    .slice(0, 5)
    .map(({ id, z }) => {
      const without = quantities.map((one) => (one.id === id ? { ...one, value: null, sd: 0 } : one));
      const { pValue, quantities: rest } = reconciled(without, constraints);
      return { id, z, pValueWithout: pValue, valueWithout: rest.find((one) => one.id === id)!.value };
    });
  return { suspects };
}

/** What two flows out of one process would be if they were equal, where the balances leave both open. */
function evenSplits({
  flows,
  dark,
  quantities,
  constraints,
}: {
  readonly flows: readonly Flow[];
  readonly dark: readonly string[];
  readonly quantities: readonly Measured[];
  readonly constraints: readonly Constraint[];
}): Quantities {
  const open = flows.filter(({ measured }) => dark.includes(measured.id));
  if (open.length > 12) return {};
  const pairs = open.flatMap((a, i) =>
    open
      .slice(i + 1)
      .filter((b) => a.from === b.from || a.to === b.to)
      .map((b) => [a.measured.id, b.measured.id] as const),
  );
  return Object.fromEntries(
    pairs.flatMap(([a, b]) => {
      const equal = balance(`${a} = ${b}`, [
        [a, 1],
        [b, -1],
      ]);
      const { quantities: found } = reconciled(quantities, [...constraints, equal]);
      const [first, second] = [a, b].map((id) => found.find((one) => one.id === id)!);
      if (first!.value === null) return [];
      return [
        [`withExtraRelation_${a}_equals_${b}`, { [a]: first!.value, [b]: second!.value, sd: first!.sd }],
      ];
    }),
  );
}

function notesOf({ pValue, df, atBound }: Reconciliation): string[] {
  return [
    ...(df === 0 ? ['no balance is redundant: nothing was tested'] : []),
    ...(df > 0 && pValue < 0.05
      ? [
          'the measurements contradict each other beyond their spread: look at the suspects before using the values',
        ]
      : []),
    ...(atBound.length > 0
      ? [`held at zero: ${atBound.join(', ')}; the spreads given do not include that`]
      : []),
  ];
}
