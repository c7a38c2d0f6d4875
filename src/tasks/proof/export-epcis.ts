import { type EpcisDocument, epcisDocumentSchema } from '../../documents/epcis.ts';
import { type ExportEpcisOrder, exportEpcisOrder } from '../../documents/orders/epcis.ts';
import type { HeatState, LotState } from '../../evidence/ledger/state.ts';
import type { LotView, ObjectView, StoredRecord } from '../../evidence/ledger/store.ts';
import { eventHashes } from '../../evidence/proof/epcis/event-hash.ts';
import { gramsToKg } from '../../evidence/records/mass.ts';
import { InputError } from '../../foundation/errors.ts';
import type { Subject } from '../../metal/alloy/words.ts';
import { idOf } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { defineTask } from '../task.ts';
import { toldAt } from '../told-at.ts';

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
export const exportEpcis = defineTask({
  name: 'export-epcis',
  title: 'Write what happened to a lot, heat or object as EPCIS 2.0 events',
  order: exportEpcisOrder,
  answer: epcisDocumentSchema,
  act: null,
  reads: true,
  run: async (order, { store, clock }) => {
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
  },
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
  const heat = await store.heat(object.heat);
  return [
    ...(object.from === heat.subject ? [await castEvent(heat, [object], telling)] : []),
    ...(await objectEvents(object, telling)),
  ];
}

async function lotEvents(lot: LotView, telling: Telling): Promise<readonly Event[]> {
  const heats = Object.keys(lot.drawn_g).filter((key) => !/^(sample|loss):/.test(key));
  const drawn = await Promise.all(
    heats.map(async (id) => chargeEvents(await telling.store.heat(id), telling, lot.subject)),
  );
  return [...(lot.from === null ? [receivedEvent(lot, telling)] : []), ...drawn.flat()];
}

async function heatEvents(heat: HeatState, telling: Telling): Promise<readonly Event[]> {
  const { store } = telling;
  const lots = await Promise.all(
    heat.inputs.filter(({ from }) => from.startsWith('lot:')).map(({ from }) => store.lot(idOf(from))),
  );
  const objects = await store.objects({ heat: heat.id });
  const own = objects.filter(({ from, status }) => from === heat.subject && status !== 'void');
  const later = await Promise.all(objects.map((object) => objectEvents(object, telling)));
  return [
    ...lots.filter(({ from }) => from === null).map((lot) => receivedEvent(lot, telling)),
    ...chargeEvents(heat, telling),
    ...(heat.output_g === null ? [] : [await castEvent(heat, own, telling)]),
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

/** What was cast of a heat, all of it or some pieces; a heat that is only melted is named itself. */
async function castEvent(
  heat: HeatState,
  objects: readonly ObjectView[],
  { store, name, order }: Telling,
): Promise<Event> {
  const seq = Math.max(...heat.balances.map((balance) => balance.seq));
  const lots = order.subject === heat.subject ? heat.outputs.filter(({ to }) => to.startsWith('lot:')) : [];
  const metal = [
    ...lots.map(({ to, mass_g }) => ({ epcClass: name(to), ...kilograms(mass_g) })),
    ...(objects.length + lots.length === 0
      ? [{ epcClass: name(heat.subject), ...kilograms(heat.output_g ?? 0) }]
      : []),
  ];
  return {
    type: 'TransformationEvent',
    ...at(await happenedAt(seq, store)),
    transformationID: name(heat.subject),
    ...(objects.length > 0 ? { outputEPCList: objects.map(({ subject }) => name(subject)) } : {}),
    ...(metal.length > 0 ? { outputQuantityList: metal } : {}),
    bizStep: 'commissioning',
    disposition: 'in_progress',
    ilmd: {
      'remelt:heatNo': heat.id,
      ...(heat.process === null ? {} : { 'remelt:process': heat.process }),
      'remelt:castMassKg': gramsToKg(objects.reduce((sum, { mass_g }) => sum + mass_g, 0)),
    },
  };
}

/** What an object was cut into, and that it left. */
async function objectEvents(object: ObjectView, telling: Telling): Promise<readonly Event[]> {
  const history = await telling.store.history(object.subject);
  const last = (kind: string) => history.findLast(({ record }) => record.kind === kind);
  const cut = object.status === 'cut' ? last('heat.cut') : undefined;
  const shipped = object.status === 'shipped' ? last('object.shipped') : undefined;
  return [
    ...(cut ? [cutEvent(object.subject, cut, telling)] : []),
    ...(shipped ? [shippedEvent(object, shipped, telling)] : []),
  ];
}

function cutEvent(subject: Subject, { record, body }: StoredRecord, { name }: Telling): Event {
  const outputs = (body.outputs ?? []) as readonly { readonly lot: Subject; readonly kg: string }[];
  const pieces = outputs.filter(({ lot }) => lot.startsWith('object:'));
  const lots = outputs.filter(({ lot }) => lot.startsWith('lot:'));
  return {
    type: 'TransformationEvent',
    ...at(toldAt({ record, body })),
    inputEPCList: [name(subject)],
    ...(pieces.length > 0 ? { outputEPCList: pieces.map(({ lot }) => name(lot)) } : {}),
    ...(lots.length > 0
      ? {
          outputQuantityList: lots.map(({ lot, kg }) => ({
            epcClass: name(lot),
            quantity: Number(kg),
            uom: 'KGM',
          })),
        }
      : {}),
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

async function happenedAt(seq: number, store: TaskContext['store']): Promise<string> {
  const [one] = await store.records(seq, 1);
  return String(one?.body.happenedAt ?? one?.record.at);
}
