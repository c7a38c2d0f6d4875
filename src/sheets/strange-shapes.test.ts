import { expect, it } from 'vitest';
import { lines } from './testing/lines.ts';
import { askedBy, readText, saidBy } from './testing/said.ts';

it('reads burns across a list, with their mean and deviation', () => {
  const read = readText(
    lines(
      'Sample;Element;Run 1;Run 2;Mean;SD;Unit',
      'X-1;C;0.028;0.030;0.029;0.001;%',
      'X-1;S;7;8;7.5;0.5;ppm',
    ),
  );
  expect(saidBy(read)).toEqual({
    'X-1': [
      'C 0.028',
      'C 0.03',
      'C 0.029 ±0.001/1 mean',
      'S 0.0007',
      'S 0.0008',
      'S 0.00075 ±0.00005/1 mean',
    ],
  });
});

it('reads a block of one sample whose mean and limits stand before its burns', () => {
  const read = readText(
    lines(
      'Probe 1;M4820',
      'Probe 2;Guss',
      'Element;Einheit;Min;Max;Mittel;s;Abbrand 1;Abbrand 2',
      'Status;;;;;;ok;gelöscht',
      'Cr;%;17,0;21,0;18,30;0,02;18,30;18,90',
      '',
      'Probe 1;KONTR',
      'Probe 2;718',
      'Element;Einheit;Min;Max;Mittel;s;Abbrand 1',
      'Cr;%;;;18,39;0,1;18,39',
    ),
  );
  expect(saidBy(read)).toEqual({
    'M4820 Guss': ['Cr 18.3', 'Cr 18.9 excluded', 'Cr 18.3 ±0.02/1 mean'],
    'KONTR 718': ['Cr 18.39 control'],
  });
});

it('reads isotopes over two lines of headings, and leaves limits of detection and internal standards out', () => {
  const read = readText(
    lines(
      'Sample,,,11  B  [ No Gas ],,208  Pb  [ He ],,103  Rh ( ISTD )  [ He ],',
      ',Rjct,Type,Conc. [ ug/kg ],Conc. RSD,Conc. [ ug/kg ],Conc. RSD,CPS,',
      'Rod 12,,Sample,96.0,1.0,310.0,2.0,403388,',
      'Rod 13,Yes,Sample,110.0,1.0,<5,N/A,400173,',
      ',,DL,0.005,,0.05,,,',
    ),
  );
  expect(saidBy(read)).toEqual({
    'Rod 12': ['B 0.0000096 ±9.6e-8/1', 'Pb 0.000031 ±6.2e-7/1'],
    'Rod 13': ['B 0.000011 ±1.1e-7/1 excluded'],
  });
});

it('keeps the mass of one sample out of the next', () => {
  const block = (name: string, mass: string): readonly string[] => [
    `Sample ID:,${name},,`,
    `Sample Quantity (mg):,${mass},,`,
    'Prep Volume (mL):,50,,',
    'IS,Analyte,Mass,Conc. Mean,Unit',
    '|,Mg,24,1.0,ug/L',
    '|,Pb,208,0.1,ug/L',
    '',
  ];
  const read = readText(lines(...block('A', '100'), ...block('B', '')));
  expect(saidBy(read)).toEqual({ A: ['Mg 0.00005', 'Pb 0.000005'], B: ['Mg null', 'Pb null'] });
  expect(askedBy(read)).toEqual(['weight-missing']);
});

it('takes rows normalised to 100 % for no results', () => {
  const read = readText(
    lines(
      'Sample,Result type,Ni,Cr',
      ',,%,%',
      'A,Concentration,61.3,8.1',
      'A,Normalised concentration,61.6,8.2',
      'Spec min A,Limit,60.0,8.0',
    ),
  );
  expect(saidBy(read)).toEqual({ A: ['Ni 61.3', 'Cr 8.1', 'Ni 61.6 excluded', 'Cr 8.2 excluded'] });
  expect(askedBy(read)).toEqual(['sum']);
});

it('reads results of the solid, not those of the solution beside them', () => {
  const read = readText(
    lines(
      'Sample ID,Analyte Name,Int (Corr),Conc. (Calib),Calib Units,Conc. (Sample),Sample Units,RSD (%)',
      'R-1,Al 396.153,997520.0,30.1,mg/L,3.01,wt%,1.0',
      'R-1,Y 371.029,955355.5,978,mg/L,97.8,%,0.5',
    ),
  );
  expect(saidBy(read)).toEqual({ 'R-1': ['Al 3.01 ±0.0301/1'] });
});

