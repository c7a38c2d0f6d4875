import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { confirmField, heatField } from '../../../documents/contract/fields.ts';
import { heatLogSchema } from '../../../documents/heats/heat-log.ts';
import { tagMapSchema } from '../../../documents/heats/tag-map.ts';

const instant = z.iso.datetime({
  offset: true,
  error: 'must be a time with its zone, such as 2026-12-02T14:05:00Z',
});
const { zone, dates, decimal } = tagMapSchema.shape;

const order = z.strictObject({
  heat: heatField,
  file: field(z.base64().min(4).max(200_000_000).exactOptional(), {
    label: 'File of the recorder',
    help: 'CSV of a recorder or historian: a column for each tag, or tag, time, value; default what the recorder has sent',
    reads: 'bytes',
    argument: 2,
  }),
  name: field(textSchema.exactOptional(), { label: 'Name of the file', takes: 'name', folded: true }),
  map: field(tagMapSchema.exactOptional(), {
    label: 'Map of its tags',
    help: 'remelt-tag-map/1: which setting of which furnace each tag is',
    reads: 'document',
    option: 'tags',
    takes: 'file',
  }),
  source: field(textSchema.exactOptional(), {
    label: 'Recorder',
    help: 'source that the file is of, or that has sent its values: its kept map counts',
    takes: 'id',
  }),
  furnace: field(textSchema.exactOptional(), {
    label: 'Furnace',
    help: 'furnace that the log is of; default that of the heat',
    from: 'furnaces',
    takes: 'id',
  }),
  from: field(instant.exactOptional(), {
    label: 'Start',
    help: 'when the heat began, with its zone; default its charge',
    takes: 'time',
    folded: true,
  }),
  to: field(instant.exactOptional(), {
    label: 'End',
    help: 'when it was poured; default as booked, or the end of the file',
    takes: 'time',
    folded: true,
  }),
  zone: field(zone, {
    label: 'Zone of its clock',
    help: 'such as Europe/Berlin or +01:00; default that of the map',
    takes: 'zone',
    folded: true,
  }),
  dates: field(dates, {
    label: 'Days',
    help: 'what stands first in a day of the file',
    choices: { dmy: 'the day first', mdy: 'the month first', ymd: 'the year first' },
    folded: true,
  }),
  decimal: field(decimal, {
    label: 'Decimal sign',
    choices: { comma: 'a comma', point: 'a point' },
    folded: true,
  }),
  clockAhead_s: field(z.number().min(-200_000).max(200_000).exactOptional(), {
    label: 'Clock of the recorder ahead by',
    help: 'negative where it is behind; 0 where it is right',
    unit: 's',
    option: 'clock-ahead',
    folded: true,
  }),
  units: field(z.enum(['file', 'map']).exactOptional(), {
    label: 'Units that count',
    choices: { file: 'those of the file', map: 'those of the map' },
    folded: true,
  }),
  marks: field(z.enum(['booked', 'recorder']).exactOptional(), {
    label: 'Marks that count',
    choices: { booked: 'as booked', recorder: 'those of the recorder' },
    folded: true,
  }),
  leaveOutRows: field(z.boolean().exactOptional(), {
    label: 'Leave out rows without a time',
    option: 'leave-out-rows',
    folded: true,
  }),
  asRead: field(z.literal(true).exactOptional(), {
    label: 'As read',
    help: 'a setting far from the plan is what the furnace showed',
    option: 'as-read',
    folded: true,
  }),
  confirm: confirmField,
});
export type LogHeatOrder = z.infer<typeof order>;

export const contract = defineContract({
  group: 'heats',
  name: 'log-heat',
  verb: 'heat log',
  title:
    'Cut the log of a heat out of a recorder file, show it with its gaps, and take it as the log of the heat',
  order,
  answer: heatLogSchema,
  act: 'record heat',
  who: 'who takes it',
  button: 'Show the log',
  examples: [
    {
      heat: 'H26-001',
      file: 'VGltZSxUMQo=',
      map: { zone: 'UTC', tags: [{ tag: 'T1', furnace: 'VIM-500', setting: 'temperature_K', unit: 'degC' }] },
    },
  ],
  exampleBy: 'p-melt',
  confirms: {
    question: 'Take this as the log of the heat?',
    option: 'take',
    help: 'take it as the log of the heat',
  },
  isBooked: ({ seq, asks }) => seq !== null || asks.length > 0,
  exit: ({ asks }) => (asks.length > 0 ? 3 : 0),
});
