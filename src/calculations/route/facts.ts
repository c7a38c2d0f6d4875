import type { Composition } from '../../metal/alloy/composition.ts';
import type { MeltProperties } from '../../metal/thermo/melt-properties.ts';
import type { Linings } from '../../models/refining/bath-kinetics/lining.ts';
import type { Coverage } from '../../models/refining/discrepancy/coverage.ts';
import type { Discrepancy } from '../../models/refining/discrepancy/discrepancies.ts';
import type { DistributionTables } from '../../models/refining/distribution-table/data.ts';
import type { ExpectedError } from '../../models/refining/expected-errors.ts';

/** What `simulate` needs to know: part of the facts. */
export interface SimulateFacts {
  readonly version: string;
  readonly distributionTables: DistributionTables;
  readonly linings: Linings;
  /** Absent: nothing is said of them. */
  readonly expectedErrors?: readonly ExpectedError[];
  /** How far furnaces are from the models; absent: the models alone. */
  readonly discrepancies?: readonly Discrepancy[];
  /** How often 90 % bands held published numbers; absent: nothing is said of it. */
  readonly coverage?: readonly Coverage[];
  readonly properties: MeltProperties;
  /** Composition of a material that additions name; undefined = unknown. */
  readonly materialById: (id: string) => Composition | undefined;
}
