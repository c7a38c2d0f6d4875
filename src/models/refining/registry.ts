import { NotFoundError } from '../../foundation/errors.ts';
import type { Linings } from './bath-kinetics/lining.ts';
import { casting } from './casting/model.ts';
import { castingSettings } from './casting/settings.ts';
import { cleaning } from './cleaning/model.ts';
import { cleaningSettings } from './cleaning/settings.ts';
import { type DistributionTables, tableOf } from './distribution-table/data.ts';
import { tableOperation } from './distribution-table/model.ts';
import { electronBeam } from './electron-beam/model.ts';
import { electronBeamSettings } from './electron-beam/settings.ts';
import { electroslag } from './electroslag/model.ts';
import { electroslagSettings } from './electroslag/settings.ts';
import { hydrogenAnnealing } from './hydrogen-annealing/model.ts';
import { type Fidelity, OPERATION_NAMES, type Operation, type OperationName } from './operation.ts';
import { meantName } from './trade-names.ts';
import { vacuumArc } from './vacuum-arc/model.ts';
import { vacuumArcSettings } from './vacuum-arc/settings.ts';
import { vacuumInduction } from './vacuum-induction/model.ts';
import { vacuumInductionSettings } from './vacuum-induction/settings.ts';

/** The fidelities of one furnace. */
export type Registered = { readonly [F in Fidelity]?: Operation };
/** Every operation that Remelt can run. */
export type Registry = { readonly [N in OperationName]?: Registered };

/** What operations are made from: part of the facts. */
export interface RefiningData {
  readonly distributionTables: DistributionTables;
  readonly linings: Linings;
}

/** All operations: the kinetic models, and the tables of a data file. */
export function registryOf({ distributionTables, linings }: RefiningData): Registry {
  const table = (name: OperationName) => tableOf(distributionTables, name);
  return {
    cleaning: {
      kinetic: cleaning,
      table: tableOperation(table('cleaning'), {
        title: 'Washing of turnings and blades',
        settings: cleaningSettings,
        holdsStirredBath: false,
      }),
    },
    'vacuum-induction': {
      kinetic: vacuumInduction(linings),
      table: tableOperation(table('vacuum-induction'), {
        title: 'Vacuum induction melting',
        settings: vacuumInductionSettings,
        holdsStirredBath: true,
      }),
    },
    'electron-beam': {
      kinetic: electronBeam,
      table: tableOperation(table('electron-beam'), {
        title: 'Electron beam melting',
        settings: electronBeamSettings,
        holdsStirredBath: false,
      }),
    },
    electroslag: {
      kinetic: electroslag,
      table: tableOperation(table('electroslag'), {
        title: 'Electroslag remelting',
        settings: electroslagSettings,
        holdsStirredBath: false,
      }),
    },
    'vacuum-arc': {
      kinetic: vacuumArc,
      table: tableOperation(table('vacuum-arc'), {
        title: 'Vacuum arc remelting',
        settings: vacuumArcSettings,
        holdsStirredBath: false,
      }),
    },
    casting: {
      kinetic: casting(linings),
      table: tableOperation(table('casting'), {
        title: 'Pouring and freezing',
        settings: castingSettings,
        holdsStirredBath: false,
      }),
    },
    'hydrogen-annealing': { kinetic: hydrogenAnnealing },
  };
}

/**
 * The operation of a name; without a fidelity the kinetic model where there is one, else the table.
 * Throws NotFoundError for a name or fidelity that does not exist, listing those that do.
 */
export function operationOf(
  registry: Registry,
  wanted: { readonly name: string; readonly fidelity?: Fidelity | undefined; readonly path?: string },
): Operation {
  const known = OPERATION_NAMES.filter((name) => registry[name]);
  const entry = known.find((name) => name === wanted.name);
  const path = wanted.path ?? 'operation';
  if (!entry) {
    const meant = meantName(wanted.name, known);
    throw new NotFoundError(`there is no operation "${wanted.name}"; Remelt knows ${known.join(', ')}`, {
      path,
      value: wanted.name,
      allowed: known.join(', '),
      ...(meant === undefined ? {} : { cure: `write "${meant}"` }),
    });
  }
  const registered = registry[entry]!;
  const found = wanted.fidelity ? registered[wanted.fidelity] : (registered.kinetic ?? registered.table);
  if (found) return found;
  throw new NotFoundError(`${wanted.name} has no ${wanted.fidelity} model`, {
    path,
    value: wanted.fidelity ?? '',
    allowed: Object.keys(registered).join(', '),
  });
}
