import { z } from 'zod';
import { assumptionSchema, deedSchema, share } from './common.ts';
import { LABEL_SHEETS } from './labels.ts';
import { chartSchema } from './page-charts.ts';

const many = <T extends z.ZodType>(one: T) => z.array(one).readonly();

/** Where a link may lead: a place on the page, a file beside it, an address of the same server, a page of the web. */
const href = z.string().regex(/^(#[\w-]+|https:\/\/\S+|\/?[\w-][\w./-]*(\?[\w.=&%-]+)?(#[\w-]+)?)$/);
const linkSchema = z.object({ text: z.string(), href });

const ends = { min: z.number().optional(), max: z.number().optional() };

/** A content beside its limits, all in one unit. */
const windowSchema = z.object({
  ...{ element: z.string(), unit: z.string(), ...ends, range: z.object(ends).optional() },
  /** Measured or predicted; absent = not known. */
  value: z.number().optional(),
  /** Ends of what it may be. */
  ...{ low: z.number().optional(), high: z.number().optional() },
  isImputed: z.boolean().optional(),
});

/** A cell: text; a number with the digits it is printed with; a content in its window; a verdict; a link; several lines. */
const cellSchema = z.union([
  z.string(),
  z.object({
    number: z.number(),
    text: z.string(),
    /** Nobody measured it: it is taken from what is like it. */
    isImputed: z.literal(true).optional(),
  }),
  /** `text` says the content to whoever cannot see the drawing. */
  z.object({ window: windowSchema, tone: z.enum(['good', 'hold', 'bad']), text: z.string() }),
  /** PASS, HOLD and FAIL have their tones; other words may be given one. */
  z.object({ verdict: z.string(), tone: z.enum(['good', 'hold', 'bad']).optional() }),
  linkSchema,
  z.object({ lines: many(z.union([z.string(), linkSchema])) }),
]);

const columnSchema = z.object({
  head: z.string(),
  /** Set to the right. */
  numeric: z.boolean().optional(),
  bold: z.boolean().optional(),
  /** An empty box to write into. */
  box: z.boolean().optional(),
  /** Its cells are drawings: a terminal, paper and a sheet leave it out. */
  drawn: z.boolean().optional(),
  /** Share of the width of paper, or characters of a sheet, against the other columns; default 1. */
  width: z.number().positive().optional(),
});

const tableSchema = z.object({
  kind: z.literal('table'),
  caption: z.string().optional(),
  columns: many(columnSchema),
  rows: many(many(cellSchema)),
  /** Rows that a browser shows at first; the others are one line to open, in these words. */
  first: z.object({ rows: z.int().positive(), rest: z.string() }).optional(),
  /** It tells predictions, of an element in each row: the operation that they are of, empty where the table does not know it. */
  predicted: z.string().optional(),
});

const plainBlocks = [
  z.object({
    kind: z.literal('paragraph'),
    text: z.string(),
    tone: z.enum(['dim', 'strong']).optional(),
    /** Verbs that do what the text says: each face links or types them. */
    does: many(deedSchema).exactOptional(),
  }),
  z.object({ kind: z.literal('list'), items: many(z.string()) }),
  /** Names and what they are. */
  z.object({ kind: z.literal('facts'), rows: many(z.tuple([z.string(), z.string()]).readonly()) }),
  tableSchema,
  z.object({ kind: z.literal('chart'), chart: chartSchema }),
  /** Small charts side by side. */
  z.object({ kind: z.literal('panels'), charts: many(chartSchema) }),
  /** What the reader must not miss. */
  z.object({ kind: z.literal('notice'), text: z.string() }),
  /** Numbers that nobody stated: a table where there is room, else how many. */
  z.object({ kind: z.literal('assumptions'), rows: many(assumptionSchema) }),
  /** A QR code as rows of 0 and 1 with its quiet zone, for a camera; and what it holds. */
  z.object({
    kind: z.literal('code'),
    rows: many(z.string()),
    caption: z.string(),
    /** The text in it, for a printer that draws the code itself. */
    holds: z.string().optional(),
    /** How often it is printed as a label; default once. */
    copies: z.number().optional(),
  }),
  /** Lines to sign on. */
  z.object({ kind: z.literal('signatures'), who: many(z.string()) }),
] as const;

/** Blocks behind one line that says what they are: the line alone stands on a terminal. */
const foldSchema = z.object({
  kind: z.literal('fold'),
  summary: z.string(),
  blocks: many(z.discriminatedUnion('kind', plainBlocks)),
});

const blockSchema = z.discriminatedUnion('kind', [...plainBlocks, foldSchema]);

const sectionSchema = z.object({
  /** Where links of the page lead. */
  id: z.string().regex(/^[A-Za-z][\w-]*$/),
  heading: z.string(),
  blocks: many(blockSchema),
  /** A terminal only names it. */
  detail: z.boolean().optional(),
  /** A browser shows its heading, and the rest when asked; paper shows it all. */
  folded: z.boolean().optional(),
});

/** A number of the head, under its name: "Cost: 11.03 USD/kg", and what it is measured against. */
const figureSchema = z.object({
  name: z.string(),
  value: z.string(),
  unit: z.string().exactOptional(),
  beside: z.string().exactOptional(),
});

/** What decides, first and largest: it stands right below title and verdict. */
const headSchema = z.object({
  /** What the verdict rests on: a plan that predicts nothing of the metal, a prediction, records, or a signature. */
  basis: z.enum(['planned', 'predicted', 'recorded', 'signed']),
  /** Tone of a verdict in other words than PASS, HOLD and FAIL. */
  tone: z.enum(['good', 'hold', 'bad']).exactOptional(),
  /** The number that decides, what it is, and what was asked. */
  decides: z
    .object({
      value: z.string(),
      of: z.string(),
      asked: z.string().exactOptional(),
      /** The same as shares of one, for a scale: the number, its lower limit, what was asked. */
      scale: z
        .object({ share: z.number(), atLeast: z.number().exactOptional(), asked: z.number() })
        .exactOptional(),
    })
    .exactOptional(),
  figures: z.array(figureSchema).max(4).readonly(),
  /** Whose turn it is, and what that person does. */
  turn: z
    .object({ who: many(z.string()), does: z.string(), by: many(deedSchema).exactOptional() })
    .exactOptional(),
});

/** A way out of what cannot be had as it was asked, or a way to have more. */
const choiceSchema = z.object({
  /** What is done: "Order 2 analyses". */
  does: z.string(),
  words: z.string(),
  /** Share that passes now, after it, and what was asked [1]; absent where nothing of it is known. */
  reaches: z.object({ from: share.exactOptional(), to: share, asked: share }).exactOptional(),
  cost: z.string(),
  time: z.string(),
  who: z.string(),
  /** The verb that does it. */
  by: deedSchema.exactOptional(),
  /** Somebody outside has to grant it. */
  outside: z.boolean().exactOptional(),
  /** It gives up what was asked: never the first thing to press. */
  unsafe: z.boolean().exactOptional(),
});

/** What a sheet of paper says at its head and foot, and the files inside a PDF. */
const paperSchema = z.object({
  /** Right of the title on every page: the number of the heat or certificate. */
  number: z.string(),
  /** Small print at the foot of every page. */
  foot: z.string(),
  /** ISO 8601; the only time in the file, so that equal data give equal bytes. */
  madeAt: z.string(),
  landscape: z.boolean().optional(),
  /** Its codes are labels on such a sheet: no head, no foot. */
  labels: z.enum(LABEL_SHEETS).optional(),
  attachments: many(
    z.object({ name: z.string(), mediaType: z.string(), text: z.string(), description: z.string() }),
  ).optional(),
});

/** `remelt-page/1`: what a person looks at, without markup; a terminal, a browser, paper and a workbook show the same. */
export const pageSchema = z.object({
  format: z.literal('remelt-page/1'),
  title: z.string(),
  /** What was decided, in a word: PASS, HOLD, FAIL or the word of its document. */
  verdict: z.string().optional(),
  /** Banner at both ends, or on every sheet: made from published or invented data, or no certificate. */
  mark: z.string().optional(),
  /** Large at the head, and across every sheet of paper: the document no longer counts. */
  stamp: z.string().optional(),
  head: headSchema.exactOptional(),
  /** Ways on from here, the one to take first in front. */
  choices: z.object({ heading: z.string(), list: many(choiceSchema) }).exactOptional(),
  lead: many(blockSchema),
  /** In reading order; the headings make the table of contents. */
  sections: many(sectionSchema),
  paper: paperSchema.optional(),
});

export type Page = z.infer<typeof pageSchema>;
/** A page that can be printed. */
export type PaperPage = Page & { readonly paper: NonNullable<Page['paper']> };
export type PageHead = z.infer<typeof headSchema>;
export type Choice = z.infer<typeof choiceSchema>;
export type Section = Page['sections'][number];
export type Block = z.infer<typeof blockSchema>;
export type PlainBlock = z.infer<typeof foldSchema>['blocks'][number];
export type Table = z.infer<typeof tableSchema>;
export type Column = z.infer<typeof columnSchema>;
export type ContentWindow = z.infer<typeof windowSchema>;
export type Cell = z.infer<typeof cellSchema>;
export type Link = z.infer<typeof linkSchema>;
