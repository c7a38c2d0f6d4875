import { describe, expect, it } from 'vitest';
import { lines } from './testing/lines.ts';
import { askedBy, readText, saidBy } from './testing/said.ts';

describe('shapes of tables', () => {
  it('reads elements across under a heading of two lines, and leaves statistics over samples out', () => {
    const read = readText(
      lines(
        'No.,Sample,Cr,Ni',
        ',,mass%,mass%',
        '1,A-1,18.2,53.1',
        '2,A-2,18.4,53.3',
        'Average,,18.3,53.2',
        'Std. dev.,,0.1,0.1',
        'RSD (%),,0.5,0.2',
      ),
    );
    expect(saidBy(read)).toEqual({ 'A-1': ['Cr 18.2', 'Ni 53.1'], 'A-2': ['Cr 18.4', 'Ni 53.3'] });
  });

  it('leaves a table of intensities of the same samples out', () => {
    const read = readText(
      lines('Sample,Cr,Ni', ',%,%', 'A-1,18.2,53.1', '', 'Sample,Cr-KA,Ni-KA', ',kcps,kcps', 'A-1,133.4,388'),
    );
    expect(saidBy(read)).toEqual({ 'A-1': ['Cr 18.2', 'Ni 53.1'] });
    expect(read.left).toContain('file, table at line 5: intensities, not contents');
  });

  it('reads samples across with the spread beside each', () => {
    const read = readText(
      lines('Element,Unit,A-1,U (k=2),A-2,U (k=2)', 'Cr,%,18.2,0.2,18.4,0.3', 'S,ppm,<5,,7,1'),
    );
    expect(saidBy(read)).toEqual({
      'A-1': ['Cr 18.2 ±0.2/2', 'S <0.0005'],
      'A-2': ['Cr 18.4 ±0.3/2', 'S 0.0007 ±0.0001/2'],
    });
  });

  it('reads names that stand above the columns of samples', () => {
    const read = readText(
      lines(
        '              Heat 7731-A   Heat 7731-B',
        'Element       wt.%          wt.%',
        '------------------------------------',
        'Chromium      8.14          8.21',
        'Carbon        0.071         0.068',
      ),
    );
    expect(saidBy(read)).toEqual({
      'Heat 7731-A': ['Cr 8.14', 'C 0.071'],
      'Heat 7731-B': ['Cr 8.21', 'C 0.068'],
    });
  });

  it('reads one content a line, with its own unit, and drops what is no element', () => {
    const read = readText(
      lines(
        'sample;analyte;result;unit;uncertainty;k;status',
        'S-1;Chromium;14.02;%;0.12;2;approved',
        'S-1;Titanium;5.31;%;0.06;2;cancelled',
        'S-1;Titanium;5.01;%;0.06;2;approved',
        'S-1;Oxygen;8.9;mg/kg;0.5;1;approved',
        'S-1;Density;8.16;g/cm3;;;approved',
      ),
    );
    expect(saidBy(read)).toEqual({
      'S-1': ['Cr 14.02 ±0.12/2', 'Ti 5.31 ±0.06/2 excluded', 'Ti 5.01 ±0.06/2', 'O 0.00089 ±0.00005/1'],
    });
  });

  it('reads elements that are told in the rows themselves', () => {
    const read = readText(
      lines(
        'Device;X;Error = 3 sigma;;;;;;;',
        '#;Name;Unit;Element 1;Conc 1;Err 1;Element 2;Conc 2;Err 2',
        '71;Crate A;%;Ni;61.4;0.42;Cr;21.5;0.18',
        '72;Crate B;%;Ni;61.7;0.41;W;9.44;0.12',
      ),
    );
    expect(saidBy(read)).toEqual({
      'Crate A': ['Ni 61.4 ±0.42/3', 'Cr 21.5 ±0.18/3'],
      'Crate B': ['Ni 61.7 ±0.41/3', 'W 9.44 ±0.12/3'],
    });
  });

  it('reads a fixed-width block of burns with its mean and deviation, and its struck burn', () => {
    const read = readText(
      lines(
        'Sample: pour 7      Operator: ab',
        '               C        Cr        Al',
        '               %         %         %',
        '1         0.0281    18.479   > 5.500',
        '2   D     0.0279    18.355     5.565',
        '3         0.0283    18.350   > 5.500',
        'Avg       0.0282    18.415   > 5.500',
        'SD        0.0001     0.091',
        '',
        'Burn 2 deleted (inclusion).',
      ),
    );
    expect(saidBy(read)).toEqual({
      'pour 7': [
        'C 0.0281',
        'Cr 18.479',
        'Al >5.5',
        'C 0.0279 excluded',
        'Cr 18.355 excluded',
        'Al 5.565 excluded',
        'C 0.0283',
        'Cr 18.35',
        'Al >5.5',
        'C 0.0282 ±0.0001/1 mean',
        'Cr 18.415 ±0.091/1 mean',
      ],
    });
    expect(askedBy(read)).toEqual(['burns-or-mean', 'over-range']);
    const unmarked = readText(
      lines('Sample: A', '     C %     S %', '1    0.03    0.001', '2    0.09    0.002', 'Burn 2 deleted'),
    );
    expect(saidBy(unmarked)).toEqual({ A: ['C 0.03', 'S 0.001', 'C 0.09 excluded', 'S 0.002 excluded'] });
    expect(askedBy(unmarked)).toEqual(['exclusion-reason']);
  });

  it('takes a mean that stands above its burns, and the mean of single burns as a result', () => {
    const above = readText(
      lines(
        'Name,What,C %',
        'A-1,Average,0.0284',
        'A-1,Std Dev,0.0003',
        'A-1,run 1,0.0281',
        'A-1,run 2,0.0286',
      ),
    );
    expect(saidBy(above)).toEqual({ 'A-1': ['C 0.0281', 'C 0.0286', 'C 0.0284 ±0.0003/1 mean'] });
    const alone = readText(
      lines('Label,Result type,Pb ppm,Bi ppm', 'A-1,Average,0.31,0.05', 'A-1,SD,0.02,0.01'),
    );
    expect(saidBy(alone)).toEqual({ 'A-1': ['Pb 0.000031 ±0.000002/1', 'Bi 0.000005 ±0.000001/1'] });
  });

  it('reads a letter', () => {
    const read = readText(
      lines(
        'Your sample: forging stock, heat 12',
        'Boron, photometric ....... 0.0032 % +/- 0.0004 % (k = 2)',
        'Phosphorus ............... n.d. (limit 0.002 %)',
        'Sulphur .................. less than 5 ppm',
        'Tungsten ................. 14.1 % / 14.0 % (duplicate)',
        'Nickel ................... balance',
        'Chromium ................. 22.1 %  [outside accreditation]',
      ),
    );
    expect(saidBy(read)).toEqual({
      'forging stock, heat 12': [
        'B 0.0032 ±0.0004/2',
        'P <0.002',
        'S <0.0005',
        'W 14.1',
        'W 14',
        'Ni null excluded',
        'Cr 22.1',
      ],
    });
    expect(askedBy(read)).toEqual(['accreditation', 'duplicate']);
  });

  it('reads several elements beside each other on a line', () => {
    const read = readText(lines('Sample: A', 'Ni  53.20 %     Cr  18.21 %', 'C   280 ppm     S    7 ppm'));
    expect(saidBy(read)).toEqual({ A: ['Ni 53.2', 'Cr 18.21', 'C 0.028', 'S 0.0007'] });
  });
});

