import { describe, expect, it } from 'vitest';
import { BalanceError } from '../../foundation/errors.ts';
import type { Laws, Operation } from './operation.ts';
import { operationOf } from './registry.ts';
import { contractChecks, type SuiteContext } from './testing/contract-suite.ts';
import { properties, registry } from './testing/refining-data.ts';

/** Geometry, so that mass scales at fixed area-to-volume, and times that keep the suite short. */
function contextOf(operation: Operation): SuiteContext {
  const wanted: Record<string, number> = {
    time_s: 1800,
    areaToVolume_per_m: 6,
    pressure_Pa: 1,
    temperature_K: operation.name === 'hydrogen-annealing' ? 1523 : 1873,
    meltRate_kg_per_h: 40,
    mould_diameter_m: 0.12,
    power_W: 20_000,
    chipThickness_m: 2e-4,
  };
  const settings = Object.fromEntries(
    Object.entries(wanted).filter(([name]) => Object.hasOwn(operation.settings, name)),
  );
  return { properties, settings };
}

/** Every model of every operation. */
const operations: readonly Operation[] = Object.values(registry).flatMap((models) => Object.values(models));

describe.each(operations.map((one) => [`${one.name} (${one.fidelity})`, one] as const))(
  '%s keeps the contract',
  (_, operation) => {
    for (const check of contractChecks(operation, contextOf(operation))) {
      it.skipIf(check.skipped !== undefined)(
        check.skipped ? `${check.law}: does not apply, ${check.skipped}` : check.law,
        () => expect(check.run).not.toThrow(),
      );
    }
  },
);

describe('the contract catches', () => {
  const good = operationOf(registry, { name: 'vacuum-induction', fidelity: 'table' });
  const failing = (operation: Operation): string[] =>
    contractChecks(operation, contextOf(operation))
      .filter((check) => {
        try {
          check.run();
          return false;
        } catch {
          return true;
        }
      })
      .map((check) => check.law);
  const bent = (bend: (kernel: ReturnType<Operation['prepare']>) => typeof kernel): Operation => ({
    ...good,
    prepare: (settings, basis, known) => bend(good.prepare(settings, basis, known)),
  });

  it('a planted mass leak, naming element and sample', () => {
    const leaking = bent((kernel) => ({
      ...kernel,
      advance: (bath, parameters, from_s, to_s, exchange) => {
        kernel.advance(bath, parameters, from_s, to_s, exchange);
        if (to_s > from_s) bath.dissolved[1] = bath.dissolved[1]! * (1 - 1e-6);
      },
    }));
    const [closes] = contractChecks(leaking, contextOf(leaking));
    expect(closes!.run).toThrow(BalanceError);
    expect(closes!.run).toThrow(/Cr, sample 0/);
  });

  it('a number that is none', () => {
    const broken = bent((kernel) => ({
      ...kernel,
      advance: (bath) => {
        bath.dissolved[0] = Number.NaN;
      },
    }));
    expect(contractChecks(broken, contextOf(broken))[0]!.run).toThrow(
      /the mass balance of .* Ni, sample 0 does not close/,
    );
  });

  it('work done in zero time', () => {
    const eager = bent((kernel) => ({
      ...kernel,
      advance: (bath, parameters, from_s, to_s, exchange) => {
        kernel.advance(bath, parameters, from_s, to_s, exchange);
        if (to_s === from_s) {
          exchange.kg[0] = exchange.kg[0]! + 1e-6;
          bath.dissolved[0] = bath.dissolved[0]! - 1e-6;
        }
      },
    }));
    expect(failing(eager)).toContain('zero time is the identity');
  });

  it('a sink that was not named and an order that matters', () => {
    const partial = bent((kernel) => ({
      ...kernel,
      advance: (bath, _parameters, from_s, to_s, exchange) => {
        if (to_s === from_s) return;
        for (let s = 0; s < bath.samples; s++) {
          const at = s * bath.elements.length;
          exchange.kg[(6 * bath.samples + s) * bath.elements.length] = bath.dissolved[at]! / 2;
          bath.dissolved[at] = bath.dissolved[at]! / 2;
        }
      },
    }));
    expect(failing({ ...partial, sinks: ['gas'] })).toEqual(
      expect.arrayContaining(['books only to the sinks it names', 'element order does not matter']),
    );
  });

  it('a mass that does not scale', () => {
    const absolute = bent((kernel) => ({
      ...kernel,
      advance: (bath, _parameters, from_s, to_s, exchange) => {
        if (to_s === from_s) return;
        for (let s = 0; s < bath.samples; s++) {
          const at = s * bath.elements.length;
          exchange.kg[at] = exchange.kg[at]! + 1;
          bath.dissolved[at] = bath.dissolved[at]! - 1;
        }
      },
    }));
    expect(failing(absolute)).toContain('mass scales at fixed area-to-volume');
  });

  it('an undeclared law: it does not type-check into the registry', () => {
    const silent = {
      zeroTimeIsIdentity: 'applies',
      elementOrderDoesNotMatter: 'applies',
      massScalesAtFixedAreaToVolume: 'applies',
      monotone: { doesNot: 'nothing moves' },
    } as const;
    // @ts-expect-error: dissolvedNotBelowEquilibrium is not spoken about
    const laws: Laws = silent;
    // @ts-expect-error: a law that does not apply needs its reason
    const mute: Laws = { ...silent, dissolvedNotBelowEquilibrium: 'does not apply' };
    expect(Object.keys(laws)).not.toContain('dissolvedNotBelowEquilibrium');
    expect(mute.dissolvedNotBelowEquilibrium).toBe('does not apply');
  });
});
