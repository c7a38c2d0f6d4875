import type { TaskContext } from '../../../desk/context.ts';
import { metalTyped } from '../../../desk/genealogy/history-subject.ts';
import { failedNow, suspensionsNow } from '../../../desk/samples/suspended-metal.ts';
import { toldAt } from '../../../desk/told-at.ts';
import type { EpcisDocument } from '../../../documents/proof/epcis.ts';
import type { HeatState, LotState } from '../../../evidence/ledger/state.ts';
import type { LotView, ObjectView, StoredRecord } from '../../../evidence/ledger/store.ts';
import { eventHashes } from '../../../evidence/proof/epcis/event-hash.ts';
import { gramsToKg, kgToGrams } from '../../../evidence/records/mass.ts';
import { InputError } from '../../../foundation/errors.ts';
import type { Subject } from '../../../metal/alloy/words.ts';
import { idOf } from '../../../metal/alloy/words.ts';
import { defineVerb } from '../../task.ts';
import { contract, type ExportEpcisOrder } from './contract.ts';

/** Context of the standard, and the prefix of what it has no word for. */
const CONTEXT = [
  'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  { remelt: 'https://remelt.example/ns/' },
];

type Event = Readonly<Record<string, unknown>>;

/** Where events are read from, and how their metal is named. */
interface Telling {
  readonly store: TaskContext['store'];
  /** Address of a subject. */
  readonly name: (subject: Subject) => string;
  readonly order: ExportEpcisOrder;
}

/**
 * What happened to a lot, heat or object as events of EPCIS 2.0: receiving, charging and casting, cutting, shipping, as the
 * ledger has it now. Suppliers, prices and persons are not told; a shipment names its customer only to that customer.
 */
export const exportEpcis = defineVerb(contract, async (asked, { store, clock }) => {
  const order = { ...asked, subject: await metalTyped(asked.subject, { store, path: 'subject' }) };
  const base = order.base.replace(/\/+$/, '');
  const telling: Telling = {
    store,
    order,
    name: (subject) => `${base}/${subject.replace(':', '/')}`,
  };
  const told = await eventsOf(order.subject, telling);
  if (told.length === 0)
    throw new InputError(`nothing has happened to ${order.subject} that EPCIS has an event for`, {
      path: 'subject',
      value: order.subject,
      allowed: 'a lot that was received, a heat that was charged, an object',
    });
  return named([...told].sort(byTime), clock().toISOString());
});

const byTime = (a: Event, b: Event): number => (String(a.eventTime) < String(b.eventTime) ? -1 : 1);

/** The document with each event named by its hash. */
function named(events: readonly Event[], creationDate: string): EpcisDocument {
  const document = {
    '@context': CONTEXT,
    type: 'EPCISDocument' as const,
    schemaVersion: '2.0' as const,
    creationDate,
  };
  const { hashes } = eventHashes({ ...document, epcisBody: { eventList: events } });
  const eventList = events.map((event, i) => ({ type: String(event.type), ...event, eventID: hashes[i]! }));
  return { ...document, epcisBody: { eventList } };
}

async function eventsOf(subject: Subject, telling: Telling): Promise<readonly Event[]> {
  const { store } = telling;
  if (subject.startsWith('lot:')) return lotEvents(await store.lot(idOf(subject)), telling);
  if (subject.startsWith('heat:')) return heatEvents(await store.heat(idOf(subject)), telling);
  const object = await store.object(idOf(subject));
  return [...(await wayTo(object, telling)), ...(await objectEvents(object, telling))];
}

/** How metal came out of its heat: the casting, and each cutting on the way to it. */
async function wayTo(
  { from, subject }: Pick<ObjectView, 'from' | 'subject'>,
  telling: Telling,
): Promise<readonly Event[]> {
  const { store } = telling;
  if (from?.startsWith('heat:')) return [await castEvent(await store.heat(idOf(from)), telling, subject)];
  if (!from?.startsWith('object:')) return [];
  const source = await store.object(idOf(from));
  return [...(await wayTo(source, telling)), ...(await cutsOf(source, telling, subject))];
}

/** The cutting of an object, all that came out of it or one piece or crop; nothing of one that is whole. */
async function cutsOf(
  { cut }: Pick<ObjectView, 'cut'>,
  telling: Telling,
  only?: Subject,
): Promise<readonly Event[]> {
  const [record] = cut ? await telling.store.records(cut.seq, 1) : [];
  return record ? [cutEvent(record, telling, only)] : [];
}

