import type { DISCLOSURES } from '../../documents/proof/bundle.ts';
import type { StoredRecord } from '../../evidence/ledger/store.ts';
import { readDisclosure } from '../../evidence/proof/disclosure.ts';
import { isResultName } from '../../evidence/records/results.ts';

export type Disclosing = ReadonlySet<(typeof DISCLOSURES)[number]>;

/** Records of metal that went from one plant to another. */
export const BETWEEN_PLANTS = /^(lot\.shipped|object\.shipped|transfer\.(received|confirmed))$/;

/** Which confidential fields of a record each word opens. Persons are in none: who did it stays with the plant. */
const OPENS: readonly (readonly [
  kind: RegExp,
  word: (typeof DISCLOSURES)[number],
  field: (name: string) => boolean,
])[] = [
  [/^heat\.(melted|cast|cut)$/, 'inputs', (name) => /^(input|loss|output)\//.test(name)],
  [/^(heat|object)\.analysed$/, 'results', isResultName],
  [
    /^(heat|object)\.released$/,
    'results',
    (name) => name === 'specification' || /^(reason|outside)\//.test(name),
  ],
  [/^cert\.countersigned$/, 'certificate', (name) => ['number', 'name', 'of'].includes(name)],
  [
    /^cert\.(issued|signed|withdrawn)$/,
    'certificate',
    (name) => ['number', 'certificate', 'supersededBy'].includes(name),
  ],
  [/^lot\.analysed$/, 'analyses', isResultName],
  [/^lot\.(received|drawn|undrawn|sampled)$/, 'draws', (name) => ['massKg', 'kg'].includes(name)],
  [/^lot\.processed$/, 'draws', (name) => ['wetKg', 'cleanKg'].includes(name)],
  [/^record\.corrected$/, 'draws', (name) => name === 'massKg'],
  [/^record\.corrected$/, 'results', (name) => name === 'cause' || isResultName(name)],
  [/^object\.created$/, 'inputs', (name) => name === 'massKg'],
  [
    /^footprint\.recorded$/,
    'footprint',
    (name) => name === 'total' || name === 'productKg' || /^(part|rule|rest)\//.test(name),
  ],
  [BETWEEN_PLANTS, 'transfer', (name) => !['by', 'actsFor', 'command'].includes(name)],
  [/^lot\.shipped$/, 'draws', (name) => name === 'kg'],
  [/^lot\.received$/, 'suppliers', (name) => name === 'supplier'],
];

/** The disclosures of a record that a recipient is given. */
export function disclosuresFor({ record, disclosures }: StoredRecord, words: Disclosing): readonly string[] {
  const opening = OPENS.filter(([kind, word]) => words.has(word) && kind.test(record.kind));
  if (opening.length === 0) return [];
  return disclosures.filter((text) => {
    const { name } = readDisclosure(text);
    return opening.some(([, , isField]) => isField(name));
  });
}

/** Customer of a certificate in JSON; undefined where none can be read. */
export function customerIn(certificate: unknown): string | undefined {
  if (typeof certificate !== 'string') return undefined;
  const { customer } = JSON.parse(certificate) as { readonly customer?: { readonly name?: string } };
  return customer?.name;
}
