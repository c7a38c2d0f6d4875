import type { Locator, Page } from 'playwright-core';

/** Presses the mouse twice on something, as fast as a finger does: no work of this process comes between, however busy it is. */
export async function tapTwice(it: Locator): Promise<void> {
  if (process.env.REMELT_KEYBOARD === '1') return it.dblclick();
  // waits until it can be pressed, and brings it into view
  await it.click({ trial: true });
  const { x, y, width, height } = (await it.boundingBox())!;
  const at = { x: x + width / 2, y: y + height / 2, button: 'left' } as const;
  const session = await it.page().context().newCDPSession(it.page());
  // all of it before the browser has answered any
  await Promise.all([
    session.send('Input.dispatchMouseEvent', { ...at, type: 'mouseMoved', button: 'none' }),
    ...[1, 2].flatMap((clickCount) =>
      (['mousePressed', 'mouseReleased'] as const).map((type) =>
        session.send('Input.dispatchMouseEvent', { ...at, type, clickCount }),
      ),
    ),
  ]);
  await session.detach();
}

/** Presses Enter, and on the dialog that this opens once more, in the moment in which it is there. */
export async function enterTwice(page: Page): Promise<void> {
  await page.evaluate(`void (globalThis.again = new Promise((done) => {
    new MutationObserver((_, looking) => {
      const dialog = document.querySelector('[role="dialog"]');
      if (!dialog) return;
      looking.disconnect();
      dialog.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
      done();
    }).observe(document.body, { childList: true, subtree: true });
  }))`);
  await page.keyboard.press('Enter');
  await page.evaluate('again');
}
