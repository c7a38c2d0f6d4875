import {
  duration,
  geometry,
  leak,
  meltRate,
  meltTransport,
  pressure,
  temperature,
} from '../common-settings.ts';
import type { ChoiceSetting, NumberSetting } from '../settings.ts';

const power: NumberSetting = {
  kind: 'number',
  what: 'beam power at the gun',
  unit: 'W',
  default: null,
  min: 1,
  max: 1e7,
  scalesWithMass: 1,
  source: 'derived: what holds the surface 200 K above the liquidus',
};
const mode: ChoiceSetting = {
  kind: 'choice',
  what: 'way of melting',
  options: ['button', 'drip', 'hearth'],
  default: 'button',
  source: 'assumption: laboratory melting, all of the metal under the beam',
};
const efficiency: NumberSetting = {
  kind: 'number',
  what: 'share of the beam power that stays in the metal',
  unit: '1',
  default: 0.7,
  min: 0.05,
  max: 1,
  fixed: true,
  source: 'recalled: 20 to 35 % of a beam is scattered back by a nickel melt, a few % is lost in the column',
};

const copper: NumberSetting = {
  kind: 'number',
  what: 'heat transfer through skull and gap to the water-cooled copper',
  unit: 'W/(m2 K)',
  default: 350,
  min: 1,
  max: 1e5,
  fixed: true,
  source:
    'assumption, 300 to 2000: 350 puts a kilogram under 9 kW some 150 K above its liquidus (eb-ni-superalloy-inclusions-you-2018: little evaporation there); a thick skull of titanium lets less through',
};
const residence: NumberSetting = {
  kind: 'number',
  what: 'time that metal spends in the pool (drip, hearth)',
  unit: 's',
  default: null,
  min: 1,
  max: 1e5,
  fixed: true,
  source: 'assumption: 900 s in a hearth, 300 s in a drip pool; derived where surface and depth are given',
};

/** What can be set at an electron beam furnace. */
export const electronBeamSettings = {
  power_W: power,
  mode,
  meltRate_kg_per_h: meltRate('derived: the whole mass in time_s, else the mass in one hour'),
  residence_s: residence,
  beamEfficiency: efficiency,
  copperTransfer_W_per_m2K: copper,
  temperature_K: temperature,
  pressure_Pa: pressure(0.02, '0.01 to 0.1 Pa, as read of melting shops; middle taken'),
  time_s: duration(null, 'derived: mass by melt rate (drip, hearth); 1800 s (button)'),
  ...geometry,
  leak_Pa_m3_per_s: leak,
  meltTransport_m_per_s: meltTransport,
} as const;
