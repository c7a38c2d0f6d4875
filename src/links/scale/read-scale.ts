import type { ScaleProtocol, ShownWeight } from '../../documents/yard/scale.ts';
import {
  CancelledError,
  ConflictError,
  type RemeltError,
  UnavailableError,
} from '../../foundation/errors.ts';
import { connectLine, type LineConnection } from '../line-connection.ts';
import { and } from './and.ts';
import { mtSics } from './mt-sics.ts';
import type { Protocol, Unusable } from './protocol.ts';
import type { ScaleAddress } from './scale-address.ts';
import { sma } from './sma.ts';
import { toledo } from './toledo.ts';

const PROTOCOLS: Readonly<Record<ScaleProtocol, Protocol>> = { 'mt-sics': mtSics, sma, toledo, and };

/** Longest time for a connection, and longest silence of a scale [ms]. */
const SILENCE_MS = 1500;
/** Time between two questions to a scale that is not stable yet [ms]. */
const PAUSE_MS = 150;
/** Most characters without a message that is understood: the longest of a protocol has fewer than 100. */
const MOST_UNHEARD = 1000;
/** Messages of another protocol that are passed over: a stream may be joined in mid-message. */
const MOST_FOREIGN = 5;

const WORDS: Readonly<Record<Unusable, readonly [words: string, cure: string]>> = {
  moving: ['is not stable', 'wait until the load hangs or stands still, then read again'],
  busy: ['is busy', 'wait until it has finished what it does, then read again'],
  overload: [
    'shows overload: there is more on it than it can weigh',
    'take the load off and weigh it in parts',
  ],
  underload: ['shows less than zero', 'empty the scale, set it to zero, and weigh again'],
  zero: ['shows zero', 'put the load on it, then read again'],
  fault: ['reports a fault', 'look at its display; switch it off and on, or type the weight'],
  unit: ['shows a unit that is not read here', 'set it to kg, g, t or lb'],
};

/** States that may pass by themselves while a reading is awaited. */
const PASSING: ReadonlySet<Unusable> = new Set(['moving', 'busy']);

export interface ReadingOptions {
  readonly scale: string;
  readonly address: ScaleAddress;
  /** How long it may take to become stable [ms]. */
  readonly within_ms: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The stable weight that a scale shows. Throws ConflictError for one that moves all the time, is overloaded, below zero or empty;
 * UnavailableError for one that cannot be reached, is silent, stops in mid-message or speaks another protocol; CancelledError.
 * Long because its timers, the connection and the conversation end each other.
 */
export function readScale({ scale, address, within_ms, signal }: ReadingOptions): Promise<ShownWeight> {
  const protocol = PROTOCOLS[address.protocol];
  const conversation = protocol.begin();
  return new Promise((resolve, reject) => {
    let pending = '';
    let foreign = 0;
    let unheard = 0;
    let passing: Unusable | null = null;
    let isDone = false;
    let silence: NodeJS.Timeout | undefined;
    let pause: NodeJS.Timeout | undefined;
    let link: LineConnection | undefined;

    const done = (): boolean => {
      if (isDone) return true;
      isDone = true;
      for (const timer of [silence, pause, late]) clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      link?.close();
      return false;
    };
    const fail = (error: RemeltError): void => {
      if (!done()) reject(error);
    };
    const stop = () => fail(new CancelledError(`the reading of scale ${scale} was stopped`));
    const listen = (words: string) => {
      clearTimeout(silence);
      silence = setTimeout(() => fail(silent(scale, words, protocol)), SILENCE_MS);
    };
    const ask = () => {
      const question = conversation.next();
      if (question !== null) link?.send(question);
    };
    const askLater = () => {
      clearTimeout(pause);
      pause = setTimeout(ask, PAUSE_MS);
    };
    const hear = (message: string): void => {
      if (isDone) return;
      const heard = conversation.hear(message);
      if (heard.kind === 'foreign') {
        foreign += 1;
        if (foreign > MOST_FOREIGN) fail(strange(scale, address.protocol, message));
        else askLater();
        return;
      }
      unheard = 0;
      listen('has stopped sending');
      if (heard.kind === 'weight') {
        if (!done()) resolve(heard.shown);
      } else if (heard.kind === 'more') ask();
      else if (!PASSING.has(heard.why)) fail(unusable(scale, heard.why));
      else {
        passing = heard.why;
        askLater();
      }
    };
    const late = setTimeout(
      () => fail(passing ? unusable(scale, passing) : silent(scale, 'gives no weight', protocol)),
      within_ms,
    );
    if (signal?.aborted) return stop();
    signal?.addEventListener('abort', stop, { once: true });
    listen('does not answer');
    link = connectLine(address.at, {
      open: () => {
        if (isDone) return;
        listen('is silent');
        ask();
      },
      text: (text) => {
        if (isDone) return;
        unheard += text.length;
        const { messages, rest } = protocol.cut(pending + text);
        pending = rest;
        for (const message of messages) hear(message);
        if (unheard > MOST_UNHEARD && !isDone) fail(strange(scale, address.protocol, text));
      },
      end: (words) => fail(gone(scale, pending === '' ? words : `${words} in the middle of a message`)),
    });
    if (isDone) link.close();
  });
}

const TYPE_IT = 'or type the weight';

const unusable = (scale: string, why: Unusable): ConflictError => {
  const [words, cure] = WORDS[why];
  return new ConflictError(`scale ${scale} ${words}: nothing was read`, {
    path: 'scale',
    value: why,
    allowed: 'a stable weight above zero',
    cure,
  });
};

const silent = (scale: string, words: string, { setUp }: Protocol): UnavailableError =>
  new UnavailableError(`scale ${scale} ${words}`, {
    path: 'scale',
    value: scale,
    allowed: setUp,
    cure: `look whether it is switched on and connected, and set up as its address says; ${TYPE_IT}`,
  });

const gone = (scale: string, words: string): UnavailableError =>
  new UnavailableError(`scale ${scale}: ${words}`, {
    path: 'scale',
    value: scale,
    cure: `look at its cable and its address, and whether another program reads it; ${TYPE_IT}`,
  });

const strange = (scale: string, protocol: ScaleProtocol, message: string): UnavailableError =>
  new UnavailableError(`scale ${scale} sends something that is not ${protocol}`, {
    path: 'scale',
    value: message.slice(0, 40).replace(/[^ -~]/g, '.'),
    allowed: PROTOCOLS[protocol].setUp,
    cure: `set its interface to that, or name its protocol in the address; ${TYPE_IT}`,
  });
