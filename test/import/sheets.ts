import exceljs, { type Workbook, type Worksheet } from 'exceljs';

/** A workbook of one sheet as bytes. */
export async function workbook(
  fill: (sheet: Worksheet, book: Workbook) => void,
  name = 'Lots',
): Promise<Buffer> {
  const book = new exceljs.Workbook();
  fill(book.addWorksheet(name), book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Text as bytes of Windows-1252. */
export const windows1252 = (text: string): Buffer =>
  Buffer.from(
    [...text].map((sign) => (sign === '€' ? 0x80 : sign === '–' ? 0x96 : sign.charCodeAt(0) & 0xff)),
  );

/** A lot of a dry run as `remelt-import-reading/1` has it. */
export interface ReadLot {
  readonly lotId: string;
  readonly mass_g: number;
  readonly form: string;
  readonly originClass: string;
  readonly lotClass: string;
  readonly owner?: string;
  readonly supplier?: string;
  readonly declaredGrade?: string;
  readonly receivedOn?: string;
  readonly note?: string;
  readonly analyses: readonly {
    readonly method: string;
    readonly balance?: string;
    readonly reference?: string;
    readonly results: readonly { readonly element: string; readonly text: string; readonly unit: string }[];
  }[];
}

/** One line for a lot: "A1 812.5 kg turnings virgin IN718 2026-11-03 by Müller | OES: Cr 18.4, S <5ppm, rest Ni". */
export function told(lot: ReadLot): string {
  const head = [
    lot.lotId,
    `${lot.mass_g / 1000} kg`,
    lot.form,
    lot.originClass,
    lot.declaredGrade,
    lot.receivedOn,
    lot.supplier && `by ${lot.supplier}`,
    lot.owner && `of ${lot.owner}`,
    lot.note && `(${lot.note})`,
  ].filter(Boolean);
  const analyses = lot.analyses.map(({ method, balance, results }) => {
    const contents = results.map(
      ({ element, text, unit }) => `${element} ${text}${unit === 'ppm' ? 'ppm' : ''}`,
    );
    return `${method}: ${[...contents, ...(balance ? [`rest ${balance}`] : [])].join(', ')}`;
  });
  return [head.join(' '), ...analyses].join(' | ');
}