describe('units', () => {
  it('takes the unit of the cell, a sign, the row, the column, and what stands above, in this order', () => {
    const read = readText(
      lines(
        'Results in ppb wt unless marked.  (m) = ppm wt',
        'Sample: bar',
        '',
        'Element     Result          Element     Result',
        '-----------------------------------------------',
        'B           148 (m)         Ag          <60',
        'Mg          3100            Hf          1.4 %',
      ),
    );
    expect(saidBy(read)).toEqual({ bar: ['B 0.0148', 'Mg 0.00031', 'Ag <0.000006', 'Hf 1.4'] });
  });

  it('works a content out of a solution, never without its mass', () => {
    const read = readText(
      lines(
        'Sample,Mass (g),Volume (mL),Dilution,Al 396.153,Cr 267.716',
        ',,,,mg/L,mg/L',
        'Cal blank,,,1,0.0004,0.0004',
        'A-1,0.2000,100,10,11.1,Saturated',
        'A-2,,100,1,13.1,457.6',
      ),
    );
    expect(saidBy(read)).toEqual({ 'A-1': ['Al 5.55', 'Cr >?'], 'A-2': ['Al null', 'Cr null'] });
    expect(read.asks.find(({ code }) => code === 'weight-missing')?.sample).toBe('A-2');
  });

  it('states oxides as elements, and neither loss nor sum', () => {
    const read = readText(lines('Sample,Cr2O3,NiO,LOI,Sum', ',%,%,%,%', 'A,19.016,47.961,-1.96,94.06'));
    expect(read.rows.map(({ element, unit }) => [element, unit])).toEqual([
      ['Cr', '% as Cr2O3'],
      ['Ni', '% as NiO'],
    ]);
    expect(read.rows[0]!.value_wtpct).toBeCloseTo(13.0109, 3);
    expect(askedBy(read)).toContain('oxide-basis');
  });

  it('leaves atomic per cent out', () => {
    const read = readText(lines('Spectrum,Al wt%,Al at%,Ni wt%,Ni at%', 'Spot 1,5.6,11.8,86.2,79.2'));
    expect(saidBy(read)).toEqual({ 'Spot 1': ['Al 5.6', 'Ni 86.2'] });
  });

  it('asks where no unit is printed, and holds what it took', () => {
    const read = readText(lines('Sample  Ni     Cr', 'A1      61.2   18.3'));
    expect(askedBy(read)).toContain('unit-missing');
    expect(read.rows.every(({ open }) => open?.includes('unit-missing'))).toBe(true);
  });

  it('asks nothing of a plain file', () => {
    const read = readText(lines('Sample,C %,S ppm', 'A-1,0.028,7', 'A-2,0.031,5'));
    expect(read.asks).toEqual([]);
  });
});

