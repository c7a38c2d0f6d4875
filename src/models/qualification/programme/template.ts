import { z } from 'zod';
import { InputError } from '../../../foundation/errors.ts';
import type { Confidence } from '../../../foundation/quantity/sourced.ts';
import { citationOf, origin, readTable } from '../../../metal/alloy/data-record.ts';

/** What a trade gates of one property, before the plant has entered its own limits. */
export interface TemplateProperty {
  readonly id: string;
  readonly unit: string;
  readonly side: 'lower' | 'upper' | 'both';
  readonly distribution: 'normal' | 'lognormal' | 'weibull' | 'auto';
  readonly designMinimum?: number | undefined;
  readonly designMaximum?: number | undefined;
  readonly heats: number;
  readonly perHeat: number;
  readonly why: string;
  readonly source: string;
  readonly confidence: Confidence;
}

/** A programme as a draft. */
export interface ProgrammeTemplate {
  readonly name: string;
  readonly title: string;
  readonly gradeId: string;
  readonly level: '1S' | '1M' | '1A';
  readonly labels: 'basis' | 'company-minimum';
  readonly properties: readonly TemplateProperty[];
  readonly rates: readonly { readonly id: string; readonly limit_per_t: number; readonly why: string }[];
  readonly passFail: readonly { readonly id: string; readonly reliability: number; readonly why: string }[];
}

const text = z.string().min(1);
const count = z.int().min(1).max(100);

const record = z.discriminatedUnion('kind', [
  z.strictObject({
    ...origin,
    kind: z.literal('programme'),
    title: text,
    gradeId: text,
    level: z.enum(['1S', '1M', '1A']),
    labels: z.enum(['basis', 'company-minimum']),
  }),
  z.strictObject({
    ...origin,
    unit: text,
    kind: z.literal('property'),
    side: z.enum(['lower', 'upper', 'both']),
    distribution: z.enum(['normal', 'lognormal', 'weibull', 'auto']),
    designMinimum: z.number().optional(),
    designMaximum: z.number().optional(),
    heats: count,
    perHeat: count,
    why: text,
  }),
  z.strictObject({ ...origin, kind: z.literal('rate'), limit_per_t: z.number().positive(), why: text }),
  z.strictObject({
    ...origin,
    kind: z.literal('passFail'),
    reliability: z.number().gt(0).lt(1),
    why: text,
  }),
]);

/** Files of templates, relative to `data/`; the name of a template is that of its file. */
export const TEMPLATE_FILES = ['wrought-disk', 'cast-blade', 'rare-earth-sheet'].map(
  (name) => `programmes/${name}.json`,
);

/** The template of one file. Throws InputError (see readTable), also unless it has one programme record. */
export function readTemplate(file: string, document: unknown): ProgrammeTemplate {
  const table = readTable(file, document, { kind: 'programme-template', record });
  const rows = table.records;
  const of = <K extends (typeof rows)[number]['kind']>(kind: K) =>
    rows.filter((row): row is Extract<(typeof rows)[number], { kind: K }> => row.kind === kind);
  const [programme] = of('programme');
  if (!programme)
    throw new InputError(`${file} has no programme record`, {
      where: file,
      path: 'records',
      cure: 'add one record of the kind "programme"',
    });
  const { title, gradeId, level, labels } = programme;
  return {
    name: file.replace(/^.*\/|\.json$/g, ''),
    title,
    gradeId,
    level,
    labels,
    properties: of('property').map(({ kind: _kind, note: _note, source, ...property }) => ({
      ...property,
      source: citationOf(table, source),
    })),
    rates: of('rate').map(({ id, limit_per_t, why }) => ({ id, limit_per_t, why })),
    passFail: of('passFail').map(({ id, reliability, why }) => ({ id, reliability, why })),
  };
}
