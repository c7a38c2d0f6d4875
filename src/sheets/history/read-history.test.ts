import { describe, expect, test } from 'vitest';
import type { Sheet } from '../../documents/sheet/sheet.ts';
import { readHistory } from './read-history.ts';
import { columnsSaid, saidOfAll } from './said.ts';
import { stageWord } from './words.ts';

const sheet = (text: string, where = 'heats.csv', separator = ';'): Sheet => ({
  where,
  rows: text
    .trim()
    .split('\n')
    .map((line, i) => ({
      row: i + 1,
      cells: line.split(separator).map((cell) => ({ text: cell.trim(), kind: 'text' as const })),
    })),
  beside: [],
  merges: [],
  taken: [],
});

const read = (
  sheets: readonly Sheet[],
  {
    map = [],
    set = [],
    ...more
  }: { map?: string[]; set?: string[]; unitChange?: 'convert'; furnace?: string } = {},
) =>
  readHistory(sheets, {
    columns: columnsSaid(map),
    said: saidOfAll(set, { furnace: more.furnace }),
    unitChange: more.unitChange,
  });

const HEAD = 'Heat;Date;Mass [kg];Time [min];Temp [°C];Pressure [mbar];Pb charged [ppm];Pb final [ppm]';
const ROWS = [
  '1;2026-01-05;300;60;1550;0,01;8,0;2,0',
  '2;2026-01-06;300;62;1551;0,01;9,0;2,1',
  '3;2026-01-07;310;65;1552;0,02;7,5;1,8',
  '4;2026-01-08;300;58;1549;0,01;8,2;2,3',
  '5;2026-01-09;300;61;1550;0,01;8,8;2,2',
];

describe('layouts', () => {
  test('takes one row for each sample: the first at no minutes is the charge', () => {
    const { heats, reading } = read(
      [
        sheet(`Charge Nr;Probe;Minute;Pb ppm;Bi ppm;Cr %
A1;P0;0;8;2;19
A1;P1;30;4;1;19,1
A1;P2;60;2;0,5;19
A2;P0;0;9;2,2;19
A2;P1;60;2,5;<0,3;19`),
      ],
      { set: ['mass=300'] },
    );
    expect(reading.asked).toEqual([]);
    expect(
      heats.map(({ id, melt, samples }) => [id, melt.composition_ppm, samples.map(({ at_s }) => at_s)]),
    ).toEqual([
      ['A1', { Pb: 8, Bi: 2 }, [1800, 3600]],
      ['A2', { Pb: 9, Bi: 2.2 }, [3600]],
    ]);
    expect(heats[1]!.samples[0]).toMatchObject({ composition_ppm: { Pb: 2.5 }, below_ppm: { Bi: 0.3 } });
    expect(heats[0]!.route[0]!.settings).toMatchObject({ time_s: 3600 });
  });

  test('joins several tables by the number of the heat', () => {
    const { heats } = read(
      [
        sheet(
          'HEATID,DATETIME,FURNACE,HOLD_MIN,TEMP_C,P_PA\nH1,2026-02-01 10:00,VIM-1,60,1560,2\nH2,2026-02-02 09:30,VIM-1,70,1570,2',
          'heats.csv',
          ',',
        ),
        sheet(
          'HEATID,STAGE,Pb_ppm,O_ppm\nH1,melt-in,8,60\nH1,tap,2,25\nH2,melt-in,7,55\nH2,tap,1.5,22',
          'chemistry.csv',
          ',',
        ),
      ],
      { map: ['HOLD_MIN=time[min]', 'P_PA=pressure[Pa]'] },
    );
    expect(heats).toHaveLength(2);
    expect(heats[0]).toMatchObject({
      id: 'H1',
      furnace: 'VIM-1',
      at: '2026-02-01T10:00:00',
      melt: { composition_ppm: { Pb: 8, O: 60 } },
      samples: [{ composition_ppm: { Pb: 2, O: 25 } }],
    });
    expect(heats[0]!.route[0]!.settings).toMatchObject({ time_s: 3600, pressure_Pa: 2 });
    expect(heats[0]!.route[0]!.settings!.temperature_K).toBeCloseTo(1833.15, 6);
  });

  test('takes two header rows, where the upper one names the stage of several columns', () => {
    const { heats, reading } = read(
      [
        sheet(`Schmelze;Dauer;Einsatz;;Abguss;
;min;Pb [ppm];Bi [ppm];Pb [ppm];Bi [ppm]
1;60;8;2;2;0,5
2;61;9;2;2,2;0,6
3;62;7;2;1,9;0,4`),
      ],
      { set: ['mass=300'] },
    );
    expect(reading.asked).toEqual([]);
    expect(heats[0]).toMatchObject({
      melt: { composition_ppm: { Pb: 8, Bi: 2 } },
      samples: [{ composition_ppm: { Pb: 2, Bi: 0.5 } }],
    });
  });

  test('reads symbols behind the same letters', () => {
    const { heats } = read(
      [
        sheet(
          'HEATID,MIN,STAGE,VALPB,VALBI,VALMN,VALSN\n1,0,start,0.0008,0.0002,0.09,0.004\n1,60,end,0.0002,0.00005,0.06,0.004',
          'c.csv',
          ',',
        ),
      ],
      { map: ['MIN=at[min]'], set: ['mass=300'] },
    );
    expect(heats[0]!.samples[0]!.composition_ppm!.Pb).toBeCloseTo(2, 9);
    expect(heats[0]!.melt.composition_ppm!.Mn).toBeCloseTo(900, 9);
  });
});

