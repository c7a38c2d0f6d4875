import {
  atmosphere,
  duration,
  geometry,
  leak,
  lining,
  meltTransport,
  pressure,
  stirring,
  temperature,
} from '../common-settings.ts';

/** What can be set at a vacuum induction furnace. */
export const vacuumInductionSettings = {
  temperature_K: temperature,
  pressure_Pa: pressure(1, 'recalled: production furnaces refine at 0.1 to 10 Pa; middle taken'),
  atmosphere: atmosphere('vacuum', 'the name of the operation'),
  time_s: duration(3600, 'assumption: one hour from meltdown to pour'),
  meltdown_s: {
    ...duration(0, 'time counts from a molten charge'),
    what: 'time in which the charge melts in, part of time_s',
  },
  chargeOxide_kg_per_kg: {
    kind: 'number',
    what: 'oxygen in oxide skins of skull and charge, over what was analysed',
    unit: 'kg/kg',
    default: 0,
    min: 0,
    max: 0.01,
    fixed: true,
    source: 'assumption: the oxygen given is that of the charge with its skin',
  },
  ...geometry,
  leak_Pa_m3_per_s: leak,
  lining,
  stirring,
  meltTransport_m_per_s: meltTransport,
} as const;
