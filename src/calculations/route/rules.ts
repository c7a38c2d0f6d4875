import type { RouteFinding } from '../../documents/heats/route-check.ts';
import type { SimulateInput } from '../../documents/heats/simulate.ts';
import { significant } from '../../foundation/quantity/format.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { type ElementSymbol, RARE_EARTHS } from '../../metal/alloy/element.ts';
import type { RouteStep } from '../../models/refining/route.ts';
import { FLASHES_FROM } from '../../models/refining/vacuum-induction/flashing.ts';

/** A route as rules look at it. */
export interface RouteView {
  readonly input: SimulateInput;
  readonly steps: readonly RouteStep[];
}

/** One rule of the trade about the order of operations; finds nothing or says where, why, and what to do. */
export interface RouteRule {
  readonly id: string;
  readonly find: (view: RouteView) => readonly Omit<RouteFinding, 'rule'>[];
}

const nameAt = ({ steps }: RouteView, index: number): string => steps[index]!.operation.name;
const indicesOf = (view: RouteView, name: string): number[] =>
  view.steps.flatMap((_, index) => (nameAt(view, index) === name ? [index] : []));

/** Operations whose additions bring one of the elements, at more than `least` of them [kg/kg]. */
function bringing({ steps }: RouteView, elements: readonly ElementSymbol[], least = 0): number[] {
  return steps.flatMap((step, index) =>
    step.additions.some((addition) => elements.some((element) => (addition.fractions[element] ?? 0) > least))
      ? [index]
      : [],
  );
}

const ppmOf = ({ input }: RouteView, element: ElementSymbol): number =>
  input.melt.composition_ppm?.[element] ??
  (input.melt.composition_wtpct?.[element] ?? 0) * 1e4 + (input.melt.below_ppm?.[element] ?? 0) / 2;

const settingText = (view: RouteView, index: number, name: string): unknown =>
  ownValue(view.input.route[index]!.settings, name);

const lowestPressure = (view: RouteView, index: number): number | null => {
  const given = settingText(view, index, 'pressure_Pa');
  if (typeof given === 'number') return given;
  const schedule = given as { readonly value?: readonly number[] } | undefined;
  return schedule?.value ? Math.min(...schedule.value) : null;
};

const ALKALINE: readonly ElementSymbol[] = ['Mg', 'Ca', 'Ba', 'Sr'];

/** Oxygen and yttrium from which a charge counts as oxide-dispersion strengthened [ppm]. Source: recalled, 0.2 % Y and more, as oxide. */
const DISPERSION_O_PPM = 500;
const DISPERSION_Y_PPM = 1500;
/** Longest hold of a melt with a fresh rare earth [s]. Source: re-fade-h13-slag-2023 and DD5: hours lose most of it. */
const LONG_HOLD_S = 1800;
/** Cr from which nitrogen has to be fought [wt%]. Source: assumption; chromium raises the solubility. */
const HIGH_CR_WTPCT = 15;

