import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { pointOf, type Uncertain } from '../../method/draws.ts';
import type { Quantities, Quantity } from '../../method/quantities.ts';
import type { Inputs, Reader } from '../../method/reader.ts';
import { exchangeNames } from '../exchange-names.ts';
import { type Exchange, LEVELS, type Process } from './read-processes.ts';

/** Name of the data base in Brightway documents. */
const DATABASE = 'remelt';

/** An id that belongs to a kind and a name: the same on every machine, in the form of a UUID. */
function idOf(kind: string, name: string): string {
  const hex = hashOf({ kind, name });
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

const amountOf = ({ distribution }: Uncertain): number => pointOf(distribution);

/** Processes as Brightway keeps them: activities by key, exchanges with a type and the codes of stats_arrays. */
export function toBrightway(processes: readonly Process[]): Quantities {
  const makerOf = new Map(processes.map(({ name, makes }) => [makes[0]!.name, name]));
  const exchange = (one: Exchange, type: string, input: readonly Quantity[]): Quantities => ({
    type,
    input: [...input],
    name: one.name,
    unit: one.unit,
    amount: amountOf(one.amount),
    ...(exchangeNames(one.amount.distribution).statsArrays as Quantities),
  });
  const made = (one: Exchange): readonly Quantity[] => [DATABASE, makerOf.get(one.name)!];
  return Object.fromEntries(
    processes.map(({ name, makes, uses, emits, source, level }): [string, Quantities] => [
      `${DATABASE}|${name}`,
      {
        name,
        unit: makes[0]!.unit,
        'reference product': makes[0]!.name,
        comment: source,
        level,
        exchanges: [
          exchange(makes[0]!, 'production', [DATABASE, name]),
          ...makes.slice(1).map((one) => exchange(one, 'substitution', made(one))),
          ...uses.map((one) => exchange(one, 'technosphere', made(one))),
          ...emits.map((one) => exchange(one, 'biosphere', ['biosphere', one.name])),
        ],
      },
    ]),
  );
}

/** Processes as openLCA reads them: Process, Flow, UnitGroup and Source objects in JSON-LD. */
export function toOpenLca(processes: readonly Process[]): Quantity[] {
  const all = processes.flatMap(({ makes, uses, emits }) => [
    ...[...makes, ...uses].map((one) => [one, 'PRODUCT_FLOW'] as const),
    ...emits.map((one) => [one, 'ELEMENTARY_FLOW'] as const),
  ]);
  const flows = new Map(
    all.map(([one, flowType]) => [
      one.name,
      { '@type': 'Flow', '@id': idOf('flow', one.name), name: one.name, flowType },
    ]),
  );
  const units = [...new Set(all.map(([one]) => one.unit))];
  const exchange = (one: Exchange, fields: Quantities): Quantities => ({
    '@type': 'Exchange',
    amount: amountOf(one.amount),
    unit: { '@type': 'Unit', '@id': idOf('unit', one.unit), name: one.unit },
    flow: flows.get(one.name)!,
    uncertainty: {
      '@type': 'Uncertainty',
      ...(exchangeNames(one.amount.distribution).openLca as Quantities),
    },
    ...fields,
  });
  const written = (one: Process): Quantities => ({
    '@type': 'Process',
    '@id': idOf('process', one.name),
    name: one.name,
    processType: 'UNIT_PROCESS',
    description: one.level,
    processDocumentation: {
      sources: [{ '@type': 'Source', '@id': idOf('source', one.source), name: one.source }],
    },
    exchanges: [
      ...one.makes.map((made, i) => exchange(made, { isInput: false, isQuantitativeReference: i === 0 })),
      ...one.uses.map((used) => exchange(used, { isInput: true, isQuantitativeReference: false })),
      ...one.emits.map((given) => exchange(given, { isInput: false, isQuantitativeReference: false })),
    ],
  });
  return [
    ...units.map((name) => ({
      '@type': 'UnitGroup',
      '@id': idOf('units', name),
      name: `units of ${name}`,
      units: [{ '@type': 'Unit', '@id': idOf('unit', name), name, conversionFactor: 1, isRefUnit: true }],
    })),
    ...flows.values(),
    ...[...new Set(processes.map(({ source }) => source))].map((name) => ({
      '@type': 'Source',
      '@id': idOf('source', name),
      name,
    })),
    ...processes.map(written),
  ];
}

/** Names of the parameters of a stats_arrays code as this program writes them; another code keeps its amount alone. */
function ofStatsArrays(one: Reader): Inputs | number {
  const number = (field: string): number => one.number(field);
  switch (one.has('uncertainty type') ? number('uncertainty type') : 1) {
    case 2:
      return { kind: 'lognormal', mu: number('loc'), sigma: number('scale') };
    case 3:
      return { kind: 'normal', mean: number('loc'), sd: number('scale') };
    case 4:
      return { kind: 'uniform', min: number('minimum'), max: number('maximum') };
    case 5:
      return { kind: 'triangular', min: number('minimum'), mode: number('loc'), max: number('maximum') };
    default:
      return number('amount');
  }
}

/** `processes` of a Brightway document; the inverse of `toBrightway`. */
export function ofBrightway(reader: Reader): Inputs[] {
  const inner = reader.inner('brightway');
  return Object.keys(reader.raw('brightway') as object).map((key) => {
    const activity = inner.inner(key);
    const exchanges = activity.items('exchanges').map((one) => ({
      type: one.text('type'),
      name: one.text('name'),
      unit: one.text('unit'),
      amount: ofStatsArrays(one),
    }));
    const of = (word: string, ...types: readonly string[]): Inputs[] =>
      types.flatMap((type) =>
        exchanges
          .filter((one) => one.type === type)
          .map(({ name, unit, amount }) => ({ [word]: name, unit, amount })),
      );
    return {
      name: activity.text('name'),
      source: activity.text('comment', 'Brightway document'),
      level: activity.text('level', 'modelled'),
      makes: of('product', 'production', 'substitution'),
      uses: of('product', 'technosphere'),
      emits: of('flow', 'biosphere'),
    };
  });
}

/** Parameters of an openLCA uncertainty as this program writes them. */
function ofUncertainty(one: Reader): Inputs | number {
  const inner = one.has('uncertainty') ? one.inner('uncertainty') : undefined;
  const number = (field: string): number => inner!.number(field);
  switch (inner?.text('distributionType', 'NO_DISTRIBUTION')) {
    case 'LOG_NORMAL_DISTRIBUTION':
      return { kind: 'lognormal', median: number('geomMean'), gsd: number('geomSd') };
    case 'NORMAL_DISTRIBUTION':
      return { kind: 'normal', mean: number('mean'), sd: number('sd') };
    case 'UNIFORM_DISTRIBUTION':
      return { kind: 'uniform', min: number('minimum'), max: number('maximum') };
    case 'TRIANGLE_DISTRIBUTION':
      return { kind: 'triangular', min: number('minimum'), mode: number('mode'), max: number('maximum') };
    default:
      return one.number('amount');
  }
}

/** `processes` of openLCA JSON-LD objects; the inverse of `toOpenLca`. */
export function ofOpenLca(reader: Reader): Inputs[] {
  return reader
    .items('openLca')
    .filter((one) => one.text('@type') === 'Process')
    .map((process) => {
      const exchanges = process.items('exchanges').map((one) => {
        const flow = one.inner('flow');
        const kind =
          flow.text('flowType') === 'ELEMENTARY_FLOW'
            ? 'emits'
            : one.flag('isInput', false)
              ? 'uses'
              : 'makes';
        const first = one.flag('isQuantitativeReference', false);
        return {
          kind,
          first,
          name: flow.text('name'),
          unit: one.inner('unit').text('name'),
          amount: ofUncertainty(one),
        };
      });
      const of = (kind: string, word: string): Inputs[] =>
        exchanges
          .filter((one) => one.kind === kind)
          .sort((a, b) => Number(b.first) - Number(a.first))
          .map(({ name, unit, amount }) => ({ [word]: name, unit, amount }));
      return {
        name: process.text('name'),
        source: 'openLCA document',
        level: LEVELS.find((level) => level === process.text('description', '')) ?? 'modelled',
        makes: of('makes', 'product'),
        uses: of('uses', 'product'),
        emits: of('emits', 'flow'),
      };
    });
}