async function lotEvents(lot: LotView, telling: Telling): Promise<readonly Event[]> {
  const heats = Object.keys(lot.drawn_g).filter((key) => !/^(sample|loss):/.test(key));
  const drawn = await Promise.all(
    heats.map(async (id) => chargeEvents(await telling.store.heat(id), telling, lot.subject)),
  );
  return [
    ...(lot.from === null ? [receivedEvent(lot, telling)] : await wayTo(lot, telling)),
    ...drawn.flat(),
    ...(await recalledEvents(lot, telling)),
  ];
}

async function heatEvents(heat: HeatState, telling: Telling): Promise<readonly Event[]> {
  const { store } = telling;
  const lots = await Promise.all(
    heat.inputs.filter(({ from }) => from.startsWith('lot:')).map(({ from }) => store.lot(idOf(from))),
  );
  const objects = await store.objects({ heat: heat.id });
  const later = await Promise.all(objects.map((object) => objectEvents(object, telling)));
  return [
    ...lots.filter(({ from }) => from === null).map((lot) => receivedEvent(lot, telling)),
    ...chargeEvents(heat, telling),
    ...(heat.output_g === null ? [] : [await castEvent(heat, telling)]),
    ...(await recalledEvents(heat, telling)),
    ...(await suspendedEvents(heat, telling)),
    ...later.flat(),
  ];
}

const at = (time: string) => ({ eventTime: new Date(time).toISOString(), eventTimeZoneOffset: '+00:00' });
const kilograms = (grams: number) => ({ quantity: Number(gramsToKg(grams)), uom: 'KGM' });

function receivedEvent(lot: LotState, { name }: Telling): Event {
  const { form, declaredGrade, originClass } = lot;
  return {
    type: 'ObjectEvent',
    ...at(lot.receivedAt),
    action: 'ADD',
    bizStep: 'receiving',
    disposition: 'in_progress',
    quantityList: [{ epcClass: name(lot.subject), ...kilograms(lot.mass_g) }],
    ilmd: {
      'remelt:form': form,
      ...(declaredGrade === null ? {} : { 'remelt:declaredAlloy': declaredGrade }),
      ...(originClass === null ? {} : { 'remelt:originClass': originClass }),
    },
  };
}

/** One event per charge: what went in, or only the portions of one lot. */
function chargeEvents(heat: HeatState, { name }: Telling, only?: Subject): readonly Event[] {
  return heat.charges.flatMap(({ happenedAt, portions }): readonly Event[] => {
    const told = portions.filter(({ from }) => only === undefined || from === only);
    if (told.length === 0) return [];
    return [
      {
        type: 'TransformationEvent',
        ...at(happenedAt),
        transformationID: name(heat.subject),
        inputQuantityList: told.map(({ from, mass_g }) => ({ epcClass: name(from), ...kilograms(mass_g) })),
        bizStep: 'creating_class_instance',
        disposition: 'in_progress',
      },
    ];
  });
}

/** What was cast of a heat, all of it or one piece or lot; a heat that is only melted is named itself. */
async function castEvent(heat: HeatState, telling: Telling, only?: Subject): Promise<Event> {
  const { store, name } = telling;
  const [last] = await store.records(Math.max(...heat.balances.map(({ seq }) => seq)), 1);
  const poured = [{ epcClass: name(heat.subject), ...kilograms(heat.output_g ?? 0) }];
  const { ilmd, ...told } =
    heat.status === 'cast' ? dividedEvent(last!, telling, only) : { ilmd: {}, outputQuantityList: poured };
  return {
    type: 'TransformationEvent',
    ...at(toldAt(last!)),
    transformationID: name(heat.subject),
    ...told,
    bizStep: 'commissioning',
    disposition: 'in_progress',
    ilmd: {
      'remelt:heatNo': heat.id,
      ...(heat.process === null ? {} : { 'remelt:process': heat.process }),
      ...ilmd,
    },
  };
}

/** Pieces and lots that came out of a casting or a cutting, all or one of them, and its masses. */
function dividedEvent({ body }: Pick<StoredRecord, 'body'>, { name }: Telling, only?: Subject) {
  const outputs = (body.outputs ?? []) as readonly { readonly lot: Subject; readonly kg: string }[];
  const told = outputs.filter(({ lot }) => only === undefined || lot === only);
  const pieces = told.filter(({ lot }) => lot.startsWith('object:'));
  const lots = told.filter(({ lot }) => lot.startsWith('lot:'));
  const cast_g = pieces.reduce((sum, { kg }) => sum + kgToGrams(kg), 0);
  return {
    ...(pieces.length > 0 ? { outputEPCList: pieces.map(({ lot }) => name(lot)) } : {}),
    ...(lots.length > 0
      ? {
          outputQuantityList: lots.map(({ lot, kg }) => ({
            epcClass: name(lot),
            ...kilograms(kgToGrams(kg)),
          })),
        }
      : {}),
    ilmd: { 'remelt:castMassKg': gramsToKg(cast_g) },
    'remelt:masses': {
      'remelt:inputKg': body.inputKg,
      'remelt:outputKg': body.outputKg,
      ...(body.lossKg === undefined ? {} : { 'remelt:lossKg': body.lossKg }),
      'remelt:pieces': pieces.map(({ lot, kg }) => ({ 'remelt:object': name(lot), 'remelt:massKg': kg })),
    },
  };
}

