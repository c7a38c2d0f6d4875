import { READS_ALL } from '../../desk/visitors.ts';
import { eventSchema } from '../../documents/exchange/events.ts';
import { jobSchema, jobsSchema } from '../../documents/job.ts';
import { evidenceReadingSchema, evidenceSheetOrder } from '../../documents/qualification/evidence-reading.ts';
import { droppedFileSchema, teachingSchema } from '../../documents/results/lessons.ts';
import { sessionDocument, signInOrder } from '../../documents/session.ts';
import { sheetOrder, sheetReadingSchema } from '../../documents/yard/sheet-order.ts';
import { hashOfText } from '../../foundation/quantity/canonical.ts';
import { readFeed } from '../../tasks/exchange/read-feed/read-feed.ts';
import { listings } from '../../tasks/lists.ts';
import { addEvidence } from '../../tasks/qualification/add-evidence/add-evidence.ts';
import { TASKS } from '../../tasks/registry.ts';
import { rolesAsking } from '../../tasks/rights.ts';
import { accountPaths, DELETED_AGAIN, KEY, type Place } from './identity/account-paths.ts';
import { SHOWN } from './identity/caller.ts';
import { CONFIRMATION, SIGNER } from './identity/confirm.ts';
import { COOKIE } from './identity/session.ts';
import { operationPaths } from './operations/operation-routes.ts';
import type { Plant } from './plant.ts';
import { keptPaths } from './routes/kept-paths.ts';
import { fieldsOf, isPlainField, type JsonSchema, jsonSchemaOf } from './routes/query-order.ts';
import { XLSX_TYPE } from './show.ts';

/** Schemas of a document by name: equal ones are kept once. */
interface Shelf {
  readonly place: (name: string, schema: JsonSchema) => JsonSchema;
  readonly all: () => Readonly<Record<string, JsonSchema>>;
}

/** OpenAPI 3.1 of every task and calculation, from their own schemas. */
export async function openApi({ version, compute }: Pick<Plant, 'version' | 'compute'>): Promise<JsonSchema> {
  const shelf = emptyShelf();
  const place: Place = (name, schema, io) => shelf.place(name, jsonSchemaOf(schema, io));
  const paths = {
    ...sessionPath(shelf),
    ...accountPaths(place),
    ...jobPaths(shelf),
    ...sheetPath(shelf),
    ...feedPath(shelf),
    ...(await listPaths()),
    ...keptPaths(place),
    ...operationPaths(place),
    ...(await taskPaths(shelf)),
    ...(await calculationPaths(compute, shelf)),
  };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Remelt',
      version,
      description:
        'Every task of the trade and every calculation. Who acts is who is signed in. A refusal names the field, ' +
        'what is allowed and the cure. It repeats the value of a named field that is one short value, cut after ' +
        '100 characters, and never the body. Of a field that may hold a secret it repeats nothing.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        basic: {
          ...{ type: 'http', scheme: 'basic' },
          description: 'For spreadsheets, to read lists: any name, and a token as the password.',
        },
        session: {
          ...{ type: 'apiKey', in: 'cookie', name: COOKIE },
          description: `Over HTTPS its name begins with __Host-. What writes also names the person of the session in the header ${SHOWN}: 409 where it is another.`,
        },
      },
      responses: {
        Refused: { description: 'Why not', content: json({ $ref: '#/components/schemas/error' }) },
      },
      schemas: { ...shelf.all(), error: ERROR },
    },
  };
}

/** Signing in and out: the only address of the API that asks for nobody. */
function sessionPath(shelf: Shelf): Record<string, object> {
  const operation = (operationId: string, summary: string) => ({
    operationId,
    tags: ['session'],
    summary,
    description: 'Who may: everybody.',
    security: [],
  });
  const done = answers({ type: 'object', properties: { signedIn: { type: 'boolean' } } });
  return {
    '/api/session': {
      get: {
        ...operation('show-session', 'Show whose server this is and who is signed in'),
        responses: answers(shelf.place('session', jsonSchemaOf(sessionDocument, 'output'))),
      },
      post: {
        ...operation(
          'sign-in',
          'Sign in with a password, a PIN, the own token, or as a person of a demonstration',
        ),
        requestBody: bodyOf(shelf.place('sign-in', jsonSchemaOf(signInOrder, 'input'))),
        responses: done,
      },
      delete: {
        ...operation('sign-out', 'Sign out'),
        description: `Who may: everybody. ${DELETED_AGAIN}`,
        responses: done,
      },
    },
  };
}

