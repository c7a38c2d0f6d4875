import { expect, it } from 'vitest';
import { fileWords, pageWords, placeWords } from './place-words.ts';

it.each([
  ['commands[0].supersededBy', 'Number of the certificate in its place'],
  ['lots.without', 'Leave out these lots'],
  ['commands[0].seq', 'Record'],
  ['commands[0]', ''],
  ['charge[4].actual_g', 'Weight, line 5'],
  ['composition_wtpct.Cr', 'composition [wt%], Cr'],
  ['heat:H-1', 'heat:H-1'],
  ['If-Match', 'If-Match'],
])('calls %s "%s"', (path, words) => expect(placeWords(path)).toBe(words));

it.each([
  ['ship-object: to: "x" is not valid', 'Who gets it: "x" is not valid'],
  ['the record at commands[1].seq is gone', 'the record at Record is gone'],
  [
    'sample B-1 was taken at 90 s, but now_s is only 60 s',
    'sample B-1 was taken at 90 s, but now [s] is only 60 s',
  ],
  ['needs "mass_kg" or "wtpct"', 'needs "Mass [kg]" or "wtpct"'],
  ['say it: --dates dmy or --dates mdy', 'say it: "Order of days" dmy or "Order of days" mdy'],
  ['undo it: remelt undo heat:H-1 --reason WORDS', 'undo it: remelt undo heat:H-1 --reason WORDS'],
])('says %s as "%s"', (text, words) => expect(pageWords(text)).toBe(words));

it.each([
  ['heats[0].target.gradeId: unknown grade "X"', 'Grade, line 1: unknown grade "X"'],
  ['the id or name of a grade in data/grades.json', 'the id or name of a grade in the list of grades'],
])('tells "%s" as "%s"', (text, words) => expect(pageWords(text)).toBe(words));

it.each([
  ['Add it to plant.json.', 'Add it to the data of the plant.'],
  ['data/charge-materials.json#Ni', 'the list of charge materials'],
  ['terms of data/new-facts.json', 'terms of the data on new facts'],
  [
    'list the persons and their roles in plant.json, in the folder that REMELT_DATA names',
    'list the persons and their roles in the data of the plant',
  ],
])('calls a file of "%s" "%s"', (text, words) => expect(fileWords(text)).toBe(words));
