import type { EpcisReading } from '../../../documents/proof/epcis.ts';
import { type ErrorDetail, InputError } from '../../../foundation/errors.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { idRefusal, isName, isNewId } from '../../../metal/alloy/identifier.ts';
import { LOT_CLASSES, type LotClass, ORIGIN_CLASSES } from '../../../metal/alloy/words.ts';
import type { ReadEpcisOrder } from './contract.ts';
import { checkEvent, type EpcisEvent, fieldsOf, listOf } from './epcis-checks.ts';

/** The words that the plant knows, and the moment. */
export interface EpcisRules {
  readonly forms: readonly string[];
  readonly now: Date;
}

type Lot = EpcisReading['lots'][number];

/** Class of a lot by the origin that its supplier declares. Revert of another plant is scrap here. */
const CLASS_BY_ORIGIN: Readonly<Record<string, LotClass>> = {
  'post-consumer': 'end-of-life',
  'pre-consumer-external': 'purchased-scrap',
  virgin: 'virgin',
};

/** Steps by which metal comes. */
const ARRIVALS: ReadonlySet<string> = new Set(['shipping', 'departing', 'arriving', 'receiving']);

const MOST_EVENTS = 20_000;
const LARGEST_LOT_G = 1e12;

/**
 * Lots that came with the events of an EPCIS document: those that were shipped or received, with their masses. What a later event
 * melts or cuts up stayed with the sender. Everything else is read and left. Throws InputError naming event and field of all that is wrong, at once.
 */
export function lotsOfEpcis(
  { events, hashes }: { readonly events: readonly EpcisEvent[]; readonly hashes: readonly string[] },
  order: Omit<ReadEpcisOrder, 'document'>,
  rules: EpcisRules,
): EpcisReading {
  if (events.length > MOST_EVENTS)
    throw new InputError(`the document holds ${events.length} events`, {
      path: 'epcisBody.eventList',
      value: events.length,
      allowed: `at most ${MOST_EVENTS}`,
      cure: 'ask for several documents',
    });
  const faults: ErrorDetail[] = [];
  const notes: string[] = [];
  const described = descriptionsIn(events);
  const consumed = consumedIn(events);
  const lots = new Map<string, Lot>();
  const read = events.map((event, i) => {
    const hash = hashes[i]!;
    checkEvent(event, { path: `events[${i}]`, faults, now: rules.now });
    if (typeof event.eventID === 'string' && event.eventID.startsWith('ni:') && event.eventID !== hash)
      notes.push(`event ${i + 1} is named ${event.eventID}; its hash here is ${hash}`);
    const came = arrivalsIn(event, `events[${i}]`).flatMap((arrival) => {
      if (consumed.has(String(arrival.of))) return [];
      const lot = lotOf(arrival, { row: i + 1, hash, order, rules, described, event, faults });
      const before = lots.get(lot.lotId);
      if (before === undefined) lots.set(lot.lotId, lot);
      else if (before.mass_g !== lot.mass_g)
        faults.push({
          path: arrival.path,
          value: lot.lotId,
          message: `lot ${lot.lotId} came with another mass in event ${before.row}`,
          allowed: 'one mass for each lot',
          cure: 'ask the supplier which is right',
        });
      return before === undefined ? [lot.lotId] : [];
    });
    const { type, eventTime, bizStep } = event;
    return {
      event: i + 1,
      what: [type, stepOf(bizStep)].filter(Boolean).join(' '),
      at: String(eventTime),
      hash,
      lots: came,
    };
  });
  if (faults.length > 0)
    throw new InputError(
      `${faults[0]!.path}: ${faults[0]!.message}${faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''}; nothing was booked`,
      faults,
    );
  return { lots: [...lots.values()], events: read, notes };
}

/** Addresses of what a transformation of the document took in. */
const consumedIn = (events: readonly EpcisEvent[]): ReadonlySet<string> =>
  new Set(
    events
      .filter(
        ({ type, errorDeclaration }) => type === 'TransformationEvent' && errorDeclaration === undefined,
      )
      .flatMap(({ inputEPCList, inputQuantityList }) => [
        ...listOf(inputEPCList).map(String),
        ...listOf(inputQuantityList).map((item) => String(fieldsOf(item)?.epcClass)),
      ]),
  );

/** Last word of a step: `shipping` of a bare word or of an address of the vocabulary. */
const stepOf = (step: unknown): string =>
  typeof step === 'string' ? (/(?:^|BizStep-|bizstep:)([A-Za-z_]+)$/.exec(step)?.[1] ?? '') : '';

/** Metal that came, with its mass. */
interface Arrival {
  readonly path: string;
  /** Address of the lot or piece. */
  readonly of: unknown;
  readonly kg: unknown;
}

/** What an event says came. An event that was declared an error says nothing. */
function arrivalsIn(event: EpcisEvent, path: string): readonly Arrival[] {
  if (event.type !== 'ObjectEvent' || !ARRIVALS.has(stepOf(event.bizStep))) return [];
  if (event.errorDeclaration !== undefined || event.action === 'DELETE') return [];
  const pieces = listOf(event.epcList);
  const massKg = Object.entries(event).find(([key]) => /:massKg$/.test(key))?.[1];
  return [
    ...listOf(event.quantityList).map((item, i) => ({
      path: `${path}.quantityList[${i}]`,
      of: fieldsOf(item)?.epcClass,
      kg: fieldsOf(item)?.quantity,
    })),
    ...pieces.map((of, i) => ({
      path: `${path}.epcList[${i}]`,
      of,
      kg: pieces.length === 1 ? massKg : undefined,
    })),
  ];
}

