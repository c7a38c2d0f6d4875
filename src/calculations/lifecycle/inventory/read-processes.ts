import type { Facts } from '../../facts.ts';
import { type Uncertain, uncertainIn } from '../../method/draws.ts';
import type { Reader } from '../../method/reader.ts';

/** How a process is known. */
export const LEVELS = ['measured', 'modelled', 'assumed'] as const;
export type Level = (typeof LEVELS)[number];

/** An amount of a product or an elementary flow. */
export interface Exchange {
  readonly name: string;
  readonly unit: string;
  readonly amount: Uncertain;
}

/** One process as it is written. */
export interface Process {
  readonly name: string;
  /** Its main product first, then its by-products. */
  readonly makes: readonly Exchange[];
  readonly uses: readonly Exchange[];
  readonly emits: readonly Exchange[];
  readonly level: Level;
  readonly source: string;
  readonly background: boolean;
}

/** An inventory as processes on a background. */
export interface ProcessInventory {
  readonly processes: readonly Process[];
  readonly background: string;
  readonly functionalUnit: { readonly product: string; readonly amount: number; readonly unit: string };
  /** Weight of each elementary flow, by method. */
  readonly methods: ReadonlyMap<string, Readonly<Record<string, number>>>;
}

/** Reads processes with their background. Throws InputError for a missing unit, and for what the background lacks. */
export function processInventory(reader: Reader, facts: Facts): ProcessInventory {
  const own = reader.items('processes').map((one) => processOf(one, false));
  const { name, processes } = backgroundOf(reader, facts, wantedOf(own));
  const all = [...own, ...processes];
  const makers = new Map<string, Exchange>();
  for (const { makes } of all)
    if (makers.has(makes[0]!.name))
      reader.refuse('processes', `make ${makes[0]!.name} twice`, 'one process for each product');
    else makers.set(makes[0]!.name, makes[0]!);
  for (const { name: process, uses, makes } of all)
    for (const one of [...uses, ...makes.slice(1)]) {
      const made = makers.get(one.name);
      if (made === undefined)
        reader.refuse(
          'background',
          `${name} has no ${one.name}, which ${process} ${uses.includes(one) ? 'uses' : 'makes beside'}`,
          {
            allowed: `one of ${[...makers.keys()].slice(0, 40).join(', ')}`,
            cure: `add a process that makes ${one.name}, or name a background that has it`,
          },
        );
      else if (made.unit !== one.unit)
        reader.refuse(
          'processes',
          `${process} counts ${one.name} in ${one.unit}, its maker in ${made.unit}`,
          made.unit,
        );
    }
  const unit = reader.inner('functionalUnit');
  const product = unit.text('product');
  if (!makers.has(product))
    unit.refuse(
      'product',
      `is ${product}, which nothing makes`,
      own.map(({ makes }) => makes[0]!.name).join(', '),
    );
  const functionalUnit = { product, amount: unit.number('amount', { above: 0 }), unit: unitIn(unit) };
  if (functionalUnit.unit !== makers.get(product)!.unit)
    unit.refuse('unit', `is ${functionalUnit.unit}`, makers.get(product)!.unit);
  return { processes: all, background: name, functionalUnit, methods: methodsIn(reader, all) };
}

const wantedOf = (own: readonly Process[]): ReadonlySet<string> =>
  new Set(own.flatMap(({ uses, makes }) => [...uses, ...makes.slice(1)].map(({ name }) => name)));

const unitIn = (reader: Reader): string =>
  reader.has('unit') ? reader.text('unit') : reader.refuse('unit', 'is missing', 'such as kg, kWh, kg CO2e');

function processOf(reader: Reader, background: boolean): Process {
  const name = reader.text('name');
  const level = reader.text('level', background ? 'modelled' : 'assumed');
  const list = (field: string, word: string): Exchange[] =>
    reader.has(field)
      ? reader.items(field).map((one) => {
          const product = one.text(word);
          return {
            name: product,
            unit: unitIn(one),
            amount: uncertainIn(one, 'amount', `${name}/${product}`),
          };
        })
      : [];
  const makes = list('makes', 'product');
  if (makes.length === 0)
    reader.refuse('makes', 'is missing', 'a list of {product, amount, unit}, its own product first');
  return {
    name,
    makes,
    uses: list('uses', 'product'),
    emits: list('emits', 'flow'),
    level: LEVELS.find((one) => one === level) ?? reader.refuse('level', `is ${level}`, LEVELS.join(', ')),
    source: reader.has('source')
      ? reader.text('source')
      : reader.refuse('source', 'is missing', 'where the amounts of this process come from'),
    background,
  };
}

