import { addressOf, type Driver, type Source } from '../metal/plant/source.ts';
import type { LinkDriver } from './driver.ts';

/** The drivers that read by themselves, each loaded when a source of it is entered. Scales are asked when somebody weighs; what is sent to the server needs none. */
const LOADED: Partial<Record<Driver, () => Promise<LinkDriver>>> = {
  folder: async () => (await import('./folder/folder.ts')).folderDriver,
  'recorder-csv': async () => (await import('./folder/folder.ts')).folderDriver,
  modbus: async () => (await import('./modbus/modbus.ts')).modbusDriver,
  mqtt: async () => (await import('./mqtt/mqtt.ts')).mqttDriver,
  'tcp-line': async () => (await import('./line/line.ts')).lineDriver,
  'serial-line': async () => (await import('./line/line.ts')).lineDriver,
};

/** How a source is tried: by its driver; one that is only asked or written to by listening to its line. Null for one that comes by itself. */
export async function triedBy({ driver, address }: Source): Promise<Pick<LinkDriver, 'tryOut'> | null> {
  const own = await driverNamed(driver);
  if (own !== null) return own;
  const reach = addressOf({ driver, address })?.reach;
  return reach === 'tcp' || reach === 'serial' ? (await import('./line/line.ts')).lineDriver : null;
}

/** The driver of this name; null for one that does not read by itself. */
export const driverNamed = async (name: Driver): Promise<LinkDriver | null> =>
  (await LOADED[name]?.()) ?? null;
