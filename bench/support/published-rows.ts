import { readFileSync } from 'node:fs';
import { InputError } from '../../src/foundation/errors.ts';
import { fromWtpct } from '../../src/foundation/quantity/fractions.ts';
import type { ElementSymbol } from '../../src/metal/alloy/element.ts';
import { YTTRIUM_IN_OXIDE } from '../../src/metal/alloy/grade.ts';
import { type PublishedHeat, publishedHeats } from '../../src/metal/alloy/published-heats.ts';

interface RawRow {
  readonly id: string;
  readonly doi: string | null;
  readonly nameAsPrinted: string | null;
  readonly gradeId: string | null;
  readonly equivalentIds: readonly string[];
  readonly composition_wtpct: Readonly<Record<string, number>>;
  readonly balance: ElementSymbol | null;
  readonly kind: PublishedHeat['kind'];
  readonly note?: string;
}

/**
 * Labelled analyses of FILE: a file of data/heats/, or the raw shape `{"rows":[{id, doi, gradeId, composition_wtpct,
 * ...}]}` with "<" results in the note ("below: S<0.001, ..."). Throws InputError for anything else.
 */
export function readRows(file: string): readonly PublishedHeat[] {
  const document = JSON.parse(readFileSync(file, 'utf8')) as { readonly rows?: readonly RawRow[] };
  if (!document.rows) return publishedHeats(document, file);
  return document.rows.map((row) => {
    if (!row.composition_wtpct) throw new InputError(`${file}: ${row.id} has no composition_wtpct`);
    return {
      id: row.id,
      ...(row.doi ? { doi: row.doi } : {}),
      nameAsPrinted: row.nameAsPrinted ?? '',
      gradeId: row.gradeId,
      equivalentIds: row.equivalentIds,
      contents: contentsOf(row.composition_wtpct),
      below: belowOf(row.note ?? ''),
      balance: row.balance,
      kind: row.kind,
      ...(row.note === undefined ? {} : { note: row.note }),
      source: row.doi ?? file,
    };
  });
}

function contentsOf(wtpcts: Readonly<Record<string, number>>): PublishedHeat['contents'] {
  const { Y2O3: oxide, ...rest } = wtpcts;
  const all = oxide === undefined ? rest : { ...rest, Y: (rest.Y ?? 0) + oxide * YTTRIUM_IN_OXIDE };
  return Object.fromEntries(Object.entries(all).map(([element, value]) => [element, fromWtpct(value)]));
}

function belowOf(note: string): PublishedHeat['below'] {
  const listed = /below: ([^;]*)/.exec(note)?.[1] ?? '';
  const limits = [...listed.matchAll(/([A-Z][a-z]?)<([\d.]+)/g)];
  return Object.fromEntries(limits.map(([, element, limit]) => [element, fromWtpct(Number(limit))]));
}
