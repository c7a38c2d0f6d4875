import type { Schema } from '../../../documents/common.ts';
import type { AnswerFile } from '../../../documents/contract/contract.ts';
import { fieldsOf } from '../../../documents/contract/fields-of.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { type TypedField, textsOf, typedFields } from './typed-order.ts';

interface Told {
  readonly verb: string;
  readonly order: Schema<unknown>;
  readonly chosenBy?: readonly string[];
  readonly file?: AnswerFile;
}

/** A verb with an order as it is typed: `remelt lot process R-1001 --treatment washing --clean-kg 437`; what is needed and not said in capitals. */
export function commandLine(told: Told, order: unknown, by?: string): string {
  const { verb, order: schema, chosenBy = [], file } = told;
  const fields = typedFields(fieldsOf(schema));
  const taken = fields.find(({ path, sets, into }) => into && valueAt(order, path) === sets)?.into;
  const words = fields.flatMap((field) => {
    if (field.path === taken) return [];
    const value = valueAt(order, field.path);
    if (value === null || (value === undefined && field.isNeeded && field.sets === undefined))
      return standIn(field);
    const isLeftOut = value === undefined || value === false || (field.sets ?? value) !== value;
    if (isLeftOut) return [];
    if (field.into === undefined) return wordsOf(field, value);
    const behind = valueAt(order, field.into);
    return behind == null ? standIn(field) : [field.word, quoted(String(behind))];
  });
  const target = `--${file?.option}`;
  const flag = chosenBy.find((one) => one !== target && fields.every(({ word }) => word !== one));
  return [
    ...['remelt', verb, ...words],
    ...(flag === undefined ? [] : [flag]),
    ...(file?.isNeeded || chosenBy.includes(target) ? [target, 'FILE'] : []),
    ...(by === undefined ? [] : ['--by', by]),
  ].join(' ');
}

const valueAt = (order: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((at, name) => ownValue((at ?? {}) as Record<string, unknown>, name), order);

/** What stands for a value that is not known: `REASON`, `--clean-kg MASS`. */
const standIn = ({ argument, flags, isVariadic }: TypedField): readonly string[] => {
  const value = (/[<[](.*)[>\]]/.exec(flags)?.[1] ?? '').replace('...', '').toUpperCase();
  const words = isVariadic ? [value, '...'] : value === '' ? [] : [value];
  return argument === undefined ? [flags.split(' ')[0]!, ...words] : words;
};

function wordsOf(field: TypedField, value: unknown): readonly string[] {
  const texts = textsOf(field, value).map(quoted);
  if (field.argument !== undefined) return texts;
  return field.kind === 'flag' ? [field.word] : [field.word, ...texts];
}

/** As a shell takes it for one word: between double quotes `"`, `$`, a backtick and a backslash have a backslash before them. */
export const quoted = (text: string): string =>
  /^[\w.,:=/@%+-]+$/.test(text) ? text : `"${text.replaceAll(/["$`\\]/g, '\\$&')}"`;
