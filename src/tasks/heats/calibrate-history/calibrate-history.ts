import { controlOf } from '../../../desk/control.ts';
import type { HistoryReading } from '../../../documents/heats/history-reading.ts';
import { SIGNS } from '../../../documents/sheet/decimals.ts';
import { fromBase64 } from '../../../evidence/proof/bytes.ts';
import { InputError } from '../../../foundation/errors.ts';
import { readHistory } from '../../../sheets/history/read-history.ts';
import { columnsSaid, saidOfAll } from '../../../sheets/history/said.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Understands tables of past heats, calibrates each furnace on them and judges that on its last heats. Books nothing. Throws InputError for what only a
 * person can say of the tables, each with what says it, and where no heat can be used.
 */
export const calibrateHistory = defineVerb(contract, async (order, context) => {
  const { files, furnace, map = [], set = [], dates, decimal, unitChange, readOnly = false } = order;
  const { sheets, notRead } = await context.compute.readTables(
    files.map(({ name, base64 }) => ({ name, bytes: fromBase64(base64) })),
  );
  const read = readHistory(sheets, {
    columns: columnsSaid(map),
    said: saidOfAll(set, { operation: order.operation, furnace }),
    dates,
    decimal: decimal && SIGNS[decimal],
    unitChange,
  });
  const reading: HistoryReading = {
    ...read.reading,
    tables: [
      ...read.reading.tables,
      ...notRead.map(({ where, words }) => ({
        where,
        kind: 'not-used' as const,
        rows: 0,
        columns: [],
        words,
      })),
    ],
  };
  const heats = ofFurnace(read.heats, furnace);
  const scrap = read.scrap === null ? null : ofFurnace(read.scrap, furnace);
  const count = (scrap ?? heats).length;
  const answer = {
    ...{ format: 'remelt-history-answer/1' as const, reading },
    ...{ document: null, scrapDocument: null, history: null, scrap: null },
  };
  const document = { format: 'remelt-history/1' as const, heats };
  const scrapDocument = scrap && { format: 'remelt-scrap-history/1' as const, heats: scrap };
  if (readOnly) {
    if (count === 0 || reading.asked.length > 0) return answer;
    return scrapDocument ? { ...answer, scrapDocument } : { ...answer, document };
  }
  refuseOpen(reading);
  refuseNothing(count, reading);
  const control = controlOf(context);
  return scrapDocument
    ? { ...answer, scrap: await context.compute.scrapHistory(scrapDocument, control) }
    : { ...answer, history: await context.compute.history(document, control) };
});

/** Heats of one furnace where it is named and a column names several; all others keep the furnace that they have. */
const ofFurnace = <Heat extends { readonly furnace?: string | undefined }>(
  heats: readonly Heat[],
  furnace: string | undefined,
): Heat[] =>
  furnace !== undefined && heats.some((heat) => heat.furnace === furnace)
    ? heats.filter((heat) => heat.furnace === furnace)
    : [...heats];

function refuseOpen({ asked }: HistoryReading): void {
  const [first] = asked;
  if (first === undefined) return;
  throw new InputError(
    `${first.where}: ${first.words}`,
    asked.map(({ where, words, cure }) => ({ where, message: words, cure })),
  );
}

function refuseNothing(heats: number, { refused, tables }: HistoryReading): void {
  if (heats > 0) return;
  throw new InputError('no heat of the tables can be used', [
    ...refused
      .slice(0, 10)
      .map(({ where, words, cure }) => ({ where, message: words, ...(cure ? { cure } : {}) })),
    ...(refused.length > 0
      ? []
      : [
          {
            where: tables[0]?.where ?? 'the tables',
            allowed: 'heats with contents of the charge and contents after it',
            cure: 'see first what the columns were taken for, and say what they are',
          },
        ]),
  ]);
}
