import exceljs from 'exceljs';

/** The texts of a workbook, and the addresses of cells that compute something. */
export async function cellsOf(
  bytes: Uint8Array,
): Promise<{ readonly texts: readonly string[]; readonly computed: readonly string[] }> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  const cells: exceljs.Cell[] = [];
  for (const sheet of book.worksheets) sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
  return {
    texts: cells.filter(({ type }) => type === exceljs.ValueType.String).map(({ text }) => text),
    computed: cells.filter(({ type }) => type === exceljs.ValueType.Formula).map(({ address }) => address),
  };
}
