import { addressOf } from '../../src/documents/contract/contract.ts';
import { fieldsOf as fieldsWithWords } from '../../src/documents/contract/fields-of.ts';
import { fieldsOf, type JsonSchema, jsonSchemaOf } from '../../src/faces/server/routes/query-order.ts';
import { VERBS } from '../../src/tasks/index.ts';
import { rolesAsking } from '../../src/tasks/rights.ts';
import type { Verb } from '../../src/tasks/verbs.ts';

/** One method of a client, as each language writes it. */
export interface Method {
  /** `lot_hold`. */
  readonly name: string;
  /** `remelt lot hold`; absent where a terminal has another verb for it, or several. */
  readonly typed: string | undefined;
  readonly title: string;
  /** Roles that may. */
  readonly who: string;
  readonly address: string;
  readonly reads: boolean;
  readonly isSigned: boolean;
  /** Arguments of the verb first, then what is needed. */
  readonly parameters: readonly Parameter[];
  /** Names of fields that hold numbers, at any depth; `*name` where whatever is below it may be one. */
  readonly numbers: readonly string[];
  /** Fields of the answer. */
  readonly answers: readonly string[];
  /** The field of the answer that holds a page of a list. */
  readonly rows: string | undefined;
}

export interface Parameter {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'whole' | 'flag' | 'list' | 'parts' | 'any';
  /** It is an argument of the verb, not an option. */
  readonly isPlaced: boolean;
  readonly isNeeded: boolean;
  /** What it is, its unit, its parts and its choices. */
  readonly about: string;
}

/** What every client has besides the verbs. */
const OWN = ['calculate', 'feed', 'request', 'retries', 'rows', 'sign', 'timeout_s', 'url'];

/** A method for each address of a verb, in the order of their names. Throws Error for a name that stands for two things. */
export async function allMethods(): Promise<readonly Method[]> {
  const methods = await Promise.all(VERBS.map(methodOf));
  const known = new Set(OWN);
  for (const { name, address } of methods) {
    if (known.has(name)) throw new Error(`${address}: a client has ${name} already`);
    known.add(name);
  }
  return methods.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

async function methodOf(verb: Verb): Promise<Method> {
  const [contract, task] = [await verb.contract(), await verb.task()];
  const order = jsonSchemaOf(contract.order, 'input');
  const answer = jsonSchemaOf(contract.answer, 'output');
  const numbers = new Set<string>();
  for (const [name, schema] of Object.entries(fieldsOf(order))) addNumbers(schema, name, numbers);
  return {
    name: nameOf(verb),
    typed: verb.verb === null ? undefined : `remelt ${verb.verb}`,
    title: contract.title,
    who: rolesAsking(task),
    address: addressOf(contract),
    reads: contract.reads === true,
    isSigned: task.signs !== undefined,
    parameters: parametersOf(order, placesOf(contract.order)),
    numbers: [...numbers].sort(),
    answers: Object.keys(fieldsOf(answer)),
    rows: rowsOf(order, answer),
  };
}

/** As it is typed, where one verb alone is typed so; else as the API has it. */
function nameOf({ verb, name }: Verb): string {
  const isAlone = verb !== null && VERBS.filter((other) => other.verb === verb).length === 1;
  return (isAlone ? verb : name).replaceAll(/[ -]/g, '_');
}

/** Places among the arguments of the verb, by field. */
const placesOf = (order: Parameters<typeof fieldsWithWords>[0]): ReadonlyMap<string, number> =>
  new Map(
    fieldsWithWords(order).flatMap(({ path, argument }) =>
      argument === undefined ? [] : [[path, argument] as const],
    ),
  );

function parametersOf(order: JsonSchema, places: ReadonlyMap<string, number>): readonly Parameter[] {
  const needed = (order.required ?? []) as readonly string[];
  const all = Object.entries(fieldsOf(order)).map(([name, schema]) => ({
    name,
    kind: kindOf(schema),
    isPlaced: places.has(name),
    isNeeded: needed.includes(name),
    about: aboutOf(name, schema),
  }));
  // a place after one that may be left out would never be reached by place
  const placed = all
    .filter(({ isPlaced }) => isPlaced)
    .sort((a, b) => places.get(a.name)! - places.get(b.name)!);
  const isReached = ({ name }: Parameter): boolean =>
    placed
      .slice(
        0,
        placed.findIndex((one) => one.name === name),
      )
      .every(({ isNeeded }) => isNeeded);
  const byPlace = placed.filter(isReached);
  const rest = all
    .filter((one) => !byPlace.includes(one))
    .map((one) => ({ ...one, isPlaced: false }))
    .sort((a, b) => Number(b.isNeeded) - Number(a.isNeeded));
  return [...byPlace, ...rest];
}

function kindOf({ type, anyOf }: JsonSchema): Parameter['kind'] {
  switch (type) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'integer':
      return 'whole';
    case 'boolean':
      return 'flag';
    case 'array':
      return 'list';
    case 'object':
      return 'parts';
  }
  return Array.isArray(anyOf) && anyOf.every((one: JsonSchema) => kindOf(one) === 'list') ? 'list' : 'any';
}

