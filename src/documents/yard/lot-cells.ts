import type { ErrorDetail } from '../../foundation/errors.ts';
import { parseReading, type Reading } from '../../foundation/quantity/reading.ts';
import type { Fault } from '../sheet/fault.ts';
import type { LotSheetRow } from '../sheet/lot-rows.ts';
import type { FieldName } from '../sheet/words.ts';

/** What is wrong with a cell, and what to do about it. */
export type Refusal = ErrorDetail & Pick<Fault, 'message' | 'cure' | 'question'>;

/** Cells of one row by field; every refusal goes to `faults` with its place, nothing is thrown. */
export interface LotCells {
  readonly text: (name: FieldName) => string;
  /** The text when it is one of `allowed`; a fault otherwise. */
  readonly oneOf: (name: FieldName, allowed: readonly string[], otherwise?: string) => string;
  /** Digits of a decimal of at least 0; null when the cell is empty or refused. */
  readonly decimal: (name: FieldName) => string | null;
  /** Reading of a result; null when it is not a decimal. */
  readonly reading: (text: string) => Reading | null;
  /** Refuses the cell of a field or of a column; undefined = the row. A cell that was refused before is not refused again. */
  readonly refuse: (place: FieldName | number | undefined, detail: Refusal) => void;
}

/** What a row of a table of lots says; what cannot be read goes to `faults` with its place. */
export function cellsOf({ row, fields }: LotSheetRow, faults: Fault[]): LotCells {
  const text = (name: FieldName): string => fields[name]?.text ?? '';
  const reading = (cell: string): Reading | null => {
    try {
      return parseReading(cell);
    } catch {
      return null;
    }
  };
  const refuse: LotCells['refuse'] = (place, detail) => {
    const at = typeof place === 'string' ? fields[place]?.at : place;
    if (at !== undefined && faults.some((fault) => fault.row === row && fault.at === at)) return;
    faults.push({
      row,
      ...(at === undefined ? {} : { at }),
      ...(typeof place === 'string' ? { value: text(place) } : {}),
      ...detail,
    });
  };
  return {
    text,
    reading,
    refuse,
    oneOf: (name, allowed, otherwise) => {
      const found = text(name) || (otherwise ?? '');
      if (!allowed.includes(found))
        refuse(name, {
          message: `${name} "${text(name)}" is not one of the known values`,
          allowed: allowed.join(', '),
          ...(text(name) === ''
            ? { cure: `--set ${name}=${allowed[0]} for the whole sheet` }
            : { cure: `--word '${text(name)}=WORD' says what it means, with one of them for WORD` }),
        });
      return found;
    },
    decimal: (name) => {
      if (text(name) === '') return null;
      const found = reading(text(name));
      if (found?.operator === '=' && found.value >= 0) return found.digits;
      refuse(name, {
        message: `${name} "${text(name)}" is not a number of at least 0`,
        allowed: 'a decimal number',
        cure: 'write a number alone, without a minus sign',
      });
      return null;
    },
  };
}