/** Rules in the order of their severity. */
export const ROUTE_RULES: readonly RouteRule[] = [
  {
    id: 'no-bath',
    find: ({ steps }) =>
      steps.flatMap((step, index) =>
        step.additions.length > 0 && !step.operation.holdsStirredBath
          ? [
              {
                severity: 'error' as const,
                index,
                words: `${step.operation.name} has no stirred bath, so an addition would not dissolve evenly`,
                cure: 'make the addition in a vacuum-induction operation before it',
                source: 'house rule: additions go only into a stirred bath',
              },
            ]
          : [],
      ),
  },
  {
    id: 'dispersion-alloy',
    find: (view) =>
      ppmOf(view, 'O') > DISPERSION_O_PPM && ppmOf(view, 'Y') > DISPERSION_Y_PPM
        ? indicesOf(view, 'vacuum-induction')
            .slice(0, 1)
            .map((index) => ({
              severity: 'error' as const,
              index,
              words:
                'the charge looks like an oxide-dispersion strengthened alloy. Its yttria does not dissolve, and it fouls the lining',
              cure: 'keep such lots apart, or sell them to a refinery',
              source: 'house rule: no ODS alloy into a vacuum induction furnace',
            }))
        : [],
  },
  {
    id: 'alkaline-flash',
    find: (view) =>
      bringing(view, ['Mg', 'Ca'], FLASHES_FROM).flatMap((index) => {
        const pressure = lowestPressure(view, index) ?? 1;
        return nameAt(view, index) === 'vacuum-induction' && pressure < 100
          ? [
              {
                severity: 'error' as const,
                index,
                words: `Mg or Ca is added at ${pressure} Pa. It would flash off: the chamber must hold more than its vapour pressure over the bath`,
                cure: 'backfill with argon before the addition (schedule of pressure_Pa)',
                source: 'vapour-pressure data: Mg 2e6 Pa, Ca 1.7e5 Pa pure at 1873 K',
              },
            ]
          : [];
      }),
  },
  {
    id: 'alkaline-before-beam',
    find: (view) =>
      beforeVacuum(view, bringing(view, ALKALINE, FLASHES_FROM), ['electron-beam'], (index, later) => ({
        severity: 'warning',
        index,
        words: `Mg, Ca or Ba added in operation ${index + 1} is lost in operation ${later + 1} (${nameAt(view, later)})`,
        cure: 'add it after the beam, in an alloying melt under argon',
        source: 'recalled: Mg and Ca evaporate completely under the beam',
      })),
  },
  {
    id: 'rare-earth-before-beam',
    find: (view) =>
      bringing(view, RARE_EARTHS).flatMap((index) => {
        const later = indicesOf(view, 'electron-beam').find((at) => at > index);
        if (later === undefined || bringing(view, RARE_EARTHS).some((at) => at > later)) return [];
        return [
          {
            severity: 'warning' as const,
            index,
            words: `the rare earth added in operation ${index + 1} is oxidised in operation ${later + 1} by the oxide raft and residual oxygen`,
            cure: 'use it there only to desulfurise. Add the rare earth that must stay in a second melt after the beam, with argon and a short hold',
            source: 'judgement: no balance over a beam step was found',
          },
        ];
      }),
  },
  {
    id: 'rare-earth-into-alumina-slag',
    find: (view) =>
      indicesOf(view, 'electroslag').flatMap((index) => {
        const slag = (settingText(view, index, 'slag_wtpct') ?? { CaF2: 60, CaO: 20, Al2O3: 20 }) as Record<
          string,
          number
        >;
        const keeps = (slag.La2O3 ?? 0) + (slag.Ce2O3 ?? 0) + (slag.CeO2 ?? 0) + (slag.Y2O3 ?? 0);
        const held =
          RARE_EARTHS.some((element) => ppmOf(view, element) > 0) || bringing(view, RARE_EARTHS).length > 0;
        return held && (slag.Al2O3 ?? 0) > 5 && keeps < 5
          ? [
              {
                severity: 'warning' as const,
                index,
                words: 'Al2O3 in the slag oxidises the rare earth of the electrode',
                cure: 'use a slag with 10 to 30 wt% of rare-earth oxide, more than 7.5 wt% CaO and little Al2O3, or use vacuum-arc',
                source: 'esr-re-yield-y-la-ce-2016, re-fade-h13-slag-2023',
              },
            ]
          : [];
      }),
  },
  {
    id: 'lime-without-aluminium',
    find: (view) =>
      view.steps.flatMap((_, index) => {
        const lining = settingText(view, index, 'lining') as { readonly material?: string } | undefined;
        const aluminium = ppmOf(view, 'Al') > 0 || bringing(view, ['Al']).some((at) => at <= index);
        return lining?.material === 'CaO' && !aluminium && view.input.melt.balance !== 'Fe'
          ? [
              {
                severity: 'warning' as const,
                index,
                words: 'a lime lining takes up no sulfur without dissolved aluminium',
                cure: 'add Al before the desulfurising hold',
                source: 'vim-s-cao-niu-imr',
              },
            ]
          : [];
      }),
  },
  {
    id: 'rare-earth-lining',
    find: (view) =>
      bringing(view, RARE_EARTHS).flatMap((index) => {
        const lining = settingText(view, index, 'lining') as { readonly material?: string } | undefined;
        const material = lining?.material ?? 'MgO';
        return ['Al2O3', 'SiO2', 'ZrO2'].includes(material)
          ? [
              {
                severity: 'warning' as const,
                index,
                words: `the rare earth attacks a lining of ${material}: a laboratory melt loses about a quarter of it`,
                cure: 'use a lining of yttria, lime or magnesia for this melt, and hold it for a short time',
                source: 'vim-re-dd5-y-beihang-2024: recovery 0.90 in Y2O3, 0.76 in Al2O3',
              },
            ]
          : [];
      }),
  },
  {
    id: 'rare-earth-long-hold',
    find: (view) =>
      bringing(view, RARE_EARTHS).flatMap((index) => {
        const time = settingText(view, index, 'time_s');
        const last = Math.max(
          ...view.steps[index]!.additions.filter((one) =>
            RARE_EARTHS.some((e) => (one.fractions[e] ?? 0) > 0),
          ).map((one) => one.at_s),
        );
        const hold = (typeof time === 'number' ? time : 3600) - last;
        return hold > LONG_HOLD_S
          ? [
              {
                severity: 'warning' as const,
                index,
                words: `the rare earth is held for ${Math.round(hold / 60)} minutes and fades`,
                cure: 'add it in the last minutes before the pour',
                source: '10.1007/s11663-023-02909-y: under slag cerium falls to 5 to 44 ppm in an hour',
              },
            ]
          : [];
      }),
  },
  {
    id: 'nitrogen-high-chromium',
    find: (view) =>
      (view.input.melt.composition_wtpct?.Cr ?? 0) > HIGH_CR_WTPCT
        ? indicesOf(view, 'vacuum-induction').flatMap((index) => {
            const pressure = lowestPressure(view, index);
            return pressure !== null && pressure > 10 && settingText(view, index, 'atmosphere') === undefined
              ? [
                  {
                    severity: 'warning' as const,
                    index,
                    words: `chromium above ${HIGH_CR_WTPCT} wt% holds nitrogen: little of it leaves at ${pressure} Pa`,
                    cure: 'use 0.1 Pa or less, keep the leak low, and remove sulfur first',
                    source: 'vim-n-highcr-ni-imr-2020, n-desorption-fe-cr-choh-1981',
                  },
                ]
              : [];
          })
        : [],
  },
  {
    id: 'tramps-stay',
    find: (view) =>
      (['Sn', 'As', 'Sb'] as const).flatMap((element) =>
        ppmOf(view, element) > 20
          ? [
              {
                severity: 'warning' as const,
                index: null,
                words: `${significant(ppmOf(view, element))} ppm ${element} will stay: no operation of any route removes it`,
                cure: 'sort out the lots that bring it, or dilute',
                source:
                  'derived from vapour pressures (10.1179/cmq.1984.23.3.309): Sn, As, Sb, P do not leave a nickel melt in furnace time',
              },
            ]
          : [],
      ),
  },
  {
    id: 'recommended-order',
    find: (view) => {
      const beam = indicesOf(view, 'electron-beam');
      const wants =
        RARE_EARTHS.some((element) => ppmOf(view, element) > 0) || bringing(view, RARE_EARTHS).length > 0;
      if (!wants) return [];
      return [
        {
          severity: 'advice' as const,
          index: null,
          words:
            beam.length > 0
              ? 'recommended order for alloys with a rare earth: cleaning, vacuum-induction, electron-beam, vacuum-induction (alloying under argon, short hold), then electroslag with rare-earth slag or vacuum-arc'
              : 'recommended order without an electron beam: vacuum-induction, then electroslag with rare-earth slag',
          cure: 'simulate both routes and compare oxygen, sulfur and the remaining rare earth',
          source: 'composite smelting: Li et al. 2024 (10.1016/j.seppur.2023.125585)',
        },
      ];
    },
  },
];

function beforeVacuum(
  view: RouteView,
  added: readonly number[],
  names: readonly string[],
  say: (index: number, later: number) => Omit<RouteFinding, 'rule'>,
): Omit<RouteFinding, 'rule'>[] {
  return added.flatMap((index) => {
    const later = view.steps.findIndex((step, at) => at > index && names.includes(step.operation.name));
    return later < 0 ? [] : [say(index, later)];
  });
}
