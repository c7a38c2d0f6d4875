import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { InputError } from '../../foundation/errors.ts';

/** One element: its name with its namespace, `{https://...}name`. */
interface Element {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: Element[];
  text: string;
}

type Value = string | readonly Value[] | { readonly [name: string]: Value };

const MOST_LEVELS = 100;

/**
 * An EPCIS document in XML as one in JSON: lists without the names of their items, attributes as members. Names of
 * extensions are written out. Throws InputError for what is not XML, brings a document type, or holds no events.
 */
export function epcisFromXml(text: string, where: string): object {
  const list = rootOf(text, where);
  return {
    epcisBody: { eventList: list.children.map((event) => ({ type: event.name, ...membersOf(event) })) },
  };
}

/** The list of events in a document. */
function rootOf(text: string, where: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const open: Element[] = [];
  let list: Element | undefined;
  const refuse = (message: string): never => {
    throw new InputError(`${where} ${message}`, {
      where,
      allowed: 'an EPCIS 2.0 document in XML or JSON-LD',
    });
  };
  parser.on('error', (error) => refuse(`is not XML: ${error.message}`));
  parser.on('doctype', () => refuse('brings a document type, which is not read'));
  parser.on('opentag', (tag) => {
    if (open.length >= MOST_LEVELS) refuse(`has more than ${MOST_LEVELS} levels of elements in each other`);
    const attributes = Object.values(tag.attributes)
      .filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns')
      .map((one) => [nameOf(one), one.value] as const);
    const element: Element = { name: nameOf(tag), attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
    if (element.name === 'EventList') list ??= element;
  });
  const addText = (piece: string): void => {
    const element = open.at(-1);
    if (element && element.children.length === 0) element.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  return list ?? refuse('holds no EventList');
}

const nameOf = ({ uri, local }: Pick<SaxesAttributeNS, 'uri' | 'local'>): string =>
  uri === '' ? local : `{${uri}}${local}`;

/** Elements that the first version of the schema put around later fields. */
const WRAPPERS: ReadonlySet<string> = new Set(['extension', 'baseExtension']);

function membersOf(element: Element): Record<string, Value> {
  const members = new Map<string, Value>(element.attributes);
  for (const child of unwrapped(element)) {
    const value = readElement(child);
    const before = members.get(child.name);
    members.set(
      child.name,
      before === undefined
        ? value
        : [...(Array.isArray(before) ? (before as readonly Value[]) : [before]), value].flat(),
    );
  }
  return Object.fromEntries(members);
}

const unwrapped = (element: Element): readonly Element[] =>
  element.children.flatMap((child) => (WRAPPERS.has(child.name) ? unwrapped(child) : [child]));

/** Elements of the standard that are lists, whose items have names of their own in XML only. */
const LIST =
  /^(?:(?:input|output)?EPCList|epcList|childEPCs|(?:child|input|output)?quantityList|(?:child|input|output)QuantityList|bizTransactionList|sourceList|destinationList|sensorElementList)$/;
const TYPED: ReadonlySet<string> = new Set(['bizTransaction', 'source', 'destination']);

function readElement(element: Element): Value {
  if (LIST.test(element.name)) return element.children.map(itemOf);
  const text = element.text.trim();
  const members = membersOf(element);
  if (Object.keys(members).length === 0) return text;
  return text === '' ? members : { '#text': text, ...members };
}

function itemOf(element: Element): Value {
  if (!TYPED.has(element.name)) return readElement(element);
  return { ...membersOf(element), [element.name]: element.text.trim() };
}