/** What an object was cut into, and that it left. */
async function objectEvents(object: ObjectView, telling: Telling): Promise<readonly Event[]> {
  const { store } = telling;
  const [shipped] = object.shipment ? await store.records(object.shipment.seq, 1) : [];
  return [
    ...(await cutsOf(object, telling)),
    ...(shipped ? [shippedEvent(object, shipped, telling)] : []),
    ...(await recalledEvents(object, telling)),
    ...(await suspendedEvents(object, telling)),
  ];
}

/** That recalls reached metal: since then its disposition is `recalled`, wherever it is. */
async function recalledEvents(
  { subject, recalled = [] }: HeatState | LotState | ObjectView,
  { store, name }: Telling,
): Promise<readonly Event[]> {
  const records = await Promise.all(recalled.map(({ seq }) => store.records(seq, 1)));
  return records.flat().map((record) => ({
    type: 'ObjectEvent',
    ...at(toldAt(record)),
    action: 'OBSERVE',
    bizStep: 'holding',
    disposition: 'recalled',
    ...observed(subject, name),
    'remelt:recall': idOf(record.record.subject as Subject),
  }));
}

/** That metal failed, or that a result came in which no verdict has seen: until it is decided anew it goes to nobody (rules E15, E18). */
async function suspendedEvents(
  metal: HeatState | ObjectView,
  { store, name }: Telling,
): Promise<readonly Event[]> {
  const failed = await failedNow(metal, store);
  const found = [
    ...(failed ? [{ why: 'remelt:failedBy', seq: failed.seq }] : []),
    ...(await suspensionsNow(metal, store)).map(({ seq }) => ({ why: 'remelt:suspendedBy', seq })),
  ];
  const records = await Promise.all(
    found.map(async ({ why, seq }) => (await store.records(seq, 1)).map((record) => ({ why, record }))),
  );
  return records.flat().map(({ why, record }) => ({
    type: 'ObjectEvent',
    ...at(toldAt(record)),
    action: 'OBSERVE',
    bizStep: 'holding',
    disposition: 'non_sellable_other',
    ...observed(metal.subject, name),
    [why]: record.record.seq,
  }));
}

/** Metal that an event was seen at: a piece by its name, a lot or heat as a class. */
const observed = (subject: Subject, name: Telling['name']): Event =>
  subject.startsWith('object:')
    ? { epcList: [name(subject)] }
    : { quantityList: [{ epcClass: name(subject) }] };

/** A cutting: what came out of it is made anew and cannot be put together again, so that it is a transformation. */
function cutEvent(cut: StoredRecord, telling: Telling, only?: Subject): Event {
  const { ilmd: _, ...told } = dividedEvent(cut, telling, only);
  return {
    type: 'TransformationEvent',
    ...at(toldAt(cut)),
    inputEPCList: [telling.name(cut.record.subject as Subject)],
    ...told,
    bizStep: 'commissioning',
    disposition: 'in_progress',
  };
}

function shippedEvent(
  { subject, form }: ObjectView,
  { record, body }: StoredRecord,
  { name, order }: Telling,
): Event {
  const base = order.base.replace(/\/+$/, '');
  return {
    type: 'ObjectEvent',
    ...at(toldAt({ record, body })),
    action: 'OBSERVE',
    bizStep: 'shipping',
    disposition: 'in_transit',
    epcList: [name(subject)],
    ...(body.certificateSha256 === undefined
      ? {}
      : {
          bizTransactionList: [
            { type: 'cert', bizTransaction: `${base}/certificate/${String(body.certificateSha256)}` },
          ],
        }),
    ...(order.customer !== undefined && body.to === order.customer
      ? {
          destinationList: [
            {
              type: 'owning_party',
              destination: `${base}/party/${encodeURIComponent(order.customer)}`,
            },
          ],
        }
      : {}),
    'remelt:massKg': String(body.kg),
    'remelt:form': form,
  };
}
