import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface PersonRecord {
  readonly id: string;
  readonly roles: readonly string[];
}

/** A data folder inside `folder` whose plant is the demonstration plant with other people; what REMELT_DATA names. */
export function dataWithPeople(
  folder: string,
  change: (people: readonly PersonRecord[]) => readonly PersonRecord[],
): string {
  const plant = JSON.parse(
    readFileSync(join(import.meta.dirname, '..', '..', 'data', 'plant.json'), 'utf8'),
  ) as { records: (PersonRecord & { kind: string })[] };
  const isPerson = ({ kind }: { kind: string }): boolean => kind === 'person';
  const [sample] = plant.records.filter(isPerson);
  const people = change(plant.records.filter(isPerson)).map((person) => ({ ...sample, ...person }));
  const data = join(folder, 'data');
  mkdirSync(data, { recursive: true });
  writeFileSync(
    join(data, 'plant.json'),
    JSON.stringify({ ...plant, records: [...plant.records.filter((one) => !isPerson(one)), ...people] }),
  );
  return data;
}