describe('figures', () => {
  it('never gives a value to what is below or above a limit', () => {
    const read = readText(
      lines(
        'Sample,A,Ti %,V %,Cr %,Mo %,W %',
        'R-1,,<0.01,< LOD,n.d.,> 5.5,*****',
        'R-2,,-0.002,0.001,,-,N/A',
      ),
    );
    expect(saidBy(read)).toEqual({
      'R-1': ['Ti <0.01', 'V <?', 'Cr <?', 'Mo >5.5', 'W >?'],
      'R-2': ['Ti -0.002', 'V 0.001'],
    });
    expect(askedBy(read)).toEqual(expect.arrayContaining(['negative', 'not-detected-limit', 'over-range']));
  });

  it('asks about a decimal comma among points, and about thousands', () => {
    const read = readText(lines('Sample: A', 'Mn ..... 0,52 %', 'Cr ..... 18.2 %', 'S ..... 4,200 ppb'));
    expect(saidBy(read)).toEqual({ A: ['Mn 0.52', 'Cr 18.2', 'S 0.00042'] });
    expect(askedBy(read)).toEqual(['decimal-sign', 'thousands']);
  });

  it('keeps the standard deviations of each row and column apart', () => {
    const read = readText(
      lines(
        'Type,Units,Sigma Value,SAMPLE,Mo,Mo Error,W,W Error',
        'Alloys,%,2,bin 1,3.02,0.018,<LOD,0.03',
        'Alloys,%,3,bin 2,8.97,0.081,<LOD,0.03',
        'Alloys,ppm,2,bin 3,5138.3,80,107.9,80',
      ),
    );
    expect(saidBy(read)).toEqual({
      'bin 1': ['Mo 3.02 ±0.018/2', 'W <?'],
      'bin 2': ['Mo 8.97 ±0.081/3', 'W <?'],
      'bin 3': ['Mo 0.51383 ±0.008/2', 'W 0.01079 ±0.008/2'],
    });
    expect(askedBy(read)).toContain('limit-of-detection');
  });

  it('asks for the standard deviations of an error that does not say them', () => {
    const read = readText(lines('Sample,Cr %,Cr Error', 'A,18.2,0.1'));
    expect(read.rows[0]!.spread).toBeUndefined();
    expect(askedBy(read)).toContain('spread-k');
  });

  it('leaves an internal standard out', () => {
    const read = readText(lines('Label,Category,Pb [ppm],Bi [ppm],In [%]', 'A-1,UNKNOWN,0.31,0.02,99.1'));
    expect(saidBy(read)).toEqual({ 'A-1': ['Pb 0.000031', 'Bi 0.000002'] });
  });

  it('takes a dagger or a star by the note that explains it, and asks where none does', () => {
    const told = readText(
      lines('Sample,C,S', ',%,%', 'R-1,0.07,0.001', 'R-2*,0.09,0.002', '* contaminated, excluded'),
    );
    expect(saidBy(told)).toEqual({
      'R-1': ['C 0.07', 'S 0.001'],
      'R-2': ['C 0.09 excluded', 'S 0.002 excluded'],
    });
    const not = readText(lines('Sample,C,S', ',%,%', 'R-1,0.07 *,0.001', 'R-2,0.09,0.002'));
    expect(askedBy(not)).toEqual(['mark']);
  });
});