it('goes on over a page break with the heading repeated, and makes no sample of a total', () => {
  const head = [
    'LAB NO  SAMPLE                Ni       Cr',
    '                               %        %',
    '-----------------------------------------',
  ];
  const read = readText(
    lines(
      ...head,
      '264401  COIL 1 HEAD        57.50    21.95',
      '\fPLANT LABORATORY     PAGE 2',
      ...head,
      '264402  COIL 1 TAIL        57.49    21.98',
      'MEAN    2 SAMPLES          57.50    21.97',
    ),
  );
  expect(saidBy(read)).toEqual({
    'COIL 1 HEAD': ['Ni 57.5', 'Cr 21.95'],
    'COIL 1 TAIL': ['Ni 57.49', 'Cr 21.98'],
  });
});

it('reads Chinese, French and German words', () => {
  const chinese = readText(
    lines('样品编号：GH-1', '元素\t含量\t单位\t扩展不确定度(k=2)', 'Cr\t18.29\t%\t0.14', 'Pb\t未检出\tppm\t'),
  );
  expect(saidBy(chinese)).toEqual({ 'GH-1': ['Cr 18.29 ±0.14/2', 'Pb <?'] });
  const french = readText(
    lines(
      'Echantillon : Lingot n° 7',
      'Elément | Teneur | Unité',
      'Chrome (Cr) | 18,32 | % m/m',
      'Aluminium (Al) | 5 230 | mg/kg',
      'Plomb (Pb) | non détecté | mg/kg',
    ),
  );
  expect(saidBy(french)).toEqual({ 'Lingot n° 7': ['Cr 18.32', 'Al 0.523', 'Pb <?'] });
  const german = readText(
    lines(
      'Probenbezeichnung:   Stange 7',
      '',
      'Bestimmung      Massenanteil    U (k = 2)',
      '                in %            in %',
      'Hafnium         1,41            0,03',
      'Schwefel        < 0,0005',
      'Nickel          Rest',
    ),
  );
  expect(saidBy(german)).toEqual({ 'Stange 7': ['Hf 1.41 ±0.03/2', 'S <0.0005', 'Ni null excluded'] });
});

it('explains a sign of a heading, and the unit of the others, by a note', () => {
  const read = readText(
    lines(
      'Sample      C       P(m)    Ni*',
      'LOT 5       0.030   60      53.20',
      '(m) in ppm, all others in %',
      '* by difference',
    ),
  );
  expect(saidBy(read)).toEqual({ 'LOT 5': ['C 0.03', 'P 0.006', 'Ni 53.2'] });
  expect(askedBy(read)).toEqual(['balance-element']);
});

it('takes what another analysis replaces for no result', () => {
  const read = readText(
    lines('No,Sample,C %,S %,Superseded by', '101,A-1,0.031,0.001,103', '103,A-1,0.028,0.001,'),
  );
  expect(saidBy(read)).toEqual({ 'A-1': ['C 0.031 excluded', 'S 0.001 excluded', 'C 0.028', 'S 0.001'] });
  expect(read.asks).toEqual([]);
});

it('takes the control sample in a column beside the number of a laboratory', () => {
  const read = readText(
    lines('sample_id;client_ref;analyte;result;unit', 'S-1;bar 3;Cr;14.0;%', 'S-2;QC 7;Cr;14.1;%'),
  );
  expect(saidBy(read)).toEqual({ 'S-1': ['Cr 14'], 'S-2': ['Cr 14.1 control'] });
});

it('takes a row of uncertainties below the only sample, and never below several', () => {
  const one = readText(
    lines(
      'Object : bar 9',
      'Element  Cr    Ni',
      'Unit     %     %',
      'Value    18.2  53.1',
      'U(k=2)   0.2   0.4',
    ),
  );
  expect(saidBy(one)).toEqual({ 'bar 9': ['Cr 18.2 ±0.2/2', 'Ni 53.1 ±0.4/2'] });
  const two = readText(lines('Sample,Cr %,Ni %', 'A,18.2,53.1', 'B,18.3,53.2', 'Std. dev.,0.1,0.1'));
  expect(saidBy(two)).toEqual({ A: ['Cr 18.2', 'Ni 53.1'], B: ['Cr 18.3', 'Ni 53.2'] });
});

