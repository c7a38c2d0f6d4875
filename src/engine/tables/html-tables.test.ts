import { expect, it } from 'vitest';
import { readResults } from '../../sheets/read-results.ts';
import { saidBy } from '../../sheets/testing/said.ts';
import { openResults } from './result-file.ts';

it('reads a table of HTML under the name of a workbook: cells over rows and columns, entities, tags that are not closed', async () => {
  const html = `<html><head><meta charset=utf-8></head><body><p>Register</p>
<table><tr><th rowspan=2>Sample</th><th colspan=2>XRF, wt%</th><th colspan=1>ICP-MS, &#181;g/kg</th></tr>
<tr><th>Cr</th><th>Co</th><th>Pb</th></tr>
<tr><td>Bar A &amp; B<td>6.02<td>9.31<td>210</tr>
<tr><td>Revert &lt;50 %</td><td>6.11</td><td>9.24</td><td>&lt;20</td></tr></table></body></html>`;
  const reading = readResults(await openResults(Buffer.from(html), 'a.xls'));
  expect(saidBy(reading)).toEqual({
    'Bar A & B': ['Cr 6.02', 'Co 9.31', 'Pb 0.000021'],
    'Revert <50 %': ['Cr 6.11', 'Co 9.24', 'Pb <0.000002'],
  });
});