describe('bad input is named by row, and what can be learned is read', () => {
  test('a unit that changes in the middle', () => {
    const mixed = [
      ...ROWS.slice(0, 3),
      '4;2026-01-08;300;58;1549;0,01;0,00082;2,3',
      '5;2026-01-09;300;61;1550;0,01;0,00088;2,2',
    ];
    const left = read([sheet([HEAD, ...mixed].join('\n'))]);
    expect(left.reading.refused).toEqual([
      expect.objectContaining({
        where: 'heats.csv, rows 5 to 6 (Pb charged [ppm])',
        words:
          'the unit changes: 2 of 5 values of "Pb charged [ppm]" are smaller by 10,000, as if they were wt%',
      }),
    ]);
    // the others are the charge then, with their spread
    expect(left.heats[3]!.melt.composition_ppm!.Pb).toBeCloseTo((8 + 9 + 7.5) / 3, 9);
    expect(left.heats[3]!.melt.sd_ppm!.Pb).toBeGreaterThan(0.5);
    const converted = read([sheet([HEAD, ...mixed].join('\n'))], { unitChange: 'convert' });
    expect(converted.heats[3]!.melt.composition_ppm!.Pb).toBeCloseTo(8.2, 9);
    expect(converted.reading.taken.join()).toContain('heats.csv, rows 5 to 6');
  });

  test('a missing setting takes the middle of the others, and says so', () => {
    const { heats, reading } = read([
      sheet([HEAD, ...ROWS.slice(0, 4), '5;2026-01-09;300;61;;0,01;8,8;2,2'].join('\n')),
    ]);
    expect(heats[4]!.route[0]!.settings!.temperature_K).toBeCloseTo(1824.15, 6);
    expect(reading.assumed.map(({ source }) => source).join()).toContain(
      'missing in heats.csv, row 6; the middle of the other 4 heats',
    );
  });

  test('two furnaces that no column tells apart are asked about', () => {
    const two = [...ROWS.slice(0, 3).map((row) => `A${row}`), ...ROWS.slice(2).map((row) => `B${row}`)];
    const { reading } = read([sheet([HEAD, ...two].join('\n'))]);
    expect(reading.asked[0]!.words).toContain(
      'heat numbers begin with A (3 heats, such as heats.csv, row 2) and B (3 heats, such as heats.csv, row 5)',
    );
    const apart = read([sheet([HEAD, ...two].join('\n'))], { set: ['furnace=by-letters'] });
    expect(apart.reading.asked).toEqual([]);
    expect(apart.reading.furnaces.map(({ furnace, heats }) => [furnace, heats])).toEqual([
      ['A', 3],
      ['B', 3],
    ]);
  });

  test('cells that are not contents, rows without a heat, limits without a number', () => {
    const bad = [
      '6;2026-01-10;300;60;1550;0,01;8,0;verloren',
      ';2026-01-11;300;60;1550;0,01;8,0;2,0',
      '8;2026-01-12;300;60;1550;0,01;8,0;<NWG',
    ];
    const { heats, reading } = read([sheet([HEAD, ...ROWS, ...bad].join('\n'))]);
    expect(reading.refused.map(({ where, words }) => [where, words])).toEqual([
      ['heats.csv, cell H7 (Pb final [ppm])', '"verloren" is not a content'],
      ['heats.csv, row 8', 'the row names no heat'],
      ['heats.csv, cell H9 (Pb final [ppm])', '"<NWG" is below a limit that is not stated'],
      ['heats.csv, row 7', 'heat 6 has no content after the charge'],
      ['heats.csv, row 9', 'heat 8 has no content after the charge'],
    ]);
    expect(heats).toHaveLength(5);
  });

  test('a heat that stands twice counts once', () => {
    const { heats, reading } = read([
      sheet([HEAD, ...ROWS, '2;2026-01-06;300;62;1551;0,01;9,0;2,4'].join('\n')),
    ]);
    expect(heats).toHaveLength(5);
    expect(heats[1]!.samples).toHaveLength(1);
    expect(reading.refused[0]).toMatchObject({ where: 'heats.csv, row 7', heat: '2' });
  });

  test('decimals and dates that may be read in two ways are asked', () => {
    const { reading } = read([
      sheet(
        'Heat;Date;Time [min];Mass [kg];Pb charged [ppm];Pb final [ppm]\n1;03/04/2026;60;1,250;8;2\n2;04/05/2026;60;1,300;8;2',
      ),
    ]);
    expect(reading.asked.map(({ cure }) => cure)).toEqual([
      '--dates dmy or --dates mdy',
      '--decimal comma or --decimal point says which sign is the decimal sign',
    ]);
  });
});

