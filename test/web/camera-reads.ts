import { expect } from 'vitest';
import { type ServedWeb, SIZES, signIn, tabOf } from './served-web.ts';

/** Keeps what the page was given as camera, so that it can be asked whether it is off. */
const KEEP_TRACKS = `
  globalThis.tracks = [];
  const give = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (asked) => {
    const stream = await give(asked);
    globalThis.tracks.push(...stream.getTracks());
    return stream;
  };
`;

/** What a browser answers whose person has refused. */
const REFUSE = `
  navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
`;

/** A label is read with the camera from any page; refused, it says so; switched off for the plant, no page can ask for it. */
export async function cameraReads(web: ServedWeb): Promise<void> {
  const { page, tab, faults } = await tabOf(web, { viewport: SIZES.phone });
  await tab.addInitScript(KEEP_TRACKS);
  const tracks = (): Promise<string> => page.evaluate('tracks.map(({ readyState }) => readyState).join()');
  const first = await page.goto('/today');
  expect(first!.headers()['permissions-policy']).toMatch(/^camera=\(self\), microphone=\(\)/);
  await signIn(page, 'p-qual');
  const scan = async () => {
    await page.getByRole('button', { name: 'Scan', exact: true }).click();
    await page.getByRole('button', { name: 'Scan with the camera' }).click();
  };
  await scan();
  await page.getByRole('button', { name: 'Lot R-1008' }).click();
  await page.getByRole('heading', { name: 'On hold, and why' }).waitFor();
  expect(page.url()).toMatch(/\/yard\/R-1008$/);
  expect(await tracks(), 'the camera is off once a code was read').toMatch(/^ended(,ended)*$/);
  // who refuses it goes on by typing
  await page.evaluate(REFUSE);
  await scan();
  await page.getByText(/The camera was refused, by this browser or by the plant/).waitFor();
  await page.getByLabel('Number on the label').fill('https://plant.example/yard/R-1010');
  await page.getByRole('button', { name: 'Lot R-1010' }).waitFor();
  await page.keyboard.press('Escape');
  // off for the plant, by who admits persons
  await page.goto('/plant?view=camera');
  await page.getByText('The camera is on.').waitFor();
  await page.getByRole('button', { name: 'Switch the camera off for the plant' }).click();
  // it is the camera of every device: asked first
  await page.getByText(/^No device of the plant can read labels/).waitFor();
  await page.getByRole('button', { name: 'Switch it off', exact: true }).click();
  await page.getByText('The camera is off.').waitFor();
  await page.getByText(/^Switched off by p-qual/).waitFor();
  await page.getByRole('button', { name: 'Scan', exact: true }).click();
  await page.getByRole('dialog', { name: 'Scan a label' }).getByLabel('Number on the label').waitFor();
  // a label names no page
  expect(await page.locator('.choices button').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Scan with the camera' }).count()).toBe(0);
  const without = await page.goto('/today');
  expect(without!.headers()['permissions-policy']).toMatch(/^camera=\(\), /);
  expect(faults).toEqual([]);
  const asked = await page.evaluate(
    'navigator.mediaDevices.getUserMedia({ video: true }).then(() => "given", ({ name }) => name)',
  );
  expect(asked, 'no script of any page gets it').toBe('NotAllowedError');
  await tab.close();
  const other = await tabOf(web);
  await other.page.goto('/plant?view=camera');
  await signIn(other.page, 'p-melt');
  await other.page.getByRole('button', { name: 'Switch the camera on for the plant' }).click();
  await other.page.getByRole('button', { name: 'Switch it on', exact: true }).click();
  await other.page.getByText(/p-melt has no role for this/).waitFor();
  await other.tab.close();
}
