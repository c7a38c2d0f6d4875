import { describe, expect, it } from 'vitest';
import { InputError } from '../../foundation/errors.ts';
import { readResults } from '../../sheets/read-results.ts';
import { saidBy } from '../../sheets/testing/said.ts';
import { openResults } from './result-file.ts';

const read = async (text: string) => readResults(await openResults(Buffer.from(text), 'a.xml'));

describe('results in XML', () => {
  it('hold burns of a sample, those that were deleted, and their means', async () => {
    const reading = await read(
      `<?xml version="1.0"?>
<Export><Method Name="C/S"/><Sample Name="Rod &lt;4&gt;" Type="Sample">
 <Replicate Number="1" IsDeleted="No"><Element Name="C"><Result Kind="Intensity" Unit="cps">912</Result><Result Kind="Concentration" Unit="%">0.031</Result></Element></Replicate>
 <Replicate Number="2" IsDeleted="Yes"><Element Name="C"><Result Kind="Concentration" Unit="%">0.091</Result></Element></Replicate>
 <Statistics><Element Name="C" Unit="%"><Mean>0.031</Mean><StdDev>0.001</StdDev></Element></Statistics>
</Sample></Export>`,
    );
    expect(saidBy(reading)).toEqual({ 'Rod <4>': ['C 0.031', 'C 0.091 excluded', 'C 0.031 ±0.001/1 mean'] });
  });

  it('hold elements as their own names, with units as attributes', async () => {
    const reading = await read(
      '<r xmlns:q="u"><q:Sample><ID>B</ID><Ni Unit="%">53.2</Ni><C Unit="ppm">&lt;10</C></q:Sample></r>',
    );
    expect(saidBy(reading)).toEqual({ B: ['Ni 53.2', 'C <0.001'] });
  });

  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'a document type'],
    ['an element that is not closed', '<a>\n<b>1</a>', 'line 2'],
    ['too many levels', `${'<a>'.repeat(80)}${'</a>'.repeat(80)}`, 'more than 60'],
  ])('with %s are refused in words', async (_, text, words) => {
    const refused = await read(text).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InputError);
    expect(`${(refused as InputError).message} ${JSON.stringify(refused)}`).toContain(words);
  });
});
