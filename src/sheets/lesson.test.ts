import { describe, expect, it } from 'vitest';
import { type Lesson, lessonSchema } from '../documents/results/lesson.ts';
import { fits, lessonFor } from './lesson-for.ts';
import { lines } from './testing/lines.ts';
import { askedBy, readText, saidBy } from './testing/said.ts';

const file = (text: string) => ({ name: 'file', text });

/** A lesson of the shape of a text, with what is taught besides. */
const taught = (text: string, more: Partial<Lesson>): Lesson => ({
  ...lessonFor(file(text)),
  name: 'ours',
  ...more,
});

/** A text read with the answers to its questions. */
const answered = (text: string, answers: Lesson['answers']) =>
  readText(text, taught(text, { answers: answers!, rows: {} }));

describe('a lesson', () => {
  const day = lines('Sample,Mass (g),Ni,Cr', ',,%,%', 'A-1,1.0,53.2,18.2', 'QC 7,1.0,53.0,18.0');
  const nextDay = lines('Sample,Mass (g),Ni,Cr,Fe', ',,%,%,%', 'B-9,1.1,50.1,19.2,20.1');
  const other = lines('Sample,Reading,Ni,Cr', ',,ppm,ppm', 'A-1,1,532000,182000');

  it('fits files of the same shape, whatever samples and elements they hold, and no other', () => {
    const lesson = lessonFor(file(day));
    expect(fits(file(nextDay), lesson)).toBe(true);
    expect(fits(file(other), lesson)).toBe(false);
  });

  it('proposed for a file is a valid document and reads it as without a lesson', () => {
    const lesson = lessonFor(file(day));
    expect(lessonSchema.parse(lesson)).toEqual(lesson);
    expect(saidBy(readText(day, lesson))).toEqual(saidBy(readText(day)));
    expect(lesson.rows?.controls).toEqual(['QC 7']);
    expect(askedBy(readText(day))).toEqual(['control']);
    expect(askedBy(readText(day, lesson))).toEqual([]);
  });

  it.each([
    [
      'contents above intensities with the same headings',
      lines(
        'Sample,Ni,Cr',
        ',%,%',
        'A-1,53.2,18.2',
        '',
        'Intensities (kcps)',
        'Sample,Ni,Cr',
        'A-1,412.1,210.2',
      ),
    ],
    [
      'names that only two columns tell apart',
      lines('Name,Name,Ni %,Cr %', 'Crate 9,A,53.2,18.2', 'Crate 9,B,52.1,19.0', 'Crate 9,C,51.0,18.8'),
    ],
  ])('proposed for %s changes nothing that is read', (_what, text) => {
    expect(readText(text, lessonFor(file(text))).rows).toEqual(readText(text).rows);
    expect(readText(text).rows.length).toBeGreaterThan(0);
  });

  it('of another shape says so', () => {
    expect(askedBy(readText(other, lessonFor(file(day))))).toContain('lesson-shape');
  });

  it('that states another unit than the file is asked about and not obeyed', () => {
    const all = readText(day, taught(day, { unit: 'ppm', columns: [] }));
    expect(askedBy(all)).toContain('unit-contradicts-lesson');
    expect(saidBy(all)['A-1']).toEqual(['Ni 53.2', 'Cr 18.2']);
    const column = readText(day, taught(day, { columns: [{ heading: 'Cr', role: 'content', unit: 'ppm' }] }));
    expect(askedBy(column)).toContain('unit-contradicts-lesson');
    expect(column.rows.slice(0, 2).map(({ value_wtpct, open }) => [value_wtpct, open])).toEqual([
      [53.2, undefined],
      [18.2, ['unit-contradicts-lesson']],
    ]);
  });

  it('names a column, its element, its unit and its spread', () => {
    const text = lines('Sample,Chan 1,Fehler 1,C %', 'A-1,53.2,0.2,0.03');
    expect(saidBy(readText(text))).toEqual({ 'A-1': ['C 0.03'] });
    const columns: Lesson['columns'] = [
      { heading: 'Chan 1', role: 'content', element: 'Ni', unit: '%' },
      { heading: 'Fehler 1', role: 'spread', element: 'Ni', k: 2 },
    ];
    expect(saidBy(readText(text, taught(text, { columns })))).toEqual({
      'A-1': ['Ni 53.2 ±0.2/2', 'C 0.03'],
    });
  });

  it('says which names are controls, samples, means or struck out', () => {
    const text = lines(
      'Sample,Keep,C %,S %',
      'Check bar 7,,0.03,0.001',
      'K-12,,0.04,0.002',
      'P-1,zz,0.05,0.003',
      'P-1,,0.07,0.003',
      'Gesamt,,0.07,0.003',
    );
    const lesson = taught(text, {
      rows: { samples: ['Check bar*'], controls: ['K-*'], means: ['Gesamt'] },
      columns: [{ heading: 'Keep', role: 'mark' }],
      struck: ['zz'],
    });
    expect(saidBy(readText(text, lesson))).toEqual({
      'Check bar 7': ['C 0.03', 'S 0.001'],
      'K-12': ['C 0.04 control', 'S 0.002 control'],
      'P-1': ['C 0.05 excluded', 'S 0.003 excluded', 'C 0.07', 'S 0.003', 'C 0.07 mean', 'S 0.003 mean'],
    });
  });
});

