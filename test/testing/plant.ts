import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface PersonRecord {
  readonly id: string;
  readonly roles: readonly string[];
}

interface SiteChanges {
  readonly certificateShows?: readonly string[];
  readonly names?: 'western' | 'chinese';
}

/** A data folder inside `folder`: a real plant, the furnaces of the demonstration and other people. What REMELT_DATA names. */
export function realPlant(
  folder: string,
  change: (people: readonly PersonRecord[]) => readonly PersonRecord[] = (people) => people,
  { certificateShows = [], names = 'western' }: SiteChanges = {},
): string {
  const plant = JSON.parse(
    readFileSync(join(import.meta.dirname, '..', '..', 'data', 'plant.json'), 'utf8'),
  ) as { records: (PersonRecord & { kind: string })[] };
  const isPerson = ({ kind }: { kind: string }): boolean => kind === 'person';
  const [sample] = plant.records.filter(isPerson);
  const people = change(plant.records.filter(isPerson)).map((person) => ({ ...sample, ...person }));
  const others = plant.records
    .filter((one) => !isPerson(one))
    .map((one) => (one.kind === 'site' ? { ...one, demonstration: false, certificateShows, names } : one));
  const data = join(folder, 'data');
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, 'plant.json'), JSON.stringify({ ...plant, records: [...others, ...people] }));
  return data;
}
