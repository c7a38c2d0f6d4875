import { windows1252, workbook } from './sheets.ts';

/** A sheet as a shop writes it, what is said on the command line, and the lots that it holds. */
export interface AwkwardSheet {
  readonly name: string;
  readonly bytes: string | Buffer | Promise<Buffer>;
  readonly words?: readonly string[];
  readonly lots: readonly string[];
}

const SET = ['--set', 'form=turnings', 'origin=pre-consumer-external'];

/** Sheets written for this test, none of them a template. */
export const CORPUS: readonly AwkwardSheet[] = [
  {
    name: 'german-list.csv',
    bytes: windows1252(
      [
        'Schrottliste Halle 3;;;;;;;;;;;',
        'Stand 20.11.2026, alle Analysen in Gew.-%;;;;;;;;;;;',
        ';;;;;;;;;;;',
        'Charge;Gewicht kg;Werkstoff;Lieferant;Eingang;Herkunft;Schrottart;Cr;Ni;Nb;S ppm;Bemerkung',
        '4711;1.234,5;2.4668;Müller GmbH;03.11.2026;Fremdschrott;Späne;18,40;Rest;5,1;<5;ölig',
        '4712;812;IN 718;Müller GmbH;13.11.2026;Kreislauf;Blockenden;18,9;52,5;n.d.;12;',
        '4713;640,5;Nicrofer 5219 Nb;Titan AG;2.11.2026;Altschrott;Angüsse;19,0;Rest;5,0;<LOD;',
        'Summe;2.687,0;;;;;;;;;;',
      ].join('\r\n'),
    ),
    lots: [
      '4711 1234.5 kg turnings pre-consumer-external 2.4668 2026-11-03 by Müller GmbH (ölig) | laboratory: Cr 18.40, Nb 5.1, S <5ppm, rest Ni',
      '4712 812 kg mill-solids internal-revert IN 718 2026-11-13 by Müller GmbH | laboratory: Cr 18.9, Ni 52.5, S 12ppm',
      '4713 640.5 kg foundry-returns post-consumer Nicrofer 5219 Nb 2026-11-02 by Titan AG | laboratory: Cr 19.0, Nb 5.0, rest Ni',
    ],
  },
  {
    name: 'english-list.csv',
    bytes: [
      'Scrap inventory,,,,,,,',
      'Heat No.,Net (lbs),Alloy,Vendor,Date received,Cr [wt.-%],S [ppm],Form',
      'H-101,"1,000.0",Alloy 718,Acme,11/13/2026,18.2,<10,Turnings',
      'H-102,2204.6,UNS N07718,Acme,11/03/2026,18.4,8,Bar ends',
    ].join('\n'),
    words: ['--set', 'origin=pre-consumer-external'],
    lots: [
      'H-101 453.592 kg turnings pre-consumer-external Alloy 718 2026-11-13 by Acme | laboratory: Cr 18.2, S <10ppm',
      'H-102 999.99 kg mill-solids pre-consumer-external UNS N07718 2026-11-03 by Acme | laboratory: Cr 18.4, S 8ppm',
    ],
  },
  {
    name: 'symbols-over-units.csv',
    bytes: [
      'Lot;Menge;Cr;Mo;O;N',
      ';t;%;%;ppm;ppm',
      'A-1;0,8125;18,4;3,0;25;60',
      'A-2;1,2;18,5;3,1;30;65',
    ].join('\n'),
    words: SET,
    lots: [
      'A-1 812.5 kg turnings pre-consumer-external | laboratory: Cr 18.4, Mo 3.0, O 25ppm, N 60ppm',
      'A-2 1200 kg turnings pre-consumer-external | laboratory: Cr 18.5, Mo 3.1, O 30ppm, N 65ppm',
    ],
  },
  {
    name: 'two-methods-as-rows.csv',
    bytes: [
      'Lot no.|kg|Method|Ni|Cr|C %',
      'B7|500|XRF|bal.|19.1|',
      'B7|500|ICP-OES|52.8|18.9|0.03',
      'B8|300|Funken-OES|53|18.0|0.04',
      '||LECO|||0.041',
    ].join('\n'),
    words: SET,
    lots: [
      'B7 500 kg turnings pre-consumer-external | pXRF: Cr 19.1, rest Ni | ICP-OES: Ni 52.8, Cr 18.9, C 0.03',
      'B8 300 kg turnings pre-consumer-external | OES: Ni 53, Cr 18.0, C 0.04 | combustion: C 0.041',
    ],
  },
  {
    name: 'two-methods-as-columns.csv',
    bytes: [
      'Batch;Netto (kg);Cr XRF;Ni XRF;Cr ICP;Ni ICP;C (LECO) %',
      'K1;100;18,0;52,0;18,2;52,4;0,021',
    ].join('\n'),
    words: SET,
    lots: [
      'K1 100 kg turnings pre-consumer-external | pXRF: Cr 18.0, Ni 52.0 | ICP-OES: Cr 18.2, Ni 52.4 | combustion: C 0.021',
    ],
  },
  {
    name: 'tungsten-over-per-cent.csv',
    bytes: ['Lot;Gewicht;Form;Cr;W;Mo', ';kg;;%;%;%', 'R-1;90;Rohr;21,6;<0,05;9,0'].join('\n'),
    words: ['--set', 'origin=Kreislauf', 'method=OES'],
    lots: ['R-1 90 kg mill-solids internal-revert | OES: Cr 21.6, W <0.05, Mo 9.0'],
  },
  {
    name: 'group-over-symbols.xlsx',
    bytes: workbook((sheet) => {
      sheet.addRow(['Wareneingang', '', '', 'Analyse [Gew.-%]', '', '', 'Spuren [ppm]']);
      sheet.addRow(['Partie', 'Gewicht', 'Form', 'Cr', 'Co', 'Ni', 'Pb', 'Bi']);
      sheet.addRow(['', 'kg', '', '', '', '', '', '']);
      sheet.mergeCells('D1:F1');
      sheet.mergeCells('G1:H1');
      sheet.addRow(['P-1', 250, 'Drehspäne', 22.1, '<0,05', 'Rest', 3, '<0,3']);
    }),
    words: ['--set', 'origin=Kreislauf'],
    lots: [
      'P-1 250 kg turnings internal-revert | laboratory: Cr 22.1, Co <0.05, Pb 3ppm, Bi <0.3ppm, rest Ni',
    ],
  },
  {
    name: 'percent-cells-and-formulas.xlsx',
    bytes: workbook((sheet) => {
      sheet.addRow(['Lot', 'Gross kg', 'Tare kg', 'Net kg', 'Grade', 'Received', 'Cr', 'Fe', 'S']);
      sheet.addRow([
        'X1',
        510,
        10,
        { formula: 'B2-C2', result: 500 },
        2.4668,
        new Date(Date.UTC(2026, 10, 3)),
        0.19,
        0.185,
        '12 ppm',
      ]);
      sheet.addRow([
        'X2',
        220.5,
        10.25,
        { formula: 'B3-C3', result: 210.25 },
        '718',
        new Date(Date.UTC(2026, 10, 4)),
        0.184,
        0.18,
        '0.002 %',
      ]);
      for (const column of ['G', 'H']) sheet.getColumn(column).numFmt = '0.0%';
    }),
    words: ['--set', 'form=mill-solids', 'origin=internal-revert'],
    lots: [
      'X1 500 kg mill-solids internal-revert 2.4668 2026-11-03 | laboratory: Cr 19, Fe 18.5, S 12ppm',
      'X2 210.25 kg mill-solids internal-revert 718 2026-11-04 | laboratory: Cr 18.4, Fe 18, S 0.002',
    ],
  },
  {
    name: 'text-numbers.xlsx',
    bytes: workbook((sheet) => {
      sheet.addRow([]);
      sheet.addRow(['', 'Losnummer', 'Menge (kg)', 'Legierung', 'Chrom %', 'Kohlenstoff %', 'Schwefel ppm']);
      sheet.addRow(['', '2026/113', '1.250,0', '2.4668', '18,45', '0,025', '< 0,5']);
      sheet.addRow(['', '2026/114', '980,5', 'Alloy 718', '18,6 ', '0,03', '<5 ppm']);
    }),
    words: SET,
    lots: [
      '2026-113 1250 kg turnings pre-consumer-external 2.4668 | laboratory: Cr 18.45, C 0.025, S <0.5ppm',
      '2026-114 980.5 kg turnings pre-consumer-external Alloy 718 | laboratory: Cr 18.6, C 0.03, S <5ppm',
    ],
  },
  {
    name: 'utf16.txt',
    bytes: Buffer.from(
      [
        '\ufeffLos\tGewicht [kg]\tForm\tCr %',
        'Ü-1\t12,5\tSchleifspäne\t18,1',
        'Ü-2\t13,5\tPulver\t18,2',
      ].join('\r\n'),
      'utf16le',
    ),
    words: ['--set', 'origin=internal-revert'],
    lots: [
      'Ü-1 12.5 kg grindings internal-revert | laboratory: Cr 18.1',
      'Ü-2 13.5 kg powder internal-revert | laboratory: Cr 18.2',
    ],
  },
  {
    name: 'french.csv',
    bytes: [
      'N° de coulée;Masse nette (kg);Nuance;Fournisseur;Date de réception;Provenance;Forme;Chrome %;Nickel %;Soufre ppm',
      'C12;1 250,75;Inconel 718;Dupont;24/11/2026;externe;Copeaux;18,3;reste;8',
      'C13;900;Inconel 625;Dupont;05/11/2026;interne;Chutes;21,5;60,1;n.d.',
    ].join('\n'),
    words: [],
    lots: [
      'C12 1250.75 kg turnings pre-consumer-external Inconel 718 2026-11-24 by Dupont | laboratory: Cr 18.3, S 8ppm, rest Ni',
      'C13 900 kg mill-solids internal-revert Inconel 625 2026-11-05 by Dupont | laboratory: Cr 21.5, Ni 60.1',
    ],
  },
  {
    name: 'spanish.csv',
    bytes: [
      'Lote;Peso (kg);Aleación;Proveedor;Fecha;Forma;Cromo %;Azufre ppm',
      'L-9;1.500,0;Inconel 718;Aceros SA;20/11/2026;Virutas;18,2;9',
    ].join('\n'),
    words: ['--set', 'origin=pre-consumer-external'],
    lots: [
      'L-9 1500 kg turnings pre-consumer-external Inconel 718 2026-11-20 by Aceros SA | laboratory: Cr 18.2, S 9ppm',
    ],
  },
  {
    name: 'chinese.csv',
    bytes: [
      '批号,重量kg,牌号,供应商,日期,形态,来源,Cr %,Ni %,S ppm',
      'B01,1200,GH4169,某厂,2026年11月3日,屑,外购,18.5,余量,6',
    ].join('\n'),
    lots: [
      'B01 1200 kg turnings pre-consumer-external GH4169 2026-11-03 by 某厂 | laboratory: Cr 18.5, S 6ppm, rest Ni',
    ],
  },
  {
    name: 'numbered-rows-and-capitals.csv',
    bytes: [
      'No;HEAT;LOT;WEIGHT KG;NI;CR;CO;NB;MO',
      '1;98765;AA-1;100;52,5;18,3;0,2;5,1;3,0',
      '2;98766;AA-2;150;53,0;18,4;0,3;5,0;3,1',
    ].join('\n'),
    words: SET,
    lots: [
      'AA-1 100 kg turnings pre-consumer-external | laboratory: Ni 52.5, Cr 18.3, Co 0.2, Nb 5.1, Mo 3.0',
      'AA-2 150 kg turnings pre-consumer-external | laboratory: Ni 53.0, Cr 18.4, Co 0.3, Nb 5.0, Mo 3.1',
    ],
  },
  {
    name: 'limits-beside-results.csv',
    bytes: ['Lot,Mass kg,Cr min,Cr,Cr max,Nb+Ta,Ni', 'Q1,70,17,18.2,21,5.1,52.9'].join('\n'),
    words: [...SET, '--map', 'Nb+Ta=Nb[wt%]'],
    lots: ['Q1 70 kg turnings pre-consumer-external | laboratory: Cr 18.2, Nb 5.1, Ni 52.9'],
  },
  {
    name: 'fractions.csv',
    bytes: [
      'lot,mass kg,Ni,Cr,Fe,Nb,Mo',
      'F1,70,0.525,0.185,0.185,0.051,0.031',
      'F2,80,0.53,0.18,0.184,0.052,0.03',
    ].join('\n'),
    words: SET,
    lots: [
      'F1 70 kg turnings pre-consumer-external | laboratory: Ni 52.5, Cr 18.5, Fe 18.5, Nb 5.1, Mo 3.1',
      'F2 80 kg turnings pre-consumer-external | laboratory: Ni 53, Cr 18, Fe 18.4, Nb 5.2, Mo 3',
    ],
  },
  {
    name: 'serial-and-packed-dates.csv',
    bytes: ['Lot;kg;Eingang;Cr %', 'S1;10;46329;18,1', 'S2;11;46330;18,2'].join('\n'),
    words: SET,
    lots: [
      'S1 10 kg turnings pre-consumer-external 2026-11-03 | laboratory: Cr 18.1',
      'S2 11 kg turnings pre-consumer-external 2026-11-04 | laboratory: Cr 18.2',
    ],
  },
  {
    name: 'seven-digit-dates.csv',
    bytes: ['Lot;kg;Datum;Cr %', 'S1;10;3112026;18,1', 'S2;11;24112026;18,2'].join('\n'),
    words: SET,
    lots: [
      'S1 10 kg turnings pre-consumer-external 2026-11-03 | laboratory: Cr 18.1',
      'S2 11 kg turnings pre-consumer-external 2026-11-24 | laboratory: Cr 18.2',
    ],
  },
  {
    name: 'counted-from-1904.xlsx',
    bytes: workbook((sheet, book) => {
      book.properties.date1904 = true;
      sheet.addRow(['Lot', 'kg', 'Received', 'Cr %']);
      sheet.addRow(['M1', 10, new Date(Date.UTC(2026, 10, 3)), 18.1]);
    }),
    words: SET,
    lots: ['M1 10 kg turnings pre-consumer-external 2026-11-03 | laboratory: Cr 18.1'],
  },
  {
    name: 'dates-in-words.csv',
    bytes: [
      'Lot;kg;Eingang;Cr %',
      'D1;10;3. November 2026;18,1',
      'D2;11;24-Nov-26;18,2',
      'D3;12;2026-11-05 08:15;18,3',
      'D4;12;Mo, 02.11.2026;18,3',
    ].join('\n'),
    words: SET,
    lots: [
      'D1 10 kg turnings pre-consumer-external 2026-11-03 | laboratory: Cr 18.1',
      'D2 11 kg turnings pre-consumer-external 2026-11-24 | laboratory: Cr 18.2',
      'D3 12 kg turnings pre-consumer-external 2026-11-05 | laboratory: Cr 18.3',
      'D4 12 kg turnings pre-consumer-external 2026-11-02 | laboratory: Cr 18.3',
    ],
  },
  {
    name: 'no-headings-for-words.csv',
    bytes: ['Lot;kg;;;;Cr %', 'E1;10;Späne;IN718;Altschrott;18,1', 'E2;11;Späne;IN625;Altschrott;21,2'].join(
      '\n',
    ),
    lots: [
      'E1 10 kg turnings post-consumer IN718 | laboratory: Cr 18.1',
      'E2 11 kg turnings post-consumer IN625 | laboratory: Cr 21.2',
    ],
  },
  {
    name: 'odd-blanks-and-full-width.csv',
    bytes: [
      'Lot\u00a0no.;Gewicht\u00a0kg;Cr\u00a0%',
      '\u00a0G1 ;１２,５;\u200b18,1',
      'G2;1\u202f200,5; 18,2 ',
    ].join('\n'),
    words: SET,
    lots: [
      'G1 12.5 kg turnings pre-consumer-external | laboratory: Cr 18.1',
      'G2 1200.5 kg turnings pre-consumer-external | laboratory: Cr 18.2',
    ],
  },
  {
    name: 'footnotes-and-second-header.csv',
    bytes: [
      'Lot;kg;Cr %',
      'N1;10;18,1',
      ';;',
      'Lot;kg;Cr %',
      'N2;11;18,2',
      ';21;',
      'Analysen: Labor Nord;;',
    ].join('\n'),
    words: SET,
    lots: [
      'N1 10 kg turnings pre-consumer-external | laboratory: Cr 18.1',
      'N2 11 kg turnings pre-consumer-external | laboratory: Cr 18.2',
    ],
  },
  {
    name: 'cover-sheet-first.xlsx',
    bytes: workbook((sheet, book) => {
      sheet.addRow(['Werk Nord, Schrottbestand']);
      sheet.addRow(['erstellt von', 'A. Beispiel']);
      const lots = book.addWorksheet('Bestand');
      lots.addRow(['Los', 'Gewicht kg', 'Cr %']);
      lots.addRow(['W1', 33, 18.1]);
    }, 'Deckblatt'),
    words: SET,
    lots: ['W1 33 kg turnings pre-consumer-external | laboratory: Cr 18.1'],
  },
  {
    name: 'merged-supplier.xlsx',
    bytes: workbook((sheet) => {
      sheet.addRow(['Supplier', 'Lot', 'kg', 'Cr %']);
      sheet.addRow(['Acme', 'V1', 10, 18.1]);
      sheet.addRow(['', 'V2', 11, 18.2]);
      sheet.addRow(['Bolt', 'V3', 12, 18.3]);
      sheet.mergeCells('A2:A3');
    }),
    words: SET,
    lots: [
      'V1 10 kg turnings pre-consumer-external by Acme | laboratory: Cr 18.1',
      'V2 11 kg turnings pre-consumer-external by Acme | laboratory: Cr 18.2',
      'V3 12 kg turnings pre-consumer-external by Bolt | laboratory: Cr 18.3',
    ],
  },
  {
    name: 'customer-returns.csv',
    bytes: [
      'Lot;Kunde;Menge in t;Herkunft;Form;Cr ppm;S',
      'Z1;Kunde A;0,5;Kundenrücklauf;Blockenden;182000;0,0012',
    ].join('\n'),
    lots: ['Z1 500 kg mill-solids pre-consumer-external of Kunde A | laboratory: Cr 182000ppm, S 0.0012'],
  },
  {
    name: 'unit-of-its-own.csv',
    bytes: [
      'Heat,Gross Weight,Tare,Net Weight,UoM,Grade,Form,Source,Cb+Ta,Cr',
      'H1,520,20,500,KG,IN718,Gates,Machine shop scrap,5.1,18.2',
      'H2,1.1,0.1,1,T,IN718,Solids,Machine shop scrap,5.2,18.3',
    ].join('\n'),
    words: ['--map', 'Cb+Ta=Nb[wt%]'],
    lots: [
      'H1 500 kg foundry-returns pre-consumer-external IN718 | laboratory: Nb 5.1, Cr 18.2',
      'H2 1000 kg mill-solids pre-consumer-external IN718 | laboratory: Nb 5.2, Cr 18.3',
    ],
  },
  {
    name: 'our-lot-and-their-heat.xlsx',
    bytes: workbook((sheet) => {
      sheet.addRow([
        'Our Lot #',
        'Supplier Heat #',
        'Supplier',
        'Gewicht\n[kg]',
        '%Cr',
        'Masse-% Ni',
        'Kohlenstoff (C)',
        'Sauerstoff O2 ppm',
      ]);
      sheet.addRow([
        'L1',
        'HX12',
        'Acme',
        10,
        18.1,
        52.1,
        0.02,
        { formula: 'VLOOKUP(1,A1:B1,2)', result: { error: '#N/A' } },
      ]);
      sheet.addRow(['L2', 'HX13', 'Acme', 11, 18.2, 52.2, 0.03, 14]);
    }),
    words: SET,
    lots: [
      'L1 10 kg turnings pre-consumer-external by Acme | laboratory: Cr 18.1, Ni 52.1, C 0.02',
      'L2 11 kg turnings pre-consumer-external by Acme | laboratory: Cr 18.2, Ni 52.2, C 0.03, O 14ppm',
    ],
  },
  {
    name: 'storage-and-price.csv',
    bytes: [
      'Pos.;Lagerplatz;Losnummer;Bezeichnung;Stück;Nettogewicht;EUR/kg;Zeugnis-Nr.;Basis;Cr;Al;Ti;B;O',
      '1;H3-12;T-1;Inconel 718;3;420,5;7,20;Z-778;Ni;18,3;0,5;0,95;0,004;0,0018',
      '2;H3-13;T-2;Inconel 718;5;380;7,20;Z-779;Ni;18,1;0,52;0,97;0,003;0,0020',
    ].join('\n'),
    words: SET,
    lots: [
      'T-1 420.5 kg turnings pre-consumer-external Inconel 718 | laboratory: Cr 18.3, Al 0.5, Ti 0.95, B 0.004, O 0.0018, rest Ni',
      'T-2 380 kg turnings pre-consumer-external Inconel 718 | laboratory: Cr 18.1, Al 0.52, Ti 0.97, B 0.003, O 0.0020, rest Ni',
    ],
  },
];