interface Reading {
  readonly row: number;
  readonly hash: string;
  readonly order: Omit<ReadEpcisOrder, 'document'>;
  readonly rules: EpcisRules;
  readonly described: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly event: EpcisEvent;
  readonly faults: ErrorDetail[];
}

/** The lot as it could be booked; what is wrong goes to `faults`. */
function lotOf({ path, of, kg }: Arrival, reading: Reading): Lot {
  const { row, hash, order, rules, described, event, faults } = reading;
  const lotId = idIn(String(of));
  const refuse = (message: string, detail: ErrorDetail): void =>
    void faults.push({ path, value: lotId, message, ...detail });
  if (!isNewId(lotId)) refuse(idRefusal(lotId), {});
  const mass_g = gramsOf(kg);
  if (mass_g === null)
    refuse(`lot ${lotId} comes without a mass in whole grams`, {
      ...(typeof kg === 'number' || typeof kg === 'string' ? { value: kg, unit: 'KGM' } : {}),
      allowed: 'a quantity above 0 in KGM with at most three decimals',
      cure: 'ask the supplier, or weigh it and book it as a table of lots',
    });
  const said = described.get(String(of)) ?? {};
  const form = order.form ?? lotForm(said.form ?? '', rules.forms);
  if (!rules.forms.includes(form))
    refuse(`the form "${form}" of lot ${lotId} is not known`, {
      value: form,
      allowed: rules.forms.join(', '),
      cure: 'say the form, such as turnings',
    });
  const originClass = order.origin ?? said.originClass ?? '';
  if (!Object.hasOwn(CLASS_BY_ORIGIN, originClass))
    refuse(`the origin "${originClass}" of lot ${lotId} is not one of metal from outside`, {
      value: originClass,
      allowed: ORIGIN_CLASSES.filter((one) => one !== 'internal-revert').join(', '),
      cure: 'say the origin with its evidence, such as pre-consumer-external',
    });
  const supplier = order.supplier ?? supplierIn(event);
  if (supplier !== undefined && !isName(supplier))
    refuse(`the supplier of lot ${lotId} is no name`, { value: supplier.slice(0, 80) });
  const papers = listOf(event.bizTransactionList).flatMap((one) => {
    const { type, bizTransaction } = fieldsOf(one) ?? {};
    return /(^|-|:)cert$/.test(String(type)) ? [String(bizTransaction)] : [];
  });
  return {
    row,
    lotId,
    mass_g: mass_g ?? 1,
    form,
    originClass,
    lotClass: (CLASS_BY_ORIGIN[originClass] ?? LOT_CLASSES[0]) as string,
    ...(supplier === undefined ? {} : { supplier }),
    ...(said.declaredAlloy === undefined ? {} : { declaredGrade: said.declaredAlloy }),
    note: [`EPCIS ${hash}`, ...papers.map((paper) => `certificate ${paper}`)].join('; ').slice(0, 400),
    analyses: [],
  };
}

/** Form of a lot by what was said of it: an ingot of another plant is remelt stock here. */
const lotForm = (said: string, forms: readonly string[]): string =>
  said === 'ingot' && !forms.includes(said) ? 'premelted-ingot' : said;

/** Whole grams of kilograms; null for none. */
function gramsOf(kg: unknown): number | null {
  const number = typeof kg === 'string' && /^\d{1,9}(\.\d{1,3})?$/.test(kg) ? Number(kg) : kg;
  if (typeof number !== 'number' || !(number > 0)) return null;
  const grams = Math.round(number * 1000);
  return Math.abs(number * 1000 - grams) < 1e-6 * Math.max(1, grams) && grams > 0 && grams <= LARGEST_LOT_G
    ? grams
    : null;
}

/** Id of a lot or piece: the last part of its address, or all behind its type, as this program names metal. Blanks and slashes become hyphens. */
function idIn(address: string): string {
  const path = address.split(/[?#]/)[0]!;
  const last = /^urn:/.test(address)
    ? address.split(/[:.]/).at(-1)!
    : (/\/(?:lot|object|heat)\/(.+)$/.exec(path)?.[1] ?? path.split('/').at(-1)!);
  return decoded(last).replace(/[\s/\\]+/g, '-');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Who owned it before, by the last part of the address. */
function supplierIn(event: EpcisEvent): string | undefined {
  const source = listOf(event.sourceList)
    .map((one) => fieldsOf(one))
    .find((one) => /owning_party$/.test(String(one?.type)))?.source;
  return typeof source === 'string' ? idIn(source) : undefined;
}

/** Words about lots, wherever in the document they stand: form, declared alloy, origin. */
const WORDS = ['form', 'declaredAlloy', 'originClass'] as const;

function descriptionsIn(events: readonly EpcisEvent[]): Map<string, Readonly<Record<string, string>>> {
  const found = new Map<string, Readonly<Record<string, string>>>();
  for (const event of events) {
    const said = [...Object.entries(fieldsOf(event.ilmd) ?? {}), ...Object.entries(event)].flatMap(
      ([key, value]): [string, string][] => {
        const word = WORDS.find((one) => key.endsWith(`:${one}`));
        return word !== undefined && typeof value === 'string' ? [[word, value]] : [];
      },
    );
    if (said.length === 0) continue;
    const named = [
      ...['epcList', 'outputEPCList'].flatMap((key) => listOf(ownValue(event, key))),
      ...['quantityList', 'outputQuantityList'].flatMap((key) =>
        listOf(ownValue(event, key)).map((item) => fieldsOf(item)?.epcClass),
      ),
    ];
    for (const of of named) found.set(String(of), { ...found.get(String(of)), ...Object.fromEntries(said) });
  }
  return found;
}
