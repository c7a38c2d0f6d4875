import { expect, it } from 'vitest';
import { nameWords, pageWords, placeWords } from './place-words.ts';

it.each([
  ['temperature_K', 'temperature [K]'],
  ['stirring_W_per_kg', 'stirring [W/kg]'],
  ['holdTime_s', 'hold time [s]'],
])('shows %s as %s', (name, label) => expect(nameWords(name)).toBe(label));

it.each([
  ['commands[0].supersededBy', 'Number of the certificate in its place'],
  ['lots.without', 'Leave out these lots'],
  ['commands[0].seq', 'Record'],
  ['commands[0]', ''],
  ['charge[4].actual_g', 'Weight, line 5'],
  ['composition_wtpct.Cr', 'composition [wtpct], Cr'],
  ['heat:H-1', 'heat:H-1'],
  ['If-Match', 'If-Match'],
])('calls %s "%s"', (path, words) => expect(placeWords(path)).toBe(words));

it.each([
  ['ship-object: to: "x" is not valid', 'Who gets it: "x" is not valid'],
  ['the record at commands[1].seq is gone', 'the record at Record is gone'],
  ['needs "mass_kg" or "wtpct"', 'needs "Mass [kg]" or "wtpct"'],
  ['say it: --dates dmy or --dates mdy', 'say it: "Order of days" dmy or "Order of days" mdy'],
  ['undo it: remelt undo heat:H-1 --reason WORDS', 'undo it: remelt undo heat:H-1 --reason WORDS'],
])('says %s as "%s"', (text, words) => expect(pageWords(text)).toBe(words));