/** More choices than so many are not told one by one: the elements. */
const MOST_CHOICES = 20;
/** A shape longer than this is left to /openapi.json [characters]. */
const LONGEST_SHAPE = 360;

function aboutOf(name: string, schema: JsonSchema): string {
  const { title, description, unit, enum: choices } = schema;
  const isName = String(title).toLowerCase() === name.toLowerCase();
  const said = [isName ? undefined : title, description].filter((one) => typeof one === 'string').join(': ');
  const shape = shapeOf(schema);
  const more = Array.isArray(choices)
    ? choices.length <= MOST_CHOICES && `one of ${choices.join(', ')}`
    : /[[{]/.test(shape) && (shape.length <= LONGEST_SHAPE ? shape : 'its parts stand in /openapi.json');
  const unitText = typeof unit === 'string' ? `[${unit}]` : '';
  return [[said, unitText].filter(Boolean).join(' '), more].filter(Boolean).join('; ');
}

/** A schema as it is written down: `[{element, text, unit: wt%|ppm, sd?}]`. */
function shapeOf({
  type,
  enum: choices,
  const: only,
  items,
  properties,
  required,
  ...rest
}: JsonSchema): string {
  if (Array.isArray(choices)) return choices.length <= MOST_CHOICES ? choices.join('|') : '';
  if (only !== undefined) return String(only);
  if (type === 'array') return `[${shapeOf((items ?? {}) as JsonSchema) || 'text'}]`;
  if (properties !== undefined) {
    const needed = (required ?? []) as readonly string[];
    const parts = Object.entries(properties as Record<string, JsonSchema>).map(([name, part]) => {
      const shape = shapeOf(part);
      return `${name}${needed.includes(name) ? '' : '?'}${shape === '' ? '' : `: ${shape}`}`;
    });
    return `{${parts.join(', ')}}`;
  }
  const { additionalProperties, anyOf } = rest;
  if (type === 'object' && additionalProperties) return '{name: value}';
  if (Array.isArray(anyOf))
    return anyOf.map((one: JsonSchema) => shapeOf(one) || String(one.type)).join(' or ');
  return type === 'number' || type === 'integer' ? 'number' : '';
}

/** Adds the names under which a schema takes numbers. */
function addNumbers(schema: JsonSchema, name: string, to: Set<string>): void {
  const { type, items, properties, additionalProperties: others, anyOf, oneOf } = schema;
  const { const: only, enum: choices } = schema;
  const kinds = [type].flat();
  if (kinds.includes('number') || kinds.includes('integer')) to.add(name);
  // what is not said may hold whatever a document of its format does
  const isSaid = [type, anyOf, oneOf, only, choices].some((one) => one !== undefined);
  if (!isSaid) to.add(`*${name}`);
  if (items !== undefined) addNumbers(items as JsonSchema, name, to);
  if (typeof others === 'object' && others !== null) addNumbers(others as JsonSchema, name, to);
  for (const [below, part] of Object.entries((properties ?? {}) as Record<string, JsonSchema>))
    addNumbers(part, below, to);
  for (const one of [anyOf, oneOf].flat()) if (one !== undefined) addNumbers(one as JsonSchema, name, to);
  if (kinds.includes('object') && properties === undefined && typeof others !== 'object') to.add(`*${name}`);
}

/** Where an answer is a page of a list, the first of its fields that holds rows. */
function rowsOf(order: JsonSchema, answer: JsonSchema): string | undefined {
  const { after, limit } = fieldsOf(order);
  const fields = fieldsOf(answer);
  if (after === undefined || limit === undefined || fields.next === undefined) return undefined;
  return Object.entries(fields).find(([, { type }]) => type === 'array')?.[0];
}
