import { useSyncExternalStore } from 'react';
import { WORDS } from '../words.ts';
import { onDevice } from './on-device.ts';

/** Says that the device keeps no more, so that nobody leaves the page with what stands on it alone. */
export function DeviceFull() {
  const isFull = useSyncExternalStore(onDevice.subscribe, onDevice.isFull);
  if (!isFull) return null;
  return (
    <p className="notice" role="alert">
      {WORDS.states.deviceFull}
    </p>
  );
}