describe('an answer closes its question and fills the cell', () => {
  const cases: readonly {
    readonly code: string;
    readonly text: string;
    readonly answers: NonNullable<Lesson['answers']>;
    readonly said: Readonly<Record<string, readonly string[]>>;
  }[] = [
    {
      code: 'unit-missing',
      text: lines('Sample,Pb,Bi', 'A,0.3,0.1'),
      answers: [{ code: 'unit-missing', answer: 'ppm' }],
      said: { A: ['Pb 0.00003', 'Bi 0.00001'] },
    },
    {
      code: 'weight-missing',
      text: lines('Sample,Mass (g),Volume (mL),Al,Cr', ',,,mg/L,mg/L', 'A,,100,10,20'),
      answers: [{ code: 'weight-missing', answer: '0.2 g', sample: 'A' }],
      said: { A: ['Al 0.5', 'Cr 1'] },
    },
    {
      code: 'dilution-applied',
      text: lines('Sample,Mass (g),Volume (mL),Dilution,Al,Cr', ',,,,mg/L,mg/L', 'A,0.2,100,10,10,20'),
      answers: [{ code: 'dilution-applied', answer: 'yes' }],
      said: { A: ['Al 0.5', 'Cr 1'] },
    },
    {
      code: 'limit-of-detection',
      text: lines('Sample,Ta ppm,Ta Error1s,W ppm,W Error1s', 'A,<LOD,123,95081,380'),
      answers: [{ code: 'limit-of-detection', answer: 'limit' }],
      said: { A: ['Ta <0.0123', 'W 9.5081 ±0.038/1'] },
    },
    {
      code: 'not-detected-limit',
      text: lines('Sample,Si %,P %', 'A,n.d.,0.006'),
      answers: [{ code: 'not-detected-limit', answer: '0.01 %' }],
      said: { A: ['Si <0.01', 'P 0.006'] },
    },
    {
      code: 'negative',
      text: lines('Sample,Ta %,W %', 'A,-0.002,9.5'),
      answers: [{ code: 'negative', answer: 'below' }],
      said: { A: ['Ta <?', 'W 9.5'] },
    },
    {
      code: 'spread-k',
      text: lines('Sample,Cr %,Cr Error', 'A,18.2,0.1'),
      answers: [{ code: 'spread-k', answer: '2' }],
      said: { A: ['Cr 18.2 ±0.1/2'] },
    },
    {
      code: 'thousands',
      text: lines('Sample: A', 'Pb ..... 4,200 ppb', 'Bi ..... 22.5 ppb'),
      answers: [{ code: 'thousands', answer: 'decimal' }],
      said: { A: ['Pb 4.2e-7', 'Bi 0.00000225'] },
    },
    {
      code: 'two-lines',
      text: lines('Sample,Zr 343.823 %,Zr 339.197 %,C %', 'A,0.021,0.022,0.03'),
      answers: [{ code: 'two-lines', answer: '339.197' }],
      said: { A: ['Zr 0.021 excluded', 'Zr 0.022', 'C 0.03'] },
    },
    {
      code: 'burns-or-mean',
      text: lines('Sample,Run,C %,S %', 'A,1,0.03,0.001', 'A,2,0.04,0.001', 'Mean,,0.035,0.001'),
      answers: [{ code: 'burns-or-mean', answer: 'mean' }],
      said: {
        A: [
          'C 0.03 excluded',
          'S 0.001 excluded',
          'C 0.04 excluded',
          'S 0.001 excluded',
          'C 0.035 mean',
          'S 0.001 mean',
        ],
      },
    },
    {
      code: 'repeat',
      text: lines('Sample,C %,S %', 'A-1,0.03,0.001', 'A-1 rpt,0.04,0.001'),
      answers: [{ code: 'repeat', answer: 'same' }],
      said: { 'A-1': ['C 0.03', 'S 0.001', 'C 0.04', 'S 0.001'] },
    },
    {
      code: 'control',
      text: lines('Sample,C %,S %', 'Check 7,0.03,0.001', 'A-1,0.04,0.001'),
      answers: [{ code: 'control', answer: 'samples' }],
      said: { 'Check 7': ['C 0.03', 'S 0.001'], 'A-1': ['C 0.04', 'S 0.001'] },
    },
    {
      code: 'sample-missing',
      text: lines('Ni  53.20 %     Cr  18.21 %'),
      answers: [{ code: 'sample-missing', answer: 'B-1' }],
      said: { 'B-1': ['Ni 53.2', 'Cr 18.21'] },
    },
    {
      code: 'estimate',
      text: lines('Sample,Na ppm,Mg ppm', 'A,~40,31'),
      answers: [{ code: 'estimate', answer: 'leave' }],
      said: { A: ['Na 0.004 excluded', 'Mg 0.0031'] },
    },
  ];

  it.each(cases)('$code', ({ code, text, answers, said }) => {
    expect(askedBy(readText(text))).toContain(code);
    const read = answered(text, answers);
    expect(askedBy(read)).not.toContain(code);
    expect(saidBy(read)).toEqual(said);
    expect(read.rows.flatMap(({ open = [] }) => open)).not.toContain(code);
  });

  it('leaves the question open for the samples that it does not name', () => {
    const text = lines('Sample,Ta %,W %', 'A,-0.002,9.5', 'B,-0.003,9.4');
    const read = answered(text, [{ code: 'negative', answer: 'keep', sample: 'A' }]);
    expect(askedBy(read)).toEqual(['negative']);
    expect(read.rows.flatMap(({ sample, open }) => (open ? [sample] : []))).toEqual(['B']);
  });
});
