import { expect, it } from 'vitest';
import { nameWords, withFieldWords } from './field-words.ts';

it.each([
  ['temperature_K', 'temperature [K]'],
  ['stirring_W_per_kg', 'stirring [W/kg]'],
  ['holdTime_s', 'hold time [s]'],
  ['leak_Pa_m3_per_s', 'leak [Pa m3/s]'],
  ['areaToVolume_per_m', 'area to volume [1/m]'],
  ['limits_wtpct', 'limits [wt%]'],
])('shows %s as %s', (name, label) => expect(nameWords(name)).toBe(label));

it.each([
  ['temperature_K', 'temperature [K]'],
  ['values.mass_g', 'mass [g]'],
  ['charge[1].actual_g', 'actual [g], line 2'],
  [
    'specification.limits_wtpct.Cr: min 21 is above max 17 wt%',
    'limits [wt%], Cr: min 21 is above max 17 wt%',
  ],
  ['was taken at 90 s, but now_s is only 60 s', 'was taken at 90 s, but now [s] is only 60 s'],
  ['my_kg.csv, lot_kg/x and lot_A', 'my_kg.csv, lot_kg/x and lot_A'],
  ['lot scrap_g is on hold', 'lot scrap_g is on hold'],
  ['--mass-kg', '--mass-kg'],
])('tells "%s" as "%s"', (text, words) => expect(withFieldWords(text)).toBe(words));
