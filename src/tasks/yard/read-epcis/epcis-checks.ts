import type { ErrorDetail } from '../../../foundation/errors.ts';
import { MS_PER_DAY } from '../../../foundation/quantity/days.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';

/** One event as it stands in a document. */
export type EpcisEvent = Readonly<Record<string, unknown>>;

/** Fields of an object; null for anything else. */
export const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;

/** Items of a list; none of anything else. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const TYPES: readonly string[] = [
  'ObjectEvent',
  'AggregationEvent',
  'AssociationEvent',
  'TransactionEvent',
  'TransformationEvent',
];
const ACTIONS: readonly string[] = ['ADD', 'OBSERVE', 'DELETE'];
/** Bare words for steps, Core Business Vocabulary 2.0. */
const STEPS: ReadonlySet<string> = new Set(
  (
    'accepting arriving assembling collecting commissioning consigning creating_class_instance cycle_counting decommissioning ' +
    'departing destroying disassembling dispensing encoding entering_exiting holding inspecting installing killing loading ' +
    'other packing picking receiving removing repackaging repairing replacing reserving retail_selling sampling ' +
    'sensor_reporting shipping staging_outbound stock_taking stocking storing transporting unloading unpacking void_shipping'
  ).split(' '),
);
const LISTS: readonly string[] = [
  ...['epcList', 'childEPCs', 'inputEPCList', 'outputEPCList', 'quantityList', 'childQuantityList'],
  ...['inputQuantityList', 'outputQuantityList', 'bizTransactionList', 'sourceList', 'destinationList'],
  'sensorElementList',
];
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;
const LONGEST_TEXT = 2000;

interface Checking {
  readonly path: string;
  /** Where what is wrong goes, each with its place. */
  readonly faults: ErrorDetail[];
  readonly now: Date;
}

/**
 * Checks of an event that the schema of the standard leaves out or is loose about: times with a zone and not ahead, masses above
 * zero in kilograms, steps of the vocabulary, lists that are lists, texts of sane length.
 */
export function checkEvent(event: EpcisEvent, { path, faults, now }: Checking): void {
  const refuse = (at: string, message: string, detail: ErrorDetail): void =>
    void faults.push({ path: `${path}.${at}`, message, ...detail });
  const { type, eventTime, eventTimeZoneOffset, action, bizStep } = event;
  if (!TYPES.includes(String(type)))
    refuse('type', 'the type of the event is not known', { value: shown(type), allowed: TYPES.join(', ') });
  const at = typeof eventTime === 'string' && TIME.test(eventTime) ? Date.parse(eventTime) : Number.NaN;
  if (Number.isNaN(at))
    refuse('eventTime', 'the time of the event is no moment with a zone', {
      value: shown(eventTime),
      allowed: '2026-11-28T06:00:00.000Z, or with +01:00',
    });
  else if (at > now.getTime() + MS_PER_DAY)
    refuse('eventTime', 'the time of the event is ahead', {
      value: shown(eventTime),
      allowed: `up to ${now.toISOString().slice(0, 10)}`,
    });
  if (typeof eventTimeZoneOffset !== 'string' || !/^[+-](0\d|1[0-4]):[0-5]\d$/.test(eventTimeZoneOffset))
    refuse('eventTimeZoneOffset', 'the zone of the event is missing or none', {
      value: shown(eventTimeZoneOffset),
      allowed: '+01:00',
    });
  const acts = type !== 'TransformationEvent';
  if (acts ? !ACTIONS.includes(String(action)) : action !== undefined)
    refuse('action', acts ? 'the action is not in the vocabulary' : 'a transformation has no action', {
      value: shown(action),
      allowed: acts ? ACTIONS.join(', ') : 'none',
    });
  if (
    bizStep !== undefined &&
    !(typeof bizStep === 'string' && (STEPS.has(bizStep) || bizStep.includes(':')))
  )
    refuse('bizStep', 'the step is no word of the vocabulary', {
      value: shown(bizStep),
      allowed: 'a step of CBV 2.0 such as shipping, or an address',
    });
  for (const key of LISTS) checkList(ownValue(event, key), key, refuse);
  checkTexts(event, path, faults);
}

type Refuse = (at: string, message: string, detail: ErrorDetail) => void;

function checkList(list: unknown, key: string, refuse: Refuse): void {
  if (list === undefined) return;
  if (!Array.isArray(list)) {
    refuse(key, `${key} is no list`, { value: shown(list), allowed: 'a list' });
    return;
  }
  for (const [i, item] of list.entries()) {
    if (/EPC/i.test(key) && !isAddress(item))
      refuse(`${key}[${i}]`, 'the identifier is no address', {
        value: shown(item),
        allowed: 'https://..., urn:...',
      });
    if (/quantityList$/i.test(key)) checkQuantity(fieldsOf(item), `${key}[${i}]`, refuse);
  }
}

function checkQuantity(item: EpcisEvent | null, at: string, refuse: Refuse): void {
  const { epcClass, quantity, uom } = item ?? {};
  if (!isAddress(epcClass))
    refuse(`${at}.epcClass`, 'the identifier of the lot is no address', {
      value: shown(epcClass),
      allowed: 'https://..., urn:...',
    });
  if (quantity === undefined) return;
  if (typeof quantity !== 'number' || !(quantity > 0) || quantity > 1e9)
    refuse(`${at}.quantity`, 'the quantity is no mass above zero', {
      value: shown(quantity),
      unit: typeof uom === 'string' ? uom.slice(0, 20) : 'KGM',
      allowed: 'a number above 0, at most 1000000000',
    });
  if (uom !== 'KGM')
    refuse(`${at}.uom`, 'the unit of the quantity is not the kilogram', {
      value: shown(uom),
      allowed: 'KGM',
      cure: 'ask the supplier for masses in KGM',
    });
}

const isAddress = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= LONGEST_TEXT && /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/.test(value);

/** Texts anywhere in an event: Unicode, without control characters, not endless. */
function checkTexts(value: unknown, path: string, faults: ErrorDetail[]): void {
  if (typeof value === 'string') {
    if (value.length > LONGEST_TEXT || !value.isWellFormed() || /\p{Cc}/u.test(value))
      faults.push({
        path,
        value: value.slice(0, 40),
        message: 'the text is too long, or holds control characters or half a surrogate pair',
        allowed: `Unicode text of at most ${LONGEST_TEXT} characters`,
      });
    return;
  }
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) checkTexts(item, `${path}[${i}]`, faults);
    return;
  }
  for (const [key, item] of Object.entries(fieldsOf(value) ?? {})) checkTexts(item, `${path}.${key}`, faults);
}

const shown = (value: unknown): string | number | boolean | null =>
  typeof value === 'number' || typeof value === 'boolean' || value === null
    ? value
    : String(typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 80);