it('strikes out one element of a burn by the mark beside it', () => {
  const read = readText(
    lines('Run,Sample,O ppm,O status,N ppm,N status', '1,P-1,12,OK,33,OK', '2,P-1,12,OK,36,Outlier'),
  );
  expect(saidBy(read)).toEqual({ 'P-1': ['O 0.0012', 'N 0.0033', 'O 0.0012', 'N 0.0036 excluded'] });
});

it('takes the element and not the oxide where both stand in a row', () => {
  const read = readText(lines('Sample,Al2O3,Al,Cr2O3', ',wt%,wt%,wt%', 'Slag,24.5,12.97,12.1'));
  expect(read.rows.map(({ element, unit }) => `${element} ${unit}`)).toEqual(['Al wt%', 'Cr wt% as Cr2O3']);
});

it('takes the standard deviations of each spread from a column of its own', () => {
  const read = readText(lines('name,Cr,Cr_unit,Cr_unc,Cr_k', 'A-1,18.2,%,0.2,2', 'A-2,1.82e5,ppm,3000,3'));
  expect(saidBy(read)).toEqual({ 'A-1': ['Cr 18.2 ±0.2/2'], 'A-2': ['Cr 18.2 ±0.3/3'] });
});

it('divides a letter with decimal commas at its dots, not at its commas', () => {
  const read = readText(
    lines(
      'Ihre Probe: Nimonic 90, Knüppel 44',
      '',
      'Bor, photometrisch ................ 0,0041 % ± 0,0006 % (k = 2)',
      'Silizium, gravimetrisch ........... 0,62 %',
      'Cer, nach Abtrennung .............. 85 mg/kg, Unsicherheit 6 mg/kg (k=1)',
      'Schwefel .......................... kleiner als 8 mg/kg',
    ),
  );
  expect(saidBy(read)).toEqual({
    'Nimonic 90, Knüppel 44': ['B 0.0041 ±0.0006/2', 'Si 0.62', 'Ce 0.0085 ±0.0006/1', 'S <0.0008'],
  });
});

it('takes a formula for a note, not for a content', () => {
  const read = readText(
    lines(
      'Sample ID: K-3310',
      '',
      'Ni        Cr        Mo',
      '60.910    21.870    8.990',
      '',
      'Unit: %',
      'Ni = 100 - sum (calculated)',
    ),
  );
  expect(saidBy(read)).toEqual({ 'K-3310': ['Ni 60.91', 'Cr 21.87', 'Mo 8.99'] });
  expect(askedBy(read)).toContain('balance-element');
});

it.each([
  ['annulé : creuset fêlé', 'with'],
  ['gestr. (Lunker)', 'with'],
  ['rechazado', 'without'],
])('leaves out a burn that is marked "%s", %s a reason', (mark, reason) => {
  const read = readText(
    lines(
      'Échantillon;Essai;C (%);État',
      '718 B;1;0,0311;',
      `718 B;2;0,0619;${mark}`,
      'Moyenne;;0,0311;',
      'Écart-type;;0,0002;',
    ),
  );
  expect(saidBy(read)).toEqual({
    '718 B': ['C 0.0311', 'C 0.0619 excluded', 'C 0.0311 ±0.0002/1 mean'],
  });
  expect(askedBy(read).includes('exclusion-reason')).toBe(reason === 'without');
});

it('leaves intensities out where only the line above their headings names them', () => {
  const read = readText(
    lines(
      'Intensités nettes (kcps);;',
      'Échantillon;Ni;Cr',
      'L-1;34,110;45,480',
      'L-2;35,110;46,480',
      '',
      'Concentrations;;',
      'Échantillon;Ni (%);Cr (%)',
      'L-1;60,402;14,104',
      'L-2;60,377;14,088',
      'Nombre;2;2',
      'Écart-type rel. (%);0,03;0,08',
    ),
  );
  expect(saidBy(read)).toEqual({ 'L-1': ['Ni 60.402', 'Cr 14.104'], 'L-2': ['Ni 60.377', 'Cr 14.088'] });
});

it('reads a list of emission lines by their contents in solution, not by masses and volumes', () => {
  const read = readText(
    lines(
      'Label,Type,Element,Soln Conc,Unit,Weight (g),Volume (mL),Dilution',
      'Std 3,STD,Al 396.152,10.0,mg/L,,,1',
      'RB-19,SAMP,Al 396.152,20.0,mg/L,0.5,250,1',
      'RB-19,SAMP,B 249.772,<0.010,mg/L,0.5,250,1',
      'RB-20,SAMP,Al 396.152,2.81,mg/L,,250,1',
    ),
  );
  expect(saidBy(read)).toEqual({ 'RB-19': ['Al 1', 'B <0.0005'], 'RB-20': ['Al null'] });
});

