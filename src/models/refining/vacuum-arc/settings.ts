import { duration, leak, meltRate, meltTransport, mould, pressure, temperature } from '../common-settings.ts';
import type { NumberSetting } from '../settings.ts';

const turned: NumberSetting = {
  kind: 'number',
  what: 'skin turned off the ingot',
  unit: 'm',
  default: 0,
  min: 0,
  max: 0.1,
  fixed: true,
  source:
    'assumption: the ingot as it leaves the mould; particles swept to its side go only with the skin turned off',
};

/** What can be set at a vacuum arc furnace. */
export const vacuumArcSettings = {
  meltRate_kg_per_h: meltRate(
    'US 11,306,380 B2 (VDM): 3 to 10 kg/min for industrial ingots; scaled with the mould diameter',
  ),
  mould_diameter_m: mould,
  turned_m: turned,
  pressure_Pa: pressure(0.5, 'assumption: 0.1 to 1 Pa'),
  temperature_K: temperature,
  time_s: duration(null, 'derived: mass by melt rate'),
  leak_Pa_m3_per_s: leak,
  meltTransport_m_per_s: meltTransport,
} as const;
