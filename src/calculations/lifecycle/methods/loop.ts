import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { loopFlows, type Transfer } from '../../../models/lifecycle/loop/loop.ts';
import type { Quantities } from '../../method/quantities.ts';
import type { Reader } from '../../method/reader.ts';
import type { LifecycleMethod } from '../method.ts';

export const loop: LifecycleMethod = {
  name: 'loop',
  title: 'flows of a system with return loops and yields by element, and what leaves it where',
  formula: 'x = inputs + T x for each element; two processes: b = D/(1 - alpha), d = alpha b',
  source: 'ODYM tutorials 1 and 2; docs/theory/loop.md',
  comparedWith: 'closed form 1e-12; printed concentrations of the tutorial 5e-9',
  refuses: 'shares above 1 together, a loop that gives back all it takes in, an unknown process',
  inputs: {
    D: 'demand of each year',
    alpha: 'with it: share that goes round again, at least 0 and below 1',
    processes: 'or names of the processes',
    inputs: 'with them: list of {to, amounts: {Ni: t}} or {to, mass, composition: {Ni: share}}',
    transfers: 'list of {from, to, share: number or {Ni: share}}; what is left over leaves the system there',
    unit: 'of the amounts',
  },
  run: (reader) => ({ quantities: reader.has('D') ? recirculation(reader) : system(reader) }),
};

function recirculation(reader: Reader): Quantities {
  const D = [reader.either('D', { min: 0 })].flat();
  const alpha = [reader.either('alpha', { min: 0, below: 1 })].flat();
  if (alpha.length !== 1 && alpha.length !== D.length)
    reader.refuse('alpha', `has ${alpha.length} values beside ${D.length} of D`, 'one, or as many');
  const b = D.map((demand, i) => demand / (1 - alpha[alpha.length === 1 ? 0 : i]!));
  const d = b.map((value, i) => value * alpha[alpha.length === 1 ? 0 : i]!);
  const error = Math.max(...b.map((value, i) => Math.abs(value - D[i]! - d[i]!)));
  return { a: D, b, c: b.map((value, i) => value - d[i]!), d, balanceError: error };
}

function system(reader: Reader): Quantities {
  const processes = reader.labels('processes');
  const known = (one: Reader, field: string): string => {
    const name = one.text(field);
    return processes.includes(name) ? name : one.refuse(field, `is ${name}`, processes.join(', '));
  };
  const incoming = reader.items('inputs').map((one) => ({ to: known(one, 'to'), amounts: amountsOf(one) }));
  const elements = [...new Set(incoming.flatMap(({ amounts }) => Object.keys(amounts)))];
  const transfers = reader.items('transfers').map(
    (one): Transfer => ({
      from: known(one, 'from'),
      to: known(one, 'to'),
      share: shareOf(one, elements),
    }),
  );
  const into = (process: string, element: string): number =>
    incoming.reduce(
      (sum, { to, amounts }) => sum + (to === process ? (ownValue(amounts, element) ?? 0) : 0),
      0,
    );
  const inputs = Object.fromEntries(
    processes.map((name) => [name, Object.fromEntries(elements.map((one) => [one, into(name, one)]))]),
  );
  const flows = loopFlows({ processes, elements, inputs, transfers });
  return {
    ...(reader.has('unit') ? { unit: reader.text('unit') } : {}),
    ...flows,
    flows: flows.flows.map((one) => ({ ...one })),
    composition: compositions(flows.throughput),
  };
}

const fieldsOf = (reader: Reader, name: string): readonly string[] => {
  const value = reader.raw(name);
  return typeof value === 'object' && value !== null
    ? Object.keys(value)
    : reader.refuse(name, 'is missing', 'an object by element');
};

function amountsOf(reader: Reader): Record<string, number> {
  if (reader.has('amounts')) {
    const inner = reader.inner('amounts');
    return Object.fromEntries(
      fieldsOf(reader, 'amounts').map((element) => [element, inner.number(element, { min: 0 })]),
    );
  }
  const mass = reader.number('mass', { min: 0 });
  const inner = reader.inner('composition');
  return Object.fromEntries(
    fieldsOf(reader, 'composition').map((element) => [
      element,
      mass * inner.number(element, { min: 0, max: 1 }),
    ]),
  );
}

function shareOf(reader: Reader, elements: readonly string[]): Record<string, number> {
  const rule = { min: 0, max: 1 };
  if (typeof reader.raw('share') === 'number') {
    const share = reader.number('share', rule);
    return Object.fromEntries(elements.map((element) => [element, share]));
  }
  const inner = reader.inner('share');
  return Object.fromEntries(elements.map((element) => [element, inner.number(element, rule)]));
}

/** Share of each element in what passes through each process. */
const compositions = (throughput: Readonly<Record<string, Readonly<Record<string, number>>>>): Quantities =>
  Object.fromEntries(
    Object.entries(throughput).map(([name, amounts]) => {
      const total = Object.values(amounts).reduce((sum, one) => sum + one, 0);
      return [
        name,
        Object.fromEntries(
          Object.entries(amounts).map(([element, one]) => [element, total > 0 ? one / total : 0]),
        ),
      ];
    }),
  );