it('asks about an interference that a remark of a list names', () => {
  const read = readText(
    lines(
      'Sample;R88 disc 4',
      '',
      'Element;Isotope;Concentration;Unit;Remark',
      'B;11;120;ppm;',
      'Ca;44;<0.5;ppm;interference possible',
      'Zr;90;0.042;wt%;',
    ),
  );
  expect(saidBy(read)).toEqual({ 'R88 disc 4': ['B 0.012', 'Ca <0.00005', 'Zr 0.042'] });
  expect(askedBy(read)).toContain('interference');
});

it('leaves out a figure in brackets where a note says that brackets exclude', () => {
  const read = readText(
    lines(
      'Sample Name       Rep   Oxygen (ppm)',
      'Heat 9-113 A      1         9.1',
      'Heat 9-113 A      2       (31.0)',
      'Mean                        9.1',
      '',
      '( ) excluded from mean: blister in the pin',
    ),
  );
  expect(saidBy(read)['Heat 9-113 A']).toEqual(['O 0.00091', 'O 0.0031 excluded', 'O 0.00091 mean']);
});

it('reads a certificate: two analyses of one heat, trace elements behind a word, no limits', () => {
  const read = readText(
    lines(
      'Heat No.: HX7714',
      '',
      'CHEMICAL COMPOSITION (wt. %)',
      '                 C      Cr      Mo',
      'Spec. max      .08   21.00    3.30',
      'Heat          .028   18.31    3.02',
      'Product       .031   18.26    3.04',
      '',
      'Trace elements (ppm):  Pb 0.4   Bi <0.1',
      'Spuren: Ag 0,3 ppm, Se < 1 ppm',
      'Limits (ppm):  Pb 5   Bi 1',
    ),
  );
  expect(saidBy(read)).toEqual({
    HX7714: [
      ...['C 0.028', 'Cr 18.31', 'Mo 3.02', 'C 0.031', 'Cr 18.26', 'Mo 3.04'],
      ...['Pb 0.00004', 'Bi <0.00001', 'Ag 0.00003', 'Se <0.0001'],
    ],
  });
  expect(askedBy(read)).toContain('duplicate-sample');
});

it.each([
  ['Mean;StdDev', '53.0;0.2', '18.2;0.1'],
  ['StdDev', '0.2', '0.1'],
])('gives no sample the spread of all samples under %s', (statistics, ni, cr) => {
  const read = readText(
    lines(
      `Element;Unit;P-101;P-102;P-103;${statistics}`,
      `Ni;%;53.1;52.9;53.0;${ni}`,
      `Cr;%;18.2;18.3;18.1;${cr}`,
    ),
  );
  expect(saidBy(read)).toEqual({
    'P-101': ['Ni 53.1', 'Cr 18.2'],
    'P-102': ['Ni 52.9', 'Cr 18.3'],
    'P-103': ['Ni 53', 'Cr 18.1'],
  });
});

it('reads a French letter: uncertainties, results elsewhere, outside the accreditation', () => {
  const read = readText(
    lines(
      'Votre échantillon : Hastelloy X, billette 12',
      '',
      'Yttrium, après séparation ......... 120 µg/g, incertitude 8 µg/g (k=1)',
      'Soufre ............................ inférieur à 5 ppm',
      'Fer ............................... voir rapport séparé',
      'Chrome, titrage ................... 21,9 %  [hors accréditation]',
      'Silicium .......................... 0,44 %',
    ),
  );
  expect(saidBy(read)).toEqual({
    'Hastelloy X, billette 12': [
      ...['Y 0.012 ±0.0008/1', 'S <0.0005', 'Fe null excluded', 'Cr 21.9', 'Si 0.44'],
    ],
  });
  expect(askedBy(read)).toEqual(expect.arrayContaining(['separate-report', 'accreditation']));
});

it('asks about a sample read twice where its readings are numbered through', () => {
  const read = readText(
    lines(
      'Messung;Probe;Ni (%);Cr (%)',
      '101;Charge 7;60,1;8,2',
      '102;Charge 7;60,3;8,1',
      '103;Späne 9;60,2;8,3',
    ),
  );
  expect(askedBy(read)).toContain('duplicate-sample');
});

