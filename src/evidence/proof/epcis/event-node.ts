import { InputError } from '../../../foundation/errors.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';

/** A field of an event: names and values written out, lists as the standard's XML has them. */
export interface Node {
  readonly name: string;
  /** Trimmed; empty where there is none. */
  readonly value: string;
  readonly children: readonly Node[];
  /** Its children keep their order. */
  readonly asWritten?: true;
}

type Fields = Readonly<Record<string, unknown>>;

/** What the names and words of a document mean. */
interface Words {
  /** Namespace of each prefix. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** Fields that the document wants left out. */
  readonly ignored: ReadonlySet<string>;
}

/** Prefixes that the standard's own context declares. */
const STANDARD: readonly (readonly [prefix: string, namespace: string])[] = [
  ['cbv', 'https://ref.gs1.org/cbv/'],
  ['gs1', 'https://gs1.org/voc/'],
];

/** One event as a tree. Throws InputError naming the field that cannot be hashed. */
export function eventNode(event: Fields, document: unknown, path: string): Node {
  const around = fieldsAround(document);
  const contexts = [...around, event].flatMap((fields) => prefixesIn(fields['@context']));
  const words: Words = {
    prefixes: new Map([...STANDARD, ...contexts]),
    ignored: new Set(
      around
        .flatMap(Object.entries)
        .flatMap(([name, value]) =>
          /(^|:)ignoreFields$/.test(name) && Array.isArray(value) ? value.map(String) : [],
        ),
    ),
  };
  return { name: String(event.type), value: '', children: fieldsIn(event, { words, parent: '', path }) };
}

/** The document and what it keeps its list of events in, from the outside in: a query's answer says there what to leave out. */
function fieldsAround(document: unknown): Fields[] {
  const around: Fields[] = [];
  for (const name of ['epcisBody', 'queryResults', 'resultsBody', '']) {
    if (typeof document !== 'object' || document === null) break;
    around.push(document as Fields);
    document = ownValue(document as Fields, name);
  }
  return around;
}

function prefixesIn(context: unknown): [string, string][] {
  if (Array.isArray(context)) return context.flatMap(prefixesIn);
  if (typeof context !== 'object' || context === null) return [];
  return Object.entries(context).flatMap(([prefix, namespace]): [string, string][] =>
    typeof namespace === 'string' ? [[prefix, namespace]] : [],
  );
}

/** Where a field stands. */
interface Place {
  readonly words: Words;
  /** Name of the field around it. */
  readonly parent: string;
  readonly path: string;
}

const SKIPPED = /^(#text|comment|rdfs:comment|@.*)$/;

function fieldsIn(fields: Fields, { words, parent, path }: Place): readonly Node[] {
  return Object.entries(fields).flatMap(([key, value]): readonly Node[] => {
    if (SKIPPED.test(key) || words.ignored.has(key)) return [];
    const place = { words, parent, path: `${path}.${key}` };
    const name = expandedName(key, words);
    if (!name.endsWith('List') && name !== 'childEPCs')
      return itemsOf(value).map((one) => nodeOf(name, one, place));
    const items = itemsOf(value).map((one, i) =>
      itemNode(name, one, { ...place, parent: name, path: `${place.path}[${i}]` }),
    );
    return items.length === 0 ? [] : [{ name, value: '', children: items }];
  });
}

const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** Lists whose items say a type and one thing. */
const TYPED: Readonly<Record<string, string>> = {
  bizTransactionList: 'bizTransaction',
  sourceList: 'source',
  destinationList: 'destination',
};

/** An item of a list: the list's name without its ending, and as the standard's XML calls it. */
function itemNode(list: string, value: unknown, place: Place): Node {
  const typed = ownValue(TYPED, list);
  if (typed !== undefined) return typedNode(typed, value, place);
  if (list === 'childEPCs') return nodeOf('epc', value, place);
  const name = list.slice(0, -'List'.length);
  const node = nodeOf(name, value, place);
  if (name === 'inputEPC' || name === 'outputEPC') return { ...node, name: 'epc' };
  const isQuantity =
    /^(input|output|child)Quantity$/.test(name) || (name === 'quantity' && node.children.length > 0);
  return isQuantity ? { ...node, name: 'quantityElement' } : node;
}

/** A type and what it is the type of, in this order whatever the order of the document. */
function typedNode(name: string, value: unknown, place: Place): Node {
  const { children } = nodeOf(name, value, place);
  const type = children.find((one) => one.name === 'type');
  const what = children.find((one) => one.name === name);
  if (type === undefined || what === undefined)
    throw new InputError(`an event without ${type ? name : 'type'} in ${place.path} has no hash`, {
      path: place.path,
      allowed: `type and ${name}`,
    });
  const more = children.filter((one) => one !== type && one !== what);
  return { name: '', value: '', children: [type, what, ...more], asWritten: true };
}

function nodeOf(name: string, value: unknown, place: Place): Node {
  if (Array.isArray(value)) return { name, value: '', children: value.map((one) => nodeOf('', one, place)) };
  if (typeof value !== 'object' || value === null)
    return { name, value: wordText(name, scalarText(value, place), place), children: [] };
  const fields = value as Fields;
  const text = fields['#text'];
  return {
    name,
    value: text === undefined ? '' : scalarText(text, place).trim(),
    children: fieldsIn(fields, { ...place, parent: name }),
  };
}

/** A value as text. Throws InputError for text that is not Unicode. */
function scalarText(value: unknown, { path }: Place): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  const text = String(value);
  if (text.isWellFormed()) return text;
  throw new InputError('text with half a surrogate pair has no hash', { path, allowed: 'Unicode text' });
}

/** Where the bare words of a field stand in the vocabulary. */
const VOCABULARIES: Readonly<Record<string, string>> = {
  bizStep: 'https://ref.gs1.org/cbv/BizStep-',
  disposition: 'https://ref.gs1.org/cbv/Disp-',
  'persistentDisposition/set': 'https://ref.gs1.org/cbv/Disp-',
  'persistentDisposition/unset': 'https://ref.gs1.org/cbv/Disp-',
  'bizTransaction/type': 'https://ref.gs1.org/cbv/BTT-',
  'source/type': 'https://ref.gs1.org/cbv/SDT-',
  'destination/type': 'https://ref.gs1.org/cbv/SDT-',
  'sensorReport/component': 'https://ref.gs1.org/cbv/Comp-',
  'sensorReport/type': 'https://gs1.org/voc/',
  'sensorReport/exception': 'https://gs1.org/voc/',
};

function wordText(name: string, value: string, { words, parent }: Place): string {
  const text = value.trim();
  const key = parent === '' ? name : `${parent}/${name}`;
  const vocabulary = text === '' || text.includes(':') ? undefined : ownValue(VOCABULARIES, key);
  if (vocabulary !== undefined) return vocabulary + text;
  const namespace = namespaceOf(text, words);
  return namespace === undefined ? text : namespace + afterPrefix(text);
}

const namespaceOf = (text: string, { prefixes }: Words): string | undefined => {
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : prefixes.get(text.slice(0, colon));
};
const afterPrefix = (text: string): string => text.slice(text.indexOf(':') + 1);

/** `{namespace}name` of a name with a known prefix. */
function expandedName(key: string, words: Words): string {
  const namespace = namespaceOf(key, words);
  return namespace === undefined ? key : `{${namespace}}${afterPrefix(key)}`;
}
