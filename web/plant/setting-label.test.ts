import { expect, it } from 'vitest';
import { settingLabel } from './setting-label.ts';

it.each([
  ['temperature_K', 'K', 'temperature [K]'],
  ['lining.heatsSinceReline', '1', 'lining, heats since reline'],
  ['lining.material', null, 'lining, material'],
  ['shell.share', 'kg/kg', 'shell, share [kg/kg]'],
])('calls the setting %s [%s] "%s"', (name, unit, label) => expect(settingLabel({ name, unit })).toBe(label));