describe('samples', () => {
  it('never takes a control, a blank or a calibration for a result', () => {
    const read = readText(
      lines(
        'Sample,C %,S ppm',
        'Blank,0.0001,0.2',
        'STD 3,0.05,20',
        'QC 718-A,0.03,8',
        'BCS 387/1,0.031,9',
        'A-1,0.028,7',
      ),
    );
    expect(saidBy(read)).toEqual({
      'QC 718-A': ['C 0.03 control', 'S 0.0008 control'],
      'BCS 387/1': ['C 0.031 control', 'S 0.0009 control'],
      'A-1': ['C 0.028', 'S 0.0007'],
    });
    expect(askedBy(read)).toEqual(['control']);
  });

  it('asks about a name that stands there twice, a repeat by its name, and a sample without one', () => {
    const read = readText(
      lines('Sample,C %,S ppm', 'A-1,0.028,7', 'B-1,0.05,7', 'A-1,0.03,7', 'B-1 rpt,0.05,8', ',0.04,7'),
    );
    expect(askedBy(read)).toEqual(['sample-missing', 'duplicate-sample', 'repeat']);
  });

  it('asks which of two lines of an element counts', () => {
    const read = readText(lines('Sample,Zr 343.823 %,Zr 339.197 %,C %', 'A,0.021,0.022,0.03'));
    expect(askedBy(read)).toEqual(['two-lines']);
  });

  it('asks about days that may be told in two ways, and not where one of them decides', () => {
    const open = readText(lines('Sample,Date,C %,S %', 'A,08/11/2026,0.03,0.001'));
    expect(askedBy(open)).toEqual(['date-order']);
    const told = readText(lines('Sample,Date,C %,S %', 'A,08/11/2026,0.03,0.001', 'B,13/11/2026,0.03,0.001'));
    expect(askedBy(told)).toEqual([]);
  });

  it('says that it found nothing', () => {
    expect(askedBy(readText('hello world'))).toEqual(['nothing-read']);
  });
});
