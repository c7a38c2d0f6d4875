import type { NamedSet } from '../comparison.ts';
import { counted, type PublishedError } from './errors.ts';
import { pooledDiscrepancies } from './pool.ts';

/** Text of `data/discrepancies.json`. */
export function discrepanciesData(errors: readonly PublishedError[], sets: readonly NamedSet[]): string {
  const own = counted(errors);
  const used = [...new Set(own.map(({ set }) => set))].sort();
  const records = pooledDiscrepancies(own).map(({ operation, element, family, ...rest }) => ({
    id: operation === undefined ? (family ?? 'not compared') : `${operation}/${element}`,
    ...(operation === undefined ? {} : { operation, element }),
    ...(family === undefined ? {} : { family }),
    ...rest,
    unit: { bias: 'log10', spread: 'log10', within: 'log10' },
    source: used,
    confidence: 'derived',
  }));
  const head = {
    format: 'remelt-data/discrepancies/1',
    description:
      'How far furnaces are from the models: spread = scale of measured over predicted for a furnace that was not seen, within = its part within one laboratory, bias = what is taken off. By operation and element where three laboratories compared it, else by family of elements. Written by npm run validate.',
    units: 'log10 of factors',
    source: 'validation/errors.json: published experiments run through the models',
    licence: 'MIT',
    validRange: 'melts of nickel, iron, cobalt and copper; a family that is absent was not compared',
    spread: "Student's t with four degrees of freedom and this scale",
    sources: Object.fromEntries(
      used.map((id) => [id, { citation: sets.find(({ data }) => data.id === id)?.data.source ?? id }]),
    ),
  };
  const lines = records.map((one) => `    ${JSON.stringify(one)}`);
  const opening = JSON.stringify(head, null, 2).replace(/\n\}$/, '');
  return `${opening},\n  "records": [\n${lines.join(',\n')}\n  ]\n}\n`;
}
