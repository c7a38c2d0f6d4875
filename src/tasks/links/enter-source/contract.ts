import { z } from 'zod';
import { newIdSchema, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { changeField, whyField } from '../../../documents/contract/fields.ts';
import { registersSchema } from '../../../documents/registers.ts';
import { DRIVER_NAMES, type DriverForm, driverForm } from '../../../metal/plant/source.ts';

const askedBy = (name: DriverForm['asks'][number]): readonly string[] =>
  DRIVER_NAMES.filter((one) => driverForm(one).asks.includes(name));

const words = (of: (form: DriverForm) => string | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    DRIVER_NAMES.flatMap((one) => {
      const text = of(driverForm(one));
      return text === undefined ? [] : [[one, text]];
    }),
  );

/** Longest silence that may be a rule: a month [s]. */
const LONGEST_SILENCE = 31 * 86_400;
/** Longest time that a file may be left to settle: an hour [s]. */
const LONGEST_SETTLING = 3600;

export const contract = defineContract({
  group: 'links',
  name: 'enter-source',
  verb: 'source enter',
  title: 'Enter a source of figures or a device that is written to, or change it',
  order: z.strictObject({
    source: field(newIdSchema, { label: 'Source', help: 'its name, such as oes-1', argument: 1 }),
    driver: field(z.enum(DRIVER_NAMES), {
      label: 'What it is',
      help: 'how it is read or written',
      choices: words(({ title }) => title),
      argument: 2,
    }),
    address: field(z.string().min(1).max(400).exactOptional(), {
      label: 'Address',
      help: 'a folder, tcp://HOST:PORT, serial:DEVICE, mqtt://HOST or https://HOST/PATH, as its driver is reached; none for upload',
      when: ['driver', DRIVER_NAMES.filter((one) => driverForm(one).reaches.length > 0)],
      helpBy: ['driver', words(({ help }) => help)],
      argument: 3,
    }),
    laboratory: field(textSchema.exactOptional(), {
      ...{ label: 'Laboratory', help: 'whose results it sends', from: 'laboratories' },
      when: ['driver', askedBy('laboratory')],
    }),
    method: field(textSchema.exactOptional(), {
      ...{ label: 'Method', help: 'of its results, where its files do not say it', from: 'methods' },
      when: ['driver', askedBy('method')],
    }),
    lesson: field(textSchema.exactOptional(), {
      ...{ label: 'Lesson', help: 'by which its files are read; default: the one that fits', takes: 'name' },
      when: ['driver', askedBy('lesson')],
    }),
    furnace: field(textSchema.exactOptional(), {
      ...{ label: 'Furnace', help: 'that it records', from: 'furnaces' },
      when: ['driver', askedBy('furnace')],
    }),
    scale: field(textSchema.exactOptional(), {
      ...{ label: 'Scale', help: 'of the plant that it is; default: the one of its own name', takes: 'id' },
      when: ['driver', askedBy('scale')],
    }),
    files: field(textSchema.exactOptional(), {
      label: 'Names of its files',
      help: 'such as "*.csv, *.txt"; default: all files',
      when: ['driver', askedBy('files')],
      takes: 'names',
      folded: true,
    }),
    subfolders: field(z.literal(true).exactOptional(), {
      label: 'Look into folders of the folder',
      when: ['driver', askedBy('subfolders')],
      folded: true,
    }),
    settle_s: field(z.number().min(0.2).max(LONGEST_SETTLING).exactOptional(), {
      label: 'Time to settle',
      help: 'how long a file must not have changed before it is read; default 2 s',
      unit: 's',
      units: { min: 60 },
      option: 'settle',
      when: ['driver', askedBy('settle_s')],
      folded: true,
    }),
    quietAfter_s: field(z.number().min(10).max(LONGEST_SILENCE).exactOptional(), {
      label: 'Longest usual silence',
      help: 'when it has been silent for longer, Today says so; without it, silence says nothing',
      unit: 'min',
      per: 60,
      units: { s: 1 / 60, h: 60, days: 1440 },
      option: 'quiet-after',
    }),
    hours: field(textSchema.exactOptional(), {
      label: 'Working hours',
      help: 'in which silence counts, such as "Mon-Fri 06:00-22:00", by the clock of the server; default: always',
      takes: 'hours',
      folded: true,
    }),
    change: changeField,
    reason: whyField,
  }),
  answer: registersSchema,
  act: 'keep register',
  who: 'who enters it',
  button: 'Keep the source',
  makesLedger: true,
  examples: [
    {
      ...{ source: 'oes-1', driver: 'folder', address: '/mnt/oes/results' },
      ...{ laboratory: 'works', method: 'OES', quietAfter_s: 14_400 },
    },
    { source: 'recorder-1', driver: 'modbus', address: 'tcp://10.0.4.12:502?unit=1', furnace: 'VIM-1' },
  ],
  exampleBy: 'p-qual',
});