/** What a spreadsheet is taken for. */
const sheetPath = (shelf: Shelf): Record<string, object> => ({
  '/api/sheets/lots': {
    post: {
      operationId: 'read-sheet',
      tags: ['sheets'],
      summary: 'Say what a spreadsheet of lots is taken for; nothing is booked',
      description: `Who may: ${READS_ALL}.`,
      requestBody: bodyOf(shelf.place('read-sheet-order', jsonSchemaOf(sheetOrder, 'input'))),
      responses: answers(shelf.place('read-sheet-answer', jsonSchemaOf(sheetReadingSchema, 'output'))),
    },
  },
  '/api/sheets/results': {
    post: {
      operationId: 'read-results',
      tags: ['sheets'],
      summary: 'Say what a file of results holds, by a lesson or by what is said of it; nothing is booked',
      description: `Who may: ${READS_ALL}.`,
      requestBody: bodyOf(shelf.place('read-results-order', jsonSchemaOf(droppedFileSchema, 'input'))),
      responses: answers(shelf.place('read-results-answer', jsonSchemaOf(teachingSchema, 'output'))),
    },
  },
  '/api/sheets/evidence': {
    post: {
      operationId: 'read-evidence',
      tags: ['sheets'],
      summary: 'Say what a table of evidence would add to a programme; nothing is booked',
      description: `Who may: ${rolesAsking(addEvidence)}.`,
      requestBody: bodyOf(shelf.place('read-evidence-order', jsonSchemaOf(evidenceSheetOrder, 'input'))),
      responses: answers(shelf.place('read-evidence-answer', jsonSchemaOf(evidenceReadingSchema, 'output'))),
    },
  },
});

/** The same feed as lines, for a program that reads it as it comes. */
const feedPath = (shelf: Shelf): Record<string, object> => {
  const event = shelf.place('feed-event', jsonSchemaOf(eventSchema, 'output'));
  const types = { 'application/x-ndjson': { schema: event }, 'text/csv': {} };
  return {
    '/api/feed': {
      get: {
        operationId: 'feed',
        tags: ['exchange'],
        summary: 'Read events from a cursor on, line by line, or a table of one type (Accept: text/csv)',
        description: `Who may: ${READS_ALL}. The last line says how many events there were, and the cursor to go on from.`,
        parameters: queryOf(jsonSchemaOf(readFeed.order, 'input')),
        responses: {
          200: { description: 'One event a line', content: types },
          default: { $ref: '#/components/responses/Refused' },
        },
      },
    },
  };
};

/** Every list as a file, and the sets of OData. */
async function listPaths(): Promise<Record<string, object>> {
  const query = (name: string, description: string) => ({
    ...{ name, in: 'query', required: false, description },
    schema: { type: 'string' },
  });
  const odata = (
    operationId: string,
    summary: string,
    { content, parameters = [] }: { readonly content: object; readonly parameters?: readonly object[] },
  ) => ({
    get: {
      ...{ operationId, tags: ['odata'], summary, parameters },
      description: 'Who may: any role. Of the lists that it may read.',
      security: [{ token: [] }, { basic: [] }, { session: [] }],
      responses: { 200: { description: 'The answer', content }, default: { description: 'Why not' } },
    },
  });
  const set = { name: 'set', in: 'path', required: true, schema: { type: 'string' } };
  const options = [
    query('$select', 'columns, with commas between them'),
    query(
      '$filter',
      'which rows: eq ne gt ge lt le in and or not contains startswith endswith tolower toupper null',
    ),
    query('$orderby', 'columns, each with asc or desc'),
    ...[
      query('$top', 'at most so many rows'),
      query('$skip', 'rows left out'),
      query('$count', 'true or false'),
    ],
  ];
  const files = (await listings()).flatMap(({ task, contract, tables }) =>
    (['csv', 'xlsx'] as const).map((ending) => [
      `/api/${contract.group}/${contract.name}.${ending}`,
      {
        get: {
          operationId: `${contract.name}-${ending}`,
          tags: [contract.group],
          summary: `${contract.title} (${ending === 'csv' ? 'a table as CSV' : 'a workbook'})`,
          description: `Who may: ${rolesAsking(task)}.`,
          security: [{ token: [] }, { basic: [] }, { session: [] }],
          parameters: [
            ...queryOf(jsonSchemaOf(contract.order, 'input')),
            query('table', `of ${tables.map(({ name }) => name).join(', ')}`),
          ],
          responses: {
            200: { description: 'The file', content: { [ending === 'csv' ? 'text/csv' : XLSX_TYPE]: {} } },
            default: { $ref: '#/components/responses/Refused' },
          },
        },
      },
    ]),
  );
  return {
    ...Object.fromEntries(files),
    '/odata/': odata('odata-sets', 'Name the sets of OData', { content: { 'application/json': {} } }),
    '/odata/$metadata': odata('odata-metadata', 'Tell the columns of the sets (CSDL)', {
      content: { 'application/xml': {} },
    }),
    '/odata/{set}': odata('odata-set', 'Read the rows of a set', {
      content: { 'application/json': {} },
      parameters: [set, ...options],
    }),
  };
}

