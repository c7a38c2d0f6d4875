import { z } from 'zod';
import { ownValue } from '../../foundation/quantity/own-value.ts';

/** Where the choices of a field come from: each face knows how to list them. */
export type ChoicesFrom =
  | 'lots'
  | 'heats'
  | 'furnaces'
  | 'grades'
  | 'laboratories'
  | 'materials'
  | 'methods'
  | 'suppliers';

/** How a field is typed that is more than one word, number or choice: each face knows how to read it. */
export type Reading =
  | 'results'
  | 'contents'
  | 'shares'
  | 'document'
  | 'bytes'
  | 'named-bytes'
  | 'tables'
  | 'columns'
  | 'answers'
  | 'certificates'
  | 'counts'
  | 'number-or-document'
  | 'route'
  | 'named-route'
  | 'account'
  | 'pieces'
  | 'ingots'
  | 'crops'
  | 'losses'
  | 'mass-by-lot'
  | 'names'
  | 'weight'
  | 'decimal'
  | 'payment'
  | 'points'
  | 'amounts'
  | 'day';

/** What people are told of one field of an order. Every face has it from here, and from nowhere else. */
export interface FieldWords {
  /** As a form and a refusal name it: "Leak-up rate". */
  readonly label: string;
  /** What to enter, where the label does not say it. */
  readonly help?: string;
  /** Unit in which it is shown and typed. */
  readonly unit?: string;
  /** What one of that unit is in the order: 1000 where kilograms are typed and grams are booked. Default 1. */
  readonly per?: number;
  /** Other units that may be typed behind the number, each as so many of `unit`. */
  readonly units?: Readonly<Record<string, number>>;
  /** Option that takes the unit by itself; absent: it is typed behind the number. */
  readonly unitOption?: string;
  readonly from?: ChoicesFrom;
  readonly reads?: Reading;
  /** Words of the choices, where they are not those of the order. */
  readonly choices?: Readonly<Record<string, string>>;
  /** A flag for each of these values, with its help or all its words; without a flag it is the usual one. */
  readonly asFlags?: Readonly<Record<string, string | FlagWords>>;
  /** Place among the arguments of the verb, from 1; absent: it is an option. */
  readonly argument?: number;
  /** Name of the option, where it is not that of the field. */
  readonly option?: string;
  /** Several options, each with its own words, that add up to the list. */
  readonly options?: readonly { readonly option: string; readonly help: string; readonly takes: string }[];
  /** What stands for the value in the help, where it is not the unit or the kind. */
  readonly takes?: string;
  /** Asked only where another field of the order has this value, or one of these. */
  readonly when?: readonly [path: string, value: string | readonly string[]];
  /** Help in a form where another field of the order has a value that is named here. */
  readonly helpBy?: readonly [path: string, help: Readonly<Record<string, string>>];
  /** A form shows it only when it is asked for or refused. */
  readonly folded?: true;
  /** A form does not show it: the page gives it, or asks for it in its own way. */
  readonly unshown?: true;
  /** A terminal does not take it as a word of its own: the verb gives it, or asks for it in its own way. */
  readonly untyped?: true;
}

/** A flag that stands for one value of a field. */
interface FlagWords {
  readonly flag: string;
  readonly help: string;
  /** It takes what another field of the order holds: that field, and what stands for its value. */
  readonly into?: string;
  readonly takes?: string;
}

/** A field of an order with its words. JSON Schema, and with it OpenAPI, carries its title, description and unit. */
export const field = <T extends z.ZodType>(schema: T, words: FieldWords): T =>
  schema.meta({
    title: words.label,
    ...descriptionOf(words),
    ...unitOfOrder(words),
    [WORDS]: words,
  });

/** What a program is told of it: the help, and that the bytes of a file are sent as text. People name the file. */
const descriptionOf = ({ help, reads }: FieldWords): { readonly description?: string } => {
  const told = [help, ...(reads === 'bytes' ? ['in base64'] : [])].filter((one) => one !== undefined);
  return told.length === 0 ? {} : { description: told.join('; ') };
};

/** True for a field that is asked, as far as the form is filled in. */
export const isAsked = (
  { when }: Pick<FieldWords, 'when'>,
  typed: Readonly<Record<string, unknown>>,
): boolean => when === undefined || [when[1]].flat().includes(String(ownValue(typed, when[0]) ?? ''));

const WORDS = 'words';

/** The unit that a number of the order is in, for programs: grams where kilograms are typed; absent where the name of the field says it. */
const unitOfOrder = ({ unit, per = 1 }: FieldWords): { readonly unit?: string } =>
  per === 1 ? (unit === undefined ? {} : { unit }) : unit === 'kg' && per === 1000 ? { unit: 'g' } : {};

/** The words of a field; undefined for a schema that was given none. */
export const wordsOf = (schema: z.ZodType): FieldWords | undefined =>
  z.globalRegistry.get(schema)?.[WORDS] as FieldWords | undefined;

/** A mass: kilograms are typed, whole grams are booked. */
export const massField = <T extends z.ZodType>(schema: T, words: Omit<FieldWords, 'unit' | 'per'>): T =>
  field(schema, { takes: 'mass', ...words, unit: 'kg', per: 1000 });