it('knows statistics by the word before what they are of', () => {
  const read = readText(
    lines(
      'Name,O (ppm),N (wt%),Status',
      'Ingot 4,8.8,0.0102,OK',
      'Ingot 4,30.1,0.0110,Deleted',
      'Ingot 4,9.0,0.0104,OK',
      'Average (Ingot 4),8.9,0.0103,',
      'SD (Ingot 4),0.1,0.0001,',
      'S (top),10.0,0.0200,OK',
    ),
  );
  expect(saidBy(read)).toEqual({
    'Ingot 4': [
      ...['O 0.00088', 'N 0.0102', 'O 0.00301 excluded', 'N 0.011 excluded', 'O 0.0009', 'N 0.0104'],
      ...['O 0.00089 ±0.00001/1 mean', 'N 0.0103 ±0.0001/1 mean'],
    ],
    'S (top)': ['O 0.001', 'N 0.02'],
  });
});

it('asks why an operator struck a burn out, in Spanish', () => {
  const read = readText(
    lines(
      'Muestra: Colada 88-A',
      '',
      '             C        Cr',
      '             %         %',
      '1        0,0261    18,210',
      '2  X     0,0511    17,500',
      'Media    0,0261    18,210',
      'Desv.    0,0002     0,014',
      '',
      'X = anulado por el operador',
    ),
  );
  expect(saidBy(read)['Colada 88-A']).toEqual([
    ...['C 0.0261', 'Cr 18.21', 'C 0.0511 excluded', 'Cr 17.5 excluded'],
    ...['C 0.0261 ±0.0002/1 mean', 'Cr 18.21 ±0.014/1 mean'],
  ]);
  expect(askedBy(read)).toContain('exclusion-reason');
});

it('takes a count of burns above whole numbers for no nitrogen, and nitrogen for nitrogen', () => {
  const of = (counts: readonly string[]) =>
    readText(
      lines('Sample,N,C %,C SD,Cr %', `A,${counts[0]},0.104,0.001,21.83`, `B,${counts[1]},0.105,0.001,21.9`),
    );
  expect(saidBy(of(['3', '2'])).A).toEqual(['C 0.104 ±0.001/1', 'Cr 21.83']);
  expect(saidBy(of(['0.011', '0.012'])).B?.[0]).toMatch(/^N /);
});

it('keeps the mean of a blank out', () => {
  const read = readText(
    lines(
      'Name,Rep,C %',
      'Blank,1,0.00021',
      'Blank,2,0.00018',
      ',Average,0.0002',
      'A-1,1,0.03',
      'A-1,2,0.032',
      ',Average,0.031',
    ),
  );
  expect(saidBy(read)).toEqual({ 'A-1': ['C 0.03', 'C 0.032', 'C 0.031 mean'] });
});

it('asks about what stands there as the difference to 100 %, and strikes out what was typed in', () => {
  const read = readText(
    lines(
      'Sample: W-1',
      'Element   Method       Unit   Result',
      'Cr        XRF          %      19.02',
      'C         Fix          %      0.08',
      'Ni        Differenz    %      55.1',
    ),
  );
  expect(saidBy(read)).toEqual({ 'W-1': ['Cr 19.02', 'C 0.08 excluded', 'Ni 55.1'] });
  expect(askedBy(read)).toContain('balance-element');
  expect(askedBy(readText(lines('Sample,Cr %,Ni (bal.) %', 'A,19.02,55.1')))).toContain('balance-element');
});

it('takes rows of concentration average, deviation and intensity for what they are', () => {
  const read = readText(
    lines(
      'No.;Label;Type;Category;Al 396.152 (%);Co 228.616 (%)',
      '1;head;UNKNOWN;Concentration average;0.142;38.41',
      '1;head;UNKNOWN;Concentration SD;0.0007;0.113',
      '1;head;UNKNOWN;Concentration RSD;0.49;0.29',
      '1;head;UNKNOWN;Intensity average (Cts/S);55073.73;40233.15',
    ),
  );
  expect(saidBy(read)).toEqual({ head: ['Al 0.142 ±0.0007/1', 'Co 38.41 ±0.113/1'] });
});

it('gives a type that stands once to all burns below it, which a number counts', () => {
  const read = readText(
    lines(
      'Sample;Sample Type;Row;Status;C %',
      'R80;Control sample;1;valid;0.166',
      ';;2;valid;0.169',
      'W-1;Production;1;valid;0.043',
      ';;2;deleted;0.044',
    ),
  );
  expect(saidBy(read)).toEqual({
    R80: ['C 0.166 control', 'C 0.169 control'],
    'W-1': ['C 0.043', 'C 0.044 excluded'],
  });
});

