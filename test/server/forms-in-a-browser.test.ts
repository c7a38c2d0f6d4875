import { expect, it } from 'vitest';
import { listen } from '../../src/faces/server/serve.ts';
import { openBrowser } from '../testing/open-browser.ts';
import { servedPlant, tokenOf } from './founded.ts';

it('a browser that runs no scripts signs in, makes an account, and signs out', async () => {
  const service = await servedPlant('own');
  const { address, close } = await listen(service.plant, { port: 0 });
  const browser = await openBrowser();
  try {
    const page = await (await browser.newContext({ javaScriptEnabled: false, baseURL: address })).newPage();
    await page.goto('/login');
    await page.getByLabel(/^Your password, or your personal token/).fill(tokenOf('gus'));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('GUS is signed in').waitFor();
    expect(new URL(page.url()).pathname).toBe('/start');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel(/^Your short name/).waitFor();
    expect(new URL(page.url()).pathname).toBe('/login');
    await page.goto('/enrol');
    await page.getByLabel(/^The token that you were given/).fill(tokenOf('lea'));
    await page.getByLabel(/^Your new password/).fill('four words of no sort');
    await page.getByRole('button', { name: 'Make my account' }).click();
    await page.getByText('LEA is signed in').waitFor();
  } finally {
    await browser.close();
    await close();
    await service.close();
  }
});
