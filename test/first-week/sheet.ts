import exceljs from 'exceljs';

/** Contents [wt%, S in ppm] in the order of `ELEMENTS`; a text is written as it stands. */
type Contents = readonly (number | string)[];

const ELEMENTS = [
  'Ni',
  'Cr',
  'Fe',
  'Nb',
  'Mo',
  'Ti',
  'Al',
  'Co',
  'W',
  'Mn',
  'Si',
  'Cu',
  'C',
  'B',
  'P',
  'S',
  'Ta',
  'Mg',
  'Bi',
  'Pb',
] as const;

// biome-ignore format: one lot a line, as in the sheet
const ALLOYS = {
  // Ni, Cr, Fe, Nb, Mo, Ti, Al, Co, W, Mn, Si, Cu, C, B, P, S [ppm], Ta, Mg
  IN718: ['Bal.', 18.21, 18.45, 5.12, 3.02, 0.98, 0.52, 0.31, '<0,05', 0.07, 0.09, 0.05, 0.028, 0.0031, 0.007, 11, '<0,01', '<0,001', '<0,1', '<0,5'],
  IN625: ['Rest', 21.7, 3.9, 3.52, 8.85, 0.22, 0.19, 0.12, '<0,05', 0.12, 0.15, 0.04, 0.031, 0.002, 0.006, 15, '<0,01', 'n.d.', '<0,1', '<0,5'],
  WASPALOY: ['Bal.', 19.4, 0.9, '<0,05', 4.25, 3.02, 1.35, 13.4, '<0,05', 0.03, 0.05, 0.02, 0.042, 0.005, 0.004, 8, '-', 'n.d.', 'n.d.', 'n.d.'],
  HASTX: ['Rest', 21.6, 18.6, 0.08, 9.05, '<0,02', 0.11, 1.4, 0.62, 0.55, 0.42, 0.09, 0.072, 0.002, 0.014, 22, '-', 'n.d.', 'n.d.', 'n.d.'],
  IN600: ['Bal.', 15.7, 8.6, '<0,05', 0.1, 0.21, 0.17, 0.05, '<0,05', 0.28, 0.21, 0.06, 0.044, '-', 0.008, 14, '-', 'n.d.', 'n.d.', 'n.d.'],
} as const satisfies Record<string, Contents>;

// number, mass, form, origin, supplier, declared grade, day, method, alloy
// biome-ignore format: one lot a line, as in the sheet
const LOTS = [
  ['718/01', '412,5', 'Schmiedeabschnitte', 'Neuschrott', 'Schmiede Nord', 'Inconel 718', '02.11.2026', 'OES', 'IN718'],
  ['718/02', 268, 'Schmiedeabschnitte', 'Neuschrott', 'Schmiede Nord', 'Inconel 718', '02.11.2026', 'OES', 'IN718'],
  ['718/03', '355,0', 'Schmiedeabschnitte', 'Neuschrott', 'Schmiede Nord', '2.4668', '03.11.2026', 'OES', 'IN718'],
  ['718/04', 190.5, 'Blech', 'Neuschrott', 'Blechwerk Süd', '2.4668', '03.11.2026', 'OES', 'IN718'],
  ['718/05', '144', 'Blech', 'Neuschrott', 'Blechwerk Süd', '2.4668', '03.11.2026', 'OES', 'IN718'],
  ['718/06', 301, 'Stangen', 'Neuschrott', 'Blechwerk Süd', 'IN718', '04.11.2026', 'OES', 'IN718'],
  ['718/07', '220,25', 'Stangen', 'Neuschrott', 'Blechwerk Süd', 'IN718', '04.11.2026', 'OES', 'IN718'],
  ['718/08', 175, 'Späne', 'Neuschrott', 'Dreherei Weiß', 'IN718', '05.11.2026', 'ICP', 'IN718'],
  ['718/09', '132,5', 'Späne', 'Neuschrott', 'Dreherei Weiß', 'IN718', '05.11.2026', 'ICP', 'IN718'],
  ['718/10', 98, 'Späne', 'Neuschrott', 'Dreherei Weiß', 'Inconel 718', '05.11.2026', 'ICP', 'IN718'],
  ['718/11', '410', 'Kreislauf', 'Eigenschrott', 'eigenes Werk', 'IN718', '06.11.2026', 'ICP', 'IN718'],
  ['718/12', 289, 'Kreislauf', 'Eigenschrott', 'eigenes Werk', 'IN718', '06.11.2026', 'ICP', 'IN718'],
  ['625/01', '240,0', 'Rohr', 'Neuschrott', 'Blechwerk Süd', '2.4856', '09.11.2026', 'OES', 'IN625'],
  ['625/02', 165, 'Späne', 'Neuschrott', 'Dreherei Weiß', 'IN 625', '09.11.2026', 'ICP', 'IN625'],
  ['625/03', '88,5', 'Späne', 'Neuschrott', 'Dreherei Weiß', 'IN718', '09.11.2026', 'ICP', 'IN625'],
  ['WAS/01', 152, 'Schmiedeabschnitte', 'Neuschrott', 'Schmiede Nord', 'Waspaloy', '10.11.2026', 'OES', 'WASPALOY'],
  ['WAS/02', '76,4', 'Schmiedeabschnitte', 'Neuschrott', 'Schmiede Nord', 'Waspaloy', '10.11.2026', 'OES', 'WASPALOY'],
  ['HX/01', 310, 'Blech', 'Neuschrott', 'Blechwerk Süd', 'Hastelloy X', '11.11.2026', 'OES', 'HASTX'],
  ['HX/02', '205', 'Blech', 'Neuschrott', 'Blechwerk Süd', 'Hastelloy X', '11.11.2026', 'OES', 'HASTX'],
  ['600/01', 260, 'Rohr', 'Neuschrott', 'Blechwerk Süd', 'Inconel 600', '12.11.2026', 'OES', 'IN600'],
] as const;

