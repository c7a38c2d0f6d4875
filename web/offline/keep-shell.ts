/** Lets the browser keep the files of this build, once the page has loaded. Without HTTPS or this machine's own name it keeps nothing. */
export function keepShell(): void {
  if (!('serviceWorker' in navigator)) return;
  const keep = () => void navigator.serviceWorker.register('/worker.js').catch(() => undefined);
  if (document.readyState === 'complete') keep();
  else window.addEventListener('load', keep, { once: true });
}