/** Long calculations, and the stream of what changes. */
function jobPaths(shelf: Shelf): Record<string, object> {
  const operation = (operationId: string, summary: string) => ({
    operationId,
    tags: ['jobs'],
    summary,
    description: 'Who may: any role. Only the own jobs.',
  });
  const job = shelf.place('job', jsonSchemaOf(jobSchema, 'output'));
  const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }];
  const stream = { description: 'Server-sent events', content: { 'text/event-stream': {} } };
  return {
    '/api/jobs': {
      get: {
        ...operation('list-jobs', 'List the latest long calculations, without their answers'),
        responses: answers(shelf.place('jobs', jsonSchemaOf(jobsSchema, 'output'))),
      },
    },
    '/api/jobs/{id}': {
      get: {
        ...operation('show-job', 'Show how far a job is, and its answer'),
        parameters,
        responses: answers(job),
      },
      delete: {
        ...operation('stop-job', 'Stop a job; its row stays'),
        description: `Who may: any role. Only the own jobs. ${DELETED_AGAIN}`,
        parameters,
        responses: { ...answers(job), 202: { description: 'It is being stopped', content: json(job) } },
      },
    },
    '/api/events': {
      get: {
        ...operation(
          'events',
          'Tell when somebody has booked and about what (head), and when an own job has changed (job)',
        ),
        parameters: [header('Last-Event-ID', 'The last change that was seen')],
        responses: { 200: stream, default: { $ref: '#/components/responses/Refused' } },
      },
    },
  };
}

async function taskPaths(shelf: Shelf): Promise<Record<string, object>> {
  const listed = Object.entries(TASKS).flatMap(([group, tasks]) =>
    Object.values(tasks).map((load) => ({ group, load })),
  );
  // all are loaded before the first is written: equal schemas take the name of the first
  const loaded = await Promise.all(listed.map(async ({ group, load }) => ({ group, task: await load() })));
  return Object.fromEntries(
    loaded.map(({ group, task }) => {
      const { name, title, reads, order, answer } = task;
      const asked = jsonSchemaOf(order, 'input');
      const operation = {
        operationId: name,
        tags: [group],
        summary: title,
        description: `Who may: ${rolesAsking(task)}.`,
        parameters: reads
          ? [...queryOf(asked), PREFER]
          : [...WRITE_HEADERS, task.signs ? SIGNED : PREFER, ...(task.signedByOther ? [BY_OTHER] : [])],
        ...(reads ? {} : { requestBody: bodyOf(shelf.place(`${name}-order`, asked)) }),
        responses: task.signs
          ? answers(shelf.place(`${name}-answer`, jsonSchemaOf(answer, 'output')))
          : withJob(answers(shelf.place(`${name}-answer`, jsonSchemaOf(answer, 'output'))), shelf),
      };
      return [`/api/${group}/${name}`, { [reads ? 'get' : 'post']: operation }] as const;
    }),
  );
}

async function calculationPaths(compute: Plant['compute'], shelf: Shelf): Promise<Record<string, object>> {
  const loaded = await Promise.all(
    Object.entries(compute.calculations).map(async ([name, { title, schemas }]) => ({
      name,
      title,
      ...(await schemas()),
    })),
  );
  return Object.fromEntries(
    loaded.map(({ name, title, input, output }) => {
      const operation = {
        operationId: `calculate-${name}`,
        tags: ['calculations'],
        summary: `Calculate ${title}`,
        description: 'Who may: any role. Nothing is booked.',
        parameters: [
          header('Prefer', 'respond-async: answer with a job (202, Location) instead of waiting'),
          { ...KEY, required: false, description: `Needed with Prefer: respond-async. ${KEY.description}` },
        ],
        requestBody: bodyOf(shelf.place(`${name}-input`, jsonSchemaOf(input, 'input'))),
        responses: withJob(answers(shelf.place(`${name}-output`, jsonSchemaOf(output, 'output'))), shelf),
      };
      return [`/api/calculations/${name}`, { post: operation }] as const;
    }),
  );
}

