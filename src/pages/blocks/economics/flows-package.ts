import type { Flows } from '../../../documents/economics/flows.ts';
import type { DataField, DataPackage, DataTable } from '../../render/data-package.ts';

const BOOKED = 'weights booked in the ledger';
const NAMED = 'names booked in the ledger';
const ANALYSED = 'weights booked in the ledger, times contents of its analyses';
const BALANCED = 'balance of the heats that were measured for the element';
const ORIGINS = 'origins of the charged lots in the ledger, by ISO 14021';

const text = (name: string, description: string, source = NAMED): DataField => ({
  ...{ name, type: 'string', description, source },
  constraints: { required: true },
});
const mass = (name: string, description: string, source = BOOKED): DataField => ({
  ...{ name, type: 'number', description, unit: 'kg', source },
});
const share = (name: string, description: string): DataField => ({
  ...{ name, type: 'number', description, unit: '%', source: ORIGINS },
});

/** The metal of a plant between two days as tables for other programs; `mark` = that it is no real metal. */
export const flowsPackage = (flows: Flows, mark?: string): DataPackage => ({
  name: `plant-flows-${flows.from}-${flows.to}`,
  title: `Metal of the plant, ${flows.from} to ${flows.to}`,
  description: [...(mark === undefined ? [] : [`${mark}.`]), ...flows.rules].join(' '),
  sources: [{ title: `Ledger of the plant (${flows.format})` }],
  tables: [
    periodTable(flows),
    placesTable(flows),
    flowsTable(flows),
    elementsTable(flows),
    bookedTable(flows),
    lossesTable(flows),
  ],
});

const periodTable = ({ from, to, unexplained_kg, recycled }: Flows): DataTable => ({
  name: 'period',
  title: 'The period as a whole',
  fields: [
    { name: 'from', type: 'date', description: 'first day, counted, UTC', source: 'as it was asked' },
    { name: 'to', type: 'date', description: 'last day, counted, UTC', source: 'as it was asked' },
    mass('unexplained_kg', 'charged or cut metal that no booking explains; negative: more came out'),
    mass('charged_kg', 'all that was charged; empty where nothing was'),
    share('pre_consumer_pct', 'charged metal of pre-consumer origin'),
    share('post_consumer_pct', 'charged metal of post-consumer origin'),
    share('recycled_pct', 'recycled content: pre-consumer and post-consumer together'),
    share('internal_pct', 'internal revert, which counts for no claim'),
    share('virgin_pct', 'virgin metal'),
    share('unstated_pct', 'lots without a stated origin, which count for no claim'),
  ],
  rows: [
    [
      ...[from, to, unexplained_kg, recycled?.charged_kg ?? null],
      ...[recycled?.preConsumer_pct ?? null, recycled?.postConsumer_pct ?? null],
      ...[recycled?.recycled_pct ?? null, recycled?.internal_pct ?? null],
      ...[recycled?.virgin_pct ?? null, recycled?.unstated_pct ?? null],
    ],
  ],
});

const placesTable = ({ nodes }: Flows): DataTable => ({
  name: 'places',
  title: 'Places that metal comes from, stays at and goes to',
  fields: [
    { ...text('id', 'name of the place'), constraints: { required: true, unique: true } },
    text('kind', 'what it is in a flow chart', 'steps of the bookings'),
  ],
  rows: nodes.map(({ id, kind }) => [id, kind]),
  primaryKey: ['id'],
});

const flowsTable = ({ flows }: Flows): DataTable => ({
  name: 'flows',
  title: 'Metal that went from one place to another',
  fields: [
    text('from', 'place that it left'),
    text('to', 'place that it went to'),
    { ...mass('mass_kg', 'all of the period'), constraints: { required: true, minimum: 0 } },
  ],
  rows: flows.map(({ from, to, mass_kg }) => [from, to, mass_kg]),
  primaryKey: ['from', 'to'],
  foreignKeys: ['from', 'to'].map((field) => ({
    fields: [field],
    reference: { resource: 'places', fields: ['id'] },
  })),
});

const elementsTable = ({ elements }: Flows): DataTable => ({
  name: 'elements',
  title: 'Metal by element',
  fields: [
    { ...text('element', 'chemical symbol'), constraints: { required: true, unique: true } },
    mass('received_kg', 'of the element, in lots that came in', ANALYSED),
    mass('charged_kg', 'of the element, charged', ANALYSED),
    mass('unknown_kg', 'charged metal without a content of the element; it counts as none'),
    mass('made_kg', 'of the element, in pieces', ANALYSED),
    mass('returned_kg', 'of the element, in revert lots', ANALYSED),
    mass('shipped_kg', 'of the element, in shipped pieces', ANALYSED),
    mass('difference_kg', 'charged less what came out as metal; empty where no heat was measured', BALANCED),
    mass('sd_kg', 'one standard deviation of the difference', 'uncertainties of the analyses'),
    {
      ...{ name: 'heats', type: 'integer', unit: '1', source: BALANCED },
      description: 'heats in the difference',
    },
  ],
  rows: elements.map((row) => [
    ...[row.element, row.received_kg, row.charged_kg, row.unknown_kg, row.made_kg],
    ...[row.returned_kg, row.shipped_kg, row.difference_kg, row.sd_kg, row.heats],
  ]),
  primaryKey: ['element'],
});

const bookedTable = ({ by }: Flows): DataTable => ({
  name: 'booked',
  title: 'Metal by grade, customer, supplier and form',
  fields: [
    text('by', 'what the name is of: grade, customer, supplier or form', 'kinds of names in the ledger'),
    text('name', 'grade, customer, supplier or form'),
    mass('received_kg', 'lots that came in'),
    mass('charged_kg', 'charged'),
    mass('made_kg', 'pieces'),
    mass('returned_kg', 'revert lots of casting and cutting'),
    mass('shipped_kg', 'shipped pieces'),
  ],
  rows: Object.entries(by).flatMap(([kind, rows]) =>
    rows.map((row) => [
      ...[kind, row.name, row.received_kg, row.charged_kg],
      ...[row.made_kg, row.returned_kg, row.shipped_kg],
    ]),
  ),
  primaryKey: ['by', 'name'],
});

const lossesTable = ({ losses }: Flows): DataTable => ({
  name: 'losses',
  title: 'Losses by the step that lost the metal',
  fields: [
    text('step', 'preparation, samples, heats or cutting', 'steps of the bookings'),
    text('to', 'what it went to'),
    mass('mass_kg', 'all of the period'),
  ],
  rows: losses.map(({ step, to, mass_kg }) => [step, to, mass_kg]),
  primaryKey: ['step', 'to'],
});