/** A background of the document, or of the data folder (`footprints`), where only what is used is taken. */
function backgroundOf(
  reader: Reader,
  facts: Facts,
  wanted: ReadonlySet<string>,
): { readonly name: string; readonly processes: readonly Process[] } {
  const given = reader.raw('background');
  if (given === undefined) return { name: 'the document', processes: [] };
  if (typeof given === 'string') {
    if (given !== 'footprints')
      reader.refuse('background', `is ${given}`, 'footprints (the data folder), or an object');
    return { name: 'footprints', processes: ofFootprints(facts, wanted) };
  }
  const inner = reader.inner('background');
  for (const field of ['date', 'source'])
    if (!inner.has(field)) inner.refuse(field, 'is missing', 'when and where the background was published');
  inner.text('date');
  const source = inner.text('source');
  const name = inner.text('name', source);
  const burdens = inner.has('burdens') ? inner.items('burdens') : [];
  const processes = inner.has('processes') ? inner.items('processes').map((one) => processOf(one, true)) : [];
  return {
    name,
    processes: [
      ...processes,
      ...burdens.map((one): Process => {
        const product = one.text('product');
        const unit = unitIn(one);
        const flow = one.text('flow', 'CO2e');
        return burden({
          product,
          unit,
          flow,
          source,
          amount: uncertainIn(one, 'amount', `${name}/${product}`),
        });
      }),
    ],
  };
}

const burden = ({
  product,
  unit,
  flow,
  source,
  amount,
}: {
  readonly product: string;
  readonly unit: string;
  readonly flow: string;
  readonly source: string;
  readonly amount: Uncertain;
}): Process => ({
  name: product,
  makes: [
    {
      name: product,
      unit,
      amount: { name: `${product}/made`, distribution: { kind: 'fixed', value: 1 }, assumed: false },
    },
  ],
  uses: [],
  emits: [{ name: flow, unit: `kg ${flow}`, amount }],
  level: 'modelled',
  source,
  background: true,
});

/** Elements by symbol [kg], alternatives such as `Ni/class-1` [kg], grids such as `electricity EU` [kWh]. */
function ofFootprints({ footprints }: Facts, wanted: ReadonlySet<string>): Process[] {
  const tables = [
    [[...footprints.elements], 'kg'],
    [[...footprints.alternatives], 'kg'],
    [[...footprints.grids].map(([name, one]) => [`electricity ${name}`, one] as const), 'kWh'],
  ] as const;
  return tables.flatMap(([rows, unit]) =>
    rows
      .filter(([product]) => wanted.has(product))
      .map(([product, { value, low, high, source }]) =>
        burden({
          product,
          unit,
          flow: 'CO2e',
          source,
          amount: {
            name: `footprints/${product}`,
            assumed: false,
            distribution:
              low !== undefined && high !== undefined && high > low
                ? { kind: 'uniform', min: low, max: high }
                : { kind: 'fixed', value },
          },
        }),
      ),
  );
}

function methodsIn(reader: Reader, processes: readonly Process[]): ProcessInventory['methods'] {
  const flows = [...new Set(processes.flatMap(({ emits }) => emits.map(({ name }) => name)))];
  if (!reader.has('methods'))
    return new Map([
      ['GWP100', Object.fromEntries(flows.map((flow) => [flow, flow === 'CO2e' || flow === 'CO2' ? 1 : 0]))],
    ]);
  const methods = reader.items('methods');
  if (methods.length === 0) reader.refuse('methods', 'is empty', 'at least one method');
  return new Map(
    methods.map((one) => {
      const name = one.text('name');
      for (const field of ['date', 'source'])
        if (!one.has(field))
          one.refuse(field, `of ${name} is missing: factors change`, 'the edition of the method');
      one.text('date');
      one.text('source');
      const factors = one.inner('factors');
      return [
        name,
        Object.fromEntries(flows.map((flow) => [flow, factors.has(flow) ? factors.number(flow) : 0])),
      ];
    }),
  );
}
