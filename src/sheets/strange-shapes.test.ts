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