/** Content of lot `row`: that of its alloy, a little different from lot to lot, some typed as text with a comma. */
function content(value: number | string, row: number, column: number): number | string {
  if (typeof value === 'string') return value;
  const moved = Number((value * (1 + 0.004 * (((row * 7 + column * 3) % 5) - 2))).toPrecision(3));
  return (row + column) % 3 === 0 ? String(moved).replace('.', ',') : moved;
}

/** The shop's own list of twenty lots as a workbook: title, two rows of headings, German and English, a total below. */
export async function shopSheet(): Promise<Buffer> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('Lagerliste');
  sheet.addRow(['Schrottlager Nickel, Stand 13.11.2026 (Halle 2)']);
  sheet.mergeCells('A1:H1');
  sheet.addRow([]);
  sheet.addRow([
    'Lot No.',
    'Gewicht',
    'Form',
    'Herkunft',
    'Lieferant',
    'Werkstoff',
    'Eingang',
    'Verfahren',
    ...ELEMENTS,
  ]);
  sheet.addRow([
    '',
    'kg',
    '',
    '',
    '',
    '',
    '',
    '',
    ...ELEMENTS.map((element) => (['S', 'Bi', 'Pb'].includes(element) ? 'ppm' : '%')),
  ]);
  for (const [row, [...cells]] of LOTS.entries()) {
    const alloy: Contents = ALLOYS[cells.pop() as keyof typeof ALLOYS];
    sheet.addRow([...cells, ...alloy.map((value, column) => content(value, row, column))]);
  }
  sheet.addRow(['Summe', '4.492,65']);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Fills in a charge make-up sheet as a melter does, the heavy weights a step or two below what is asked; the sum of the weights [g]. */
export async function filledIn(path: string): Promise<number> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.getWorksheet('Charge')!;
  const column = (heading: string): number => (sheet.getRow(1).values as unknown[]).indexOf(heading);
  let total_g = 0;
  sheet.eachRow((row, number) => {
    if (number === 1) return;
    const weigh_g = Math.round(1000 * Number(row.getCell(column('weigh_kg')).value));
    const actual_g = weigh_g + (weigh_g > 50_000 ? [0, -50, -100][number % 3]! : 0);
    row.getCell(column('actual_kg')).value = actual_g / 1000;
    total_g += actual_g;
  });
  await book.xlsx.writeFile(path);
  return total_g;
}
