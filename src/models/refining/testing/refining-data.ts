import { readFileSync } from 'node:fs';
import { elementFacts } from '../../../metal/alloy/element-data.ts';
import { thermoData } from '../../../metal/thermo/assemble.ts';
import { meltProperties } from '../../../metal/thermo/melt-properties.ts';
import { readLinings } from '../bath-kinetics/lining.ts';
import { readDistributionTables } from '../distribution-table/data.ts';
import { registryOf } from '../registry.ts';

const DATA = new URL('../../../../data/', import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, DATA), 'utf8'));

/** Properties of the data folder, for tests of this room. */
export const properties = meltProperties(thermoData(json, elementFacts(json('elements.json'))));

/** Operations of the data folder, for tests of this room. */
export const registry = registryOf({
  distributionTables: readDistributionTables(json('refining/distribution-tables.json')),
  linings: readLinings(json('refining/linings.json')),
});
