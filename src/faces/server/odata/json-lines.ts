import type { CellKind, CellValue, ListColumn } from '../../../documents/contract/list.ts';
import type { WantedForm } from './wanted-form.ts';

/** Writes lines as JSON objects with these columns: decimals with all their digits. */
export function lineWriter(
  columns: readonly ListColumn[],
  shown: readonly number[],
  { asTexts }: Pick<WantedForm, 'asTexts'>,
): (line: readonly CellValue[]) => string {
  const fields = shown.map((at) => ({
    at,
    name: `${JSON.stringify(columns[at]!.name)}:`,
    kind: columns[at]!.kind,
  }));
  return (line) => fields.map(({ at, name, kind }) => `${name}${textOf(line[at]!, kind, asTexts)}`).join(',');
}

function textOf(value: CellValue, kind: CellKind, asTexts: boolean): string {
  if (value === null) return 'null';
  if (kind === 'decimal') return asTexts ? `"${value}"` : String(value);
  if (kind === 'whole' && asTexts) return `"${value}"`;
  return JSON.stringify(value);
}