describe('tables of an arc furnace', () => {
  const baskets =
    'HEATID,DATETIME,BASKETNO,MATID,DESCR,CHARGED_AMOUNT\n' +
    ['5F001', '5F002', '5F003']
      .map(
        (id, i) =>
          `${id},2026-01-0${i + 1} 10:00:00,1,3601,SHREDDED,40000\n${id},2026-01-0${i + 1} 10:20:00,2,3601,SHREDDED,10000\n${id},2026-01-0${i + 1} 10:20:00,2,3602,PIG IRON,30000`,
      )
      .join('\n');
  const chemistry =
    'HEATID,DATETIME,VALC,VALMN,VALCU,VALSN,VALAS\n5F001,2026-01-01 10:50:00,0.1,0.1,0.20,0.012,0.005\n5F001,2026-01-01 11:00:00,0.08,0.1,0.22,0.013,0.006\n5F002,2026-01-02 11:00:00,0.09,0.1,0.21,0.012,0.005\n5F009,2026-01-09 11:00:00,0.09,0.1,0.21,0.012,0.005';
  const temperatures = 'HEATID,DATETIME,TEMP\n5F001,2026-01-01 10:55:00,1620';
  const additions = 'HEATID,DATETIME,MATID,DESCR,QUANTITY\n5F001,2026-01-01 10:55:00,77,LIME,1500';

  test('are joined by the heat: baskets summed by class, the last sample counts', () => {
    const { scrap, reading } = read([
      sheet(baskets, 'basket_charged.csv', ','),
      sheet(chemistry, 'final_chemistry.csv', ','),
      sheet(temperatures, 'temp.csv', ','),
      sheet(additions, 'added_materials.csv', ','),
    ]);
    expect(reading.asked).toEqual([]);
    expect(scrap!.map(({ id, charged_kg }) => [id, charged_kg])).toEqual([
      ['5F001', { SHREDDED: 50_000, 'PIG IRON': 30_000 }],
      ['5F002', { SHREDDED: 50_000, 'PIG IRON': 30_000 }],
    ]);
    expect(scrap![0]).toMatchObject({ at: '2026-01-01T10:00:00' });
    expect(scrap![0]!.composition_ppm!.Cu).toBeCloseTo(2200, 6);
    expect(scrap![0]!.composition_ppm!.Sn).toBeCloseTo(130, 6);
    expect(reading.refused.map(({ where, words }) => [where, words])).toEqual([
      ['final_chemistry.csv, row 5', 'heat 5F009 has no basket'],
      ['basket_charged.csv, row 8', 'heat 5F003 has no content'],
    ]);
    expect(reading.tables.map(({ where, kind }) => [where, kind])).toEqual([
      ['basket_charged.csv', 'baskets'],
      ['final_chemistry.csv', 'heats'],
      ['added_materials.csv', 'additions'],
      ['temp.csv', 'not-used'],
    ]);
  });

  test('take a column for each class, and heats whose numbers are written in two ways', () => {
    const { scrap } = read([
      sheet(
        'Schmelze;Datum;Shredder [t];Roheisen [t];Späne [t];Abstichgewicht [t]\n0017;01.02.2026;50,5;20;0;63\n0018;13.02.2026;40;30;5;66',
        'koerbe.csv',
      ),
      sheet('Schmelze;Cu %;Sn %\n17;0,21;0,012\n18;0,19;<0,005', 'analysen.csv'),
    ]);
    expect(scrap).toEqual([
      {
        id: '0017',
        place: 'koerbe.csv, row 2',
        at: '2026-02-01',
        charged_kg: { Shredder: 50_500, Roheisen: 20_000 },
        tapped_kg: 63_000,
        composition_ppm: { Cu: 2100, Sn: 120 },
      },
      {
        id: '0018',
        place: 'koerbe.csv, row 3',
        at: '2026-02-13',
        charged_kg: { Shredder: 40_000, Roheisen: 30_000, Späne: 5_000 },
        tapped_kg: 66_000,
        composition_ppm: { Cu: 1900 },
        below_ppm: { Sn: 50 },
      },
    ]);
  });
});

test('takes "ein" and "aus" for before and after, and no word that begins so', () => {
  expect(['ein', 'aus', 'Einsatz', 'Abguss'].map(stageWord)).toEqual(['charged', 'end', 'charged', 'end']);
  expect(['Einheit', 'Ausbringen'].map(stageWord)).toEqual([undefined, undefined]);
});
