import { z } from 'zod';
import type { Confidence } from '../../foundation/quantity/sourced.ts';
import { check, citationOf, origin, readTable } from '../../metal/alloy/data-record.ts';
import { ELEMENTS, type ElementSymbol } from '../../metal/alloy/element.ts';

/** What may take the place of a result that failed. */
export interface RetestRule {
  readonly id: string;
  readonly title: string;
  /** Specimens for each one that failed. */
  readonly replacements: number;
  /** Each replacement has to meet the limit; else their average. */
  readonly everyOneConforms: boolean;
  /** The average of all results, that of the failed specimen among them, has to meet the limit as well. */
  readonly averageOfAllConforms?: boolean | undefined;
  /** What a certificate prints: every result, or the average of the replacements. */
  readonly report: 'all' | 'average';
  readonly source: string;
  readonly confidence: Confidence;
}

type Shares = Readonly<Partial<Record<ElementSymbol, number>>>;

/** How the metal is shared out before the vacancies of what is left are averaged; see electron-vacancy.ts. */
export interface VacancyProcedure {
  readonly id: string;
  readonly title: string;
  readonly vacancies: Shares;
  readonly monocarbideShare: number;
  readonly monocarbideOrder: readonly ElementSymbol[];
  readonly chromiumPerCarbon: number;
  readonly molybdenumTungstenPerCarbon: number;
  readonly boridePerBoron: Shares;
  readonly gammaPrime: Shares;
  readonly gammaPrimeChromium: number;
  readonly nickelPerFormer: number;
  readonly source: string;
  readonly confidence: Confidence;
}

export interface ReleaseProcedures {
  readonly retests: ReadonlyMap<string, RetestRule>;
  readonly vacancies: ReadonlyMap<string, VacancyProcedure>;
}

const symbol = z.enum(ELEMENTS);
const amount = z.number().min(0);
const amounts = z.partialRecord(symbol, amount);

const record = z.discriminatedUnion('kind', [
  z.strictObject({
    ...origin,
    kind: z.literal('retest'),
    title: z.string().min(1),
    replacements: z.number().int().min(1).max(20),
    everyOneConforms: z.boolean(),
    averageOfAllConforms: z.boolean().optional(),
    report: z.enum(['all', 'average']),
    checks: z.array(check).optional(),
  }),
  z.strictObject({
    ...origin,
    kind: z.literal('electron-vacancy'),
    title: z.string().min(1),
    vacancies: amounts,
    monocarbideShare: z.number().min(0).max(1),
    monocarbideOrder: z.array(symbol),
    carbidePerCarbon: z.strictObject({ Cr: amount, 'Mo+W': amount }),
    boridePerBoron: amounts,
    gammaPrime: amounts,
    gammaPrimeChromium: z.number().min(0).max(1),
    nickelPerFormer: amount,
    checks: z.array(check).optional(),
  }),
]);

export const RELEASE_PROCEDURES_FILE = 'release-procedures.json';

/** The procedures by id. Throws InputError (see readTable). */
export function releaseProcedures(document: unknown): ReleaseProcedures {
  const table = readTable(RELEASE_PROCEDURES_FILE, document, { kind: 'release-procedures', record });
  const retests = new Map<string, RetestRule>();
  const vacancies = new Map<string, VacancyProcedure>();
  for (const { unit: _unit, note: _note, checks: _checks, source, ...row } of table.records) {
    const cited = citationOf(table, source);
    if (row.kind === 'retest') {
      const { kind: _kind, ...rule } = row;
      retests.set(rule.id, { ...rule, source: cited });
    } else {
      const { kind: _kind, carbidePerCarbon, ...rule } = row;
      vacancies.set(rule.id, {
        ...rule,
        chromiumPerCarbon: carbidePerCarbon.Cr,
        molybdenumTungstenPerCarbon: carbidePerCarbon['Mo+W'],
        source: cited,
      });
    }
  }
  return { retests, vacancies };
}
