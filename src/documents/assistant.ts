import { z } from 'zod';

const order = z
  .record(z.string(), z.unknown())
  .describe('its order, as the tool help tells it for this verb: {"lot": "L-1"}');
const as = z
  .enum(['page', 'document'])
  .describe('page = in words and tables (default); document = JSON with all digits');

/** One of several verbs that read, and its order. */
export const foldOrder = (verbs: readonly string[]) =>
  z.strictObject({
    what: z.enum(verbs).describe('the verb that is asked'),
    order: order.exactOptional(),
    as: as.exactOptional(),
  });

/** The order of the only verb of a tool. */
export const onlyOrder = z.strictObject({ order: order.exactOptional(), as: as.exactOptional() });

/** A calculation and its document. */
export const calculationOrder = (names: readonly string[]) =>
  z.strictObject({
    what: z.enum(names).describe('predict-heat, or a calculation'),
    order: z
      .record(z.string(), z.unknown())
      .describe('order of predict-heat, or the document of the calculation')
      .exactOptional(),
  });

/** A file of results as it is read. */
export const fileOrder = z.strictObject({
  name: z.string().min(1).max(200).describe('name of the file, such as oes.csv'),
  text: z.string().max(2_000_000).describe('what it holds').exactOptional(),
  base64: z.base64().max(4_000_000).describe('in place of text: its bytes, as of a workbook').exactOptional(),
  lesson: z.string().min(1).max(200).describe('lesson of the plant by which it is read').exactOptional(),
});

export type FileOrder = z.infer<typeof fileOrder>;

/** A booking that is proposed. */
export const proposalOrder = z.strictObject({
  verb: z.string().min(1).max(100).describe('a verb that books: hold-lot, or as it is typed: lot hold'),
  order: order.exactOptional(),
});

export type ProposalOrder = z.infer<typeof proposalOrder>;

/** A verb whose contract is told. */
export const helpOrder = z.strictObject({
  verb: z
    .string()
    .min(1)
    .max(100)
    .describe('a verb: list-lots, or as it is typed: lot hold; absent: the verbs that may be proposed')
    .exactOptional(),
});

export type HelpOrder = z.infer<typeof helpOrder>;

/** `remelt-proposal/1`: a booking that a person may do, as the ledger would take it now. */
export interface Proposal {
  readonly format: 'remelt-proposal/1';
  readonly verb: string;
  readonly title: string;
  /** Always false: nothing is booked by a proposal. */
  readonly booked: false;
  /** Whether the ledger was asked, and what it would do. */
  readonly tried: string;
  /** Roles that may book it. */
  readonly who: string;
  /** Its person is asked again before it is booked. */
  readonly isSigned: boolean;
  /** As a person types it; null where no command takes the order. */
  readonly command: string | null;
  /** Address of the server that takes the order, with POST. */
  readonly address: string;
  readonly order: unknown;
}