it('takes an error in % for relative where a note says so', () => {
  const of = (note: string) =>
    readText(
      lines(
        note,
        'Sample name\tR-1',
        '',
        'Formula\tZ\tConcentration\tUnit\tStat. error (%)',
        'Ni\t28\t60.0\t%\t0.1',
        'Si\t14\t800\tPPM\t2.5',
      ),
    );
  expect(saidBy(of('Stat. error = relative, 1 sigma'))).toEqual({
    'R-1': ['Ni 60 ±0.06/1', 'Si 0.08 ±0.002/1'],
  });
});

it('reads means of one table as those of the burns in another', () => {
  const read = readText(
    lines(
      'Sample,Element,Run,Result,Unit',
      'A,C,1,0.030,%',
      'A,C,2,0.032,%',
      'A,C,Mean,0.031,%',
      'A,C,SD,0.001,%',
      'B,C,Mean,0.040,%',
    ),
  );
  expect(saidBy(read)).toEqual({ A: ['C 0.03', 'C 0.032', 'C 0.031 ±0.001/1 mean'], B: ['C 0.04'] });
});

it('prints a figure without the unit that stands behind each of its column', () => {
  const read = readText(
    lines(
      'Sample : W',
      'Analyte         Result        [3-sigma]       Proc.',
      'Ni              57.402 %      [   0.118]      Quan',
      'W                   ND %      [------]        Quan',
    ),
  );
  expect(read.rows.map(({ text, spread, flag }) => [text, spread?.k, flag])).toEqual([
    ['57.402', 3, undefined],
    ['ND', undefined, 'below'],
  ]);
});

it('reads lines whose cells each name their element, with the labels that a note explains', () => {
  const read = readText(
    lines(
      '* F = Funken, FX = Funken verworfen, M = Mittelwert, S = Standardabweichung, U = Einheiten',
      '#BEG;PROBE=Rod 4;ART=Produktion',
      'U;C=%;CR=%;B=PPM;NI=%',
      'F;1;C=0.0523;CR=12.01;B=97;NI=74',
      'FX;2;C=0.0620;CR=12.90;B=94;NI=75',
      'M;C=0.0523;CR=12.01;B=97;NI=74',
      'S;C=0.0009;CR=0.03;B=2;NI=0.1',
      '#BEG;PROBE=Rod 5;ART=Kontrollprobe',
      'U;C=%;CR=%;B=PPM;NI=%',
      'F;1;C=0.05;CR=12;B=95;NI=74',
    ),
  );
  expect(saidBy(read)).toEqual({
    'Rod 4': [
      ...['C 0.0523', 'Cr 12.01', 'B 0.0097', 'Ni 74'],
      ...['C 0.062 excluded', 'Cr 12.9 excluded', 'B 0.0094 excluded', 'Ni 75 excluded'],
      ...['C 0.0523 ±0.0009/1 mean', 'Cr 12.01 ±0.03/1 mean', 'B 0.0097 ±0.0002/1 mean', 'Ni 74 ±0.1/1 mean'],
    ],
    'Rod 5': ['C 0.05 control', 'Cr 12 control', 'B 0.0095 control', 'Ni 74 control'],
  });
});

it('takes a content by atoms for none, and a column of signs for limits', () => {
  const read = readText(
    lines(
      'Sample,S-1',
      'Element,Isotope,Operator,Content by weight,Unit,Content (ppm at)',
      'B,11,=,2.1E-02,ppm wt,1.14E-01',
      'Pb,208,<,5,ppm wt,0.9',
    ),
  );
  expect(saidBy(read)).toEqual({ 'S-1': ['B 0.0000021', 'Pb <0.0005'] });
});

it('takes what a note says of a sign in the uncertainty, or of a word in brackets', () => {
  const read = readText(
    lines(
      'Sample: U-720',
      'Element    Result       Unit     Uncertainty',
      'Cr         16.04        %        ± 0.12',
      'B          158          mg/kg    ± 6 *',
      'O          0.06 (typ.)  %',
      'Expanded uncertainty, k = 2, except * : k = 1.',
      '(typ.): typical value, not determined on the lot.',
    ),
  );
  expect(saidBy(read)['U-720']).toEqual(['Cr 16.04 ±0.12/2', 'B 0.0158 ±0.0006/1', 'O 0.06 excluded']);
});
