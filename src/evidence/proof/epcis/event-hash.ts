import { InputError, placed, type Retelling } from '../../../foundation/errors.ts';
import { sha256Bytes } from '../../../foundation/quantity/canonical.ts';
import { toHex } from '../bytes.ts';
import { eventNode, type Node } from './event-node.ts';
import { hashedTime, hashedValue } from './hashed-value.ts';

/**
 * Hashes of the events of an EPCIS 2.0 document by the Core Business Vocabulary 2.0, in the order of the document, as its
 * reference implementation makes them. They name events; they prove nothing: "0123" and "123" have the same hash.
 */
export interface EventHashes {
  /** `ni:///sha-256;...?ver=CBV2.0`. */
  readonly hashes: readonly string[];
  /** The texts that were hashed. */
  readonly prehashes: readonly string[];
}

/** Hashes of all events of a document. Throws InputError naming the event that has none. */
export function eventHashes(document: unknown): EventHashes {
  const prehashes = eventsOf(document).map((event, i) =>
    placed(inEvent(i), () => prehashOf(eventNode(event, document, `events[${i}]`))),
  );
  return { hashes: prehashes.map(hashOf), prehashes };
}

function hashOf(prehash: string): string {
  const hash = toHex(sha256Bytes(new TextEncoder().encode(prehash)));
  return `ni:///sha-256;${hash}?ver=CBV2.0`;
}

const inEvent = (i: number): Retelling => ({
  message: (message) => `event ${i + 1}: ${message}`,
  detail: (detail) => ({ path: `events[${i}]`, ...detail }),
});

/** The events of a document, of a query's answer, or one event that stands alone. Throws InputError for anything else. */
export function eventsOf(document: unknown): readonly Readonly<Record<string, unknown>>[] {
  const whole = fieldsOf(document);
  const body = fieldsOf(whole?.epcisBody);
  const results = fieldsOf(fieldsOf(body?.queryResults)?.resultsBody);
  const list =
    body?.eventList ?? results?.eventList ?? (body?.event === undefined ? undefined : [body.event]);
  const events = Array.isArray(list) ? list.map(fieldsOf) : null;
  if (events === null)
    throw new InputError('the document holds no list of events', {
      path: 'epcisBody.eventList',
      allowed: 'an EPCIS 2.0 document in JSON-LD: an EPCISDocument, or an EPCISQueryDocument',
    });
  return events.map((event, i) => {
    if (event !== null && typeof event.type === 'string') return event;
    throw new InputError(`event ${i + 1} is no object with a type`, {
      path: `events[${i}].type`,
      allowed: 'ObjectEvent, TransformationEvent ...',
    });
  });
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;

/** Fields in the order in which they are hashed, and those below them. */
type Order = readonly (readonly [name: string, below?: Order])[];

const EPCS: Order = [['epc']];
const QUANTITIES: Order = [['quantityElement', [['epcClass'], ['quantity'], ['uom']]]];
const DEVICE: Order = [['deviceID'], ['deviceMetadata'], ['rawData'], ['dataProcessingMethod']];
const REPORT: Order = [
  ...([['type'], ['exception'], ...DEVICE, ['time'], ['microorganism'], ['chemicalSubstance']] as Order),
  ...([
    ['value'],
    ['component'],
    ['stringValue'],
    ['booleanValue'],
    ['hexBinaryValue'],
    ['uriValue'],
  ] as Order),
  ...([['minValue'], ['maxValue'], ['meanValue'], ['sDev'], ['percRank'], ['percValue'], ['uom']] as Order),
  ['coordinateReferenceSystem'],
];
const METADATA: Order = [['time'], ['startTime'], ['endTime'], ...DEVICE, ['bizRules']];
const ORDER: Order = [
  ...([['eventTime'], ['eventTimeZoneOffset'], ['certificationInfo'], ['parentID']] as Order),
  ...([
    ['epcList', EPCS],
    ['inputEPCList', EPCS],
    ['childEPCs', EPCS],
    ['quantityList', QUANTITIES],
  ] as Order),
  ...([
    ['childQuantityList', QUANTITIES],
    ['inputQuantityList', QUANTITIES],
    ['outputEPCList', EPCS],
  ] as Order),
  ...([
    ['outputQuantityList', QUANTITIES],
    ['action'],
    ['transformationID'],
    ['bizStep'],
    ['disposition'],
  ] as Order),
  ['persistentDisposition', [['set'], ['unset']]],
  ['readPoint', [['id']]],
  ['bizLocation', [['id']]],
  [
    'sensorElementList',
    [
      [
        'sensorElement',
        [
          ['sensorMetadata', METADATA],
          ['sensorReport', REPORT],
        ],
      ],
    ],
  ],
];

/** Fields that say when and under which name an event was kept, not what happened. */
const NOT_HASHED: readonly string[] = ['recordTime', 'eventID', 'type', 'errorDeclaration'];

function prehashOf({ name, children }: Node): string {
  const left = children.filter((one) => !NOT_HASHED.includes(one.name));
  const ordered = inOrder(left, ORDER);
  return `eventType=${name}${ordered.text}${others(ordered.left)}`;
}

/** What was written of some fields, and what is left of them. */
interface Written {
  readonly text: string;
  readonly left: readonly Node[];
}

function inOrder(children: readonly Node[], order: Order): Written {
  let text = '';
  let left = children;
  for (const [name, below] of order) {
    const found = left.filter((one) => one.name === name);
    const written = found.map((one) => fieldText(one, below));
    text += sorted(written.map((one) => one.text)).join('');
    const kept = new Map(found.map((one, i) => [one, written[i]!.left]));
    left = left.flatMap((one) => {
      const rest = kept.get(one);
      if (rest === undefined) return [one];
      return rest.length === 0 ? [] : [{ ...one, children: rest }];
    });
  }
  return { text, left };
}

/** A field of the standard with what stands below it; extensions come last in what they extend. */
function fieldText({ name, value, children }: Node, below: Order | undefined): Written {
  const own = value === '' ? '' : `=${isTime(name) ? hashedTime(value) : hashedValue(value)}`;
  if (below === undefined) return { text: own === '' ? '' : name + own, left: children };
  const extensions = children.length > 1 ? children.filter(isExtension) : [];
  const inside = inOrder(
    children.filter((one) => !extensions.includes(one)),
    below,
  );
  const text = own + inside.text + others(extensions);
  return { text: text === '' ? '' : name + text, left: inside.left };
}

const isTime = (name: string): boolean => /time/i.test(name) && !/offset/i.test(name);
const isExtension = ({ name }: Node): boolean => name.startsWith('{');

/** Everything without an order of its own, sorted as it is written. */
const others = (children: readonly Node[]): string => sorted(children.map(otherText)).join('');

function otherText({ name, value, children, asWritten }: Node): string {
  const below = asWritten ? children.map(otherText).join('') : others(children);
  return `${name}${value === '' ? '' : `=${hashedValue(value)}`}${below}`;
}

/** By code point, which is also by the bytes of UTF-8. */
const sorted = (texts: readonly string[]): readonly string[] => [...texts].sort(byCodePoint);

function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [one, other] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (one === other) continue;
    // surrogates stand for code points above all others
    const [first, second] = [isSurrogate(one), isSurrogate(other)];
    return first === second ? one - other : first ? 1 : -1;
  }
  return a.length - b.length;
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