const json = (schema: JsonSchema): object => ({ 'application/json': { schema } });
const bodyOf = (schema: JsonSchema): object => ({ required: true, content: json(schema) });
const answers = (schema: JsonSchema): object => ({
  200: { description: 'The answer', content: json(schema) },
  default: { $ref: '#/components/responses/Refused' },
});

/** Responses of what is done as a job where the caller does not want to wait. */
const withJob = (responses: object, shelf: Shelf): object => ({
  ...responses,
  202: {
    description: 'A job was started (Prefer: respond-async)',
    headers: { Location: { description: 'Address of the job', schema: { type: 'string' } } },
    content: json(shelf.place('job', jsonSchemaOf(jobSchema, 'output'))),
  },
});

const header = (name: string, description: string, required = false): object => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
});
const PREFER = header(
  'Prefer',
  'respond-async: answer with a job (202, Location); the same request without it gets the answer when it is there',
);
const WRITE_HEADERS = [
  KEY,
  header('If-Match', 'The ETag of what the decision rests on: 412 when the ledger has moved on'),
];

const SIGNED = header(
  CONFIRMATION,
  'What is signed: without it 401 with the code confirm-person and the sentence. POST /api/session/confirmation gives it',
);

const BY_OTHER = header(
  SIGNER,
  'Person who signs in the session of somebody else; their own password or token goes to /api/session/confirmation',
);

/** Fields of an order as a query; what has parts is JSON. */
const queryOf = (schema: JsonSchema): object[] =>
  Object.entries(fieldsOf(schema)).map(([name, field]) => ({
    name,
    in: 'query',
    required: ((schema.required ?? []) as readonly string[]).includes(name),
    ...(isPlainField(field) ? { schema: field } : { content: json(field) }),
  }));

function emptyShelf(): Shelf {
  const names = new Map<string, string>();
  const schemas: Record<string, JsonSchema> = {};
  return {
    place: (name, schema) => {
      const text = JSON.stringify(schema);
      const known = names.get(text) ?? name;
      names.set(text, known);
      schemas[known] = withPlace(schema, `#/components/schemas/${known}`);
      return { $ref: `#/components/schemas/${known}` };
    },
    all: () => withPartsApart(schemas),
  };
}

/** References inside a schema lead to where it stands in the document. */
const withPlace = (schema: JsonSchema, place: string): JsonSchema =>
  JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === '$ref' && typeof value === 'string' && value.startsWith('#/$defs')
        ? `${place}${value.slice(1)}`
        : value,
    ),
  ) as JsonSchema;

/** A part of a schema shorter than this stays where it is [characters]. */
const SHORT = 300;

/** Schemas in which a long part that appears more than once stands apart, under the start of its hash. */
function withPartsApart(schemas: Readonly<Record<string, JsonSchema>>): Readonly<Record<string, JsonSchema>> {
  const times = new Map<string, number>();
  JSON.stringify(schemas, (_, value: unknown) => {
    const text = isPart(value) ? JSON.stringify(value) : '';
    if (text.length >= SHORT) times.set(text, (times.get(text) ?? 0) + 1);
    return value;
  });
  const parts = new Map<string, JsonSchema>();
  const apart = (value: unknown, inside: boolean): unknown => {
    const text = inside && isPart(value) ? JSON.stringify(value) : '';
    if (text.length < SHORT || times.get(text)! < 2) return below(value);
    const name = `part-${hashOfText(text).slice(0, 10)}`;
    if (!parts.has(name)) parts.set(name, below(value) as JsonSchema);
    return { $ref: `#/components/schemas/${name}` };
  };
  const below = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map((one) => apart(one, true))
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, apart(one, true)]))
        : value;
  const whole = Object.entries(schemas).map(([name, schema]) => [name, below(schema)] as const);
  const sorted = [...whole, ...parts].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted) as Record<string, JsonSchema>;
}

/** True for what is a schema of its own. */
const isPart = (value: unknown): value is JsonSchema =>
  typeof value === 'object' &&
  value !== null &&
  ('anyOf' in value || 'oneOf' in value || ('type' in value && typeof value.type === 'string'));

const text = { type: 'string' } as const;
/** A refusal, as every face of Remelt says it. */
const ERROR: JsonSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'details'],
      properties: {
        code: text,
        message: text,
        sentence: text,
        by: { enum: ['password', 'token', 'person'] },
        details: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              path: text,
              where: text,
              value: { type: ['string', 'number', 'boolean', 'null'] },
              unit: text,
              allowed: text,
              cure: text,
              does: {
                type: 'array',
                items: { type: 'object', properties: { verb: text, order: { type: 'object' } } },
              },
              source: text,
              message: text,
            },
          },
        },
      },
    },
  },
};
