import type { Hono } from 'hono';
import type { z } from 'zod';
import { parseDocument } from '../../documents/common.ts';
import { parseJson } from '../../documents/json-text.ts';
import { cameraOrder, type cameraSchema } from '../../documents/kept.ts';
import { bodyText, keyIn } from './body.ts';
import { callerOf, requireRight } from './identity/caller.ts';
import type { onceOver } from './once.ts';
import type { Plant, Served } from './plant.ts';
import { writtenOnce } from './write-once.ts';

/** Who switches cameras: who also admits persons. */
export const SWITCH = {
  name: 'switch-camera',
  title: 'Switch the camera of browsers on or off for the whole plant',
  act: 'propose person',
} as const;

const CAMERA = 'camera';
const OFF = 'off';

/** Whether browsers may use their camera here; they may until somebody switches it off. */
export const isCameraOn = async ({ office }: Pick<Plant, 'office'>): Promise<boolean> =>
  (await (await office()).settings.setting(CAMERA))?.value !== OFF;

/** What a page of the web may ask a device for: its camera, unless the plant has switched it off. */
export async function permissionsPolicy(plant: Pick<Plant, 'office'>): Promise<string> {
  const isOn = await isCameraOn(plant).catch(() => false);
  return `camera=(${isOn ? 'self' : ''}), microphone=(), geolocation=()`;
}

/** The switch of the plant for the cameras of its browsers. */
export function cameraRoutes(
  app: Hono<Served>,
  { plant, once }: { readonly plant: Plant; readonly once: ReturnType<typeof onceOver> },
): void {
  app.get('/api/camera', async (c) => {
    await callerOf(c, plant);
    return c.json(await stateOf(plant));
  });
  app.post('/api/camera', async (c) => {
    const caller = await callerOf(c, plant);
    requireRight(SWITCH, caller);
    keyIn(c);
    const { on } = parseDocument(cameraOrder, parseJson(await bodyText(c), 'the body'), 'camera');
    const work = async () => {
      await (await plant.office()).settings.putSetting({
        name: CAMERA,
        value: on ? 'on' : OFF,
        person: caller.person.id,
        changedAt: plant.clock().toISOString(),
      });
      return stateOf(plant);
    };
    return writtenOnce(c, { once, by: caller.person.id, work, holdsNoSecret: true });
  });
}

async function stateOf(plant: Plant): Promise<z.infer<typeof cameraSchema>> {
  const kept = await (await plant.office()).settings.setting(CAMERA);
  return {
    format: 'remelt-camera/1',
    on: kept?.value !== OFF,
    ...(kept === null ? {} : { by: kept.person, at: kept.changedAt }),
  };
}
