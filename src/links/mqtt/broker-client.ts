import { randomUUID } from 'node:crypto';
import { connect, type MqttClient } from 'mqtt';
import { ConflictError } from '../../foundation/errors.ts';
import type { SourceAddress } from '../../metal/plant/source-address.ts';
import { secretFile, secretText } from '../secrets.ts';

/** A message as the broker sent it. */
export interface Message {
  readonly topic: string;
  readonly payload: Uint8Array;
  /** The last message of its topic, kept by the broker: no value of now. */
  readonly isRetained: boolean;
  /** Sent before, perhaps received before. */
  readonly isAgain: boolean;
}

/** What a connection tells. */
export interface BrokerPort {
  readonly message: (message: Message) => void;
  readonly up: () => void;
  readonly down: (words: string) => void;
}

/** A connection that subscribes and does nothing else: it has no way to publish. */
export interface Subscription {
  readonly end: () => Promise<void>;
}

/** Where the name and password for a broker stand: environment variables, or files that they name. Never in the ledger, never shown. */
interface Secrets {
  readonly username?: string;
  readonly password?: string;
  readonly ca?: Buffer;
}

/** Name, password and certificate authority of a broker. Throws InputError for a file that cannot be read. */
export function secretsOf(source: string, environment: NodeJS.ProcessEnv = process.env): Secrets {
  const of = { driver: 'MQTT', source, environment } as const;
  const [username, password, ca] = [
    secretText(of, 'USER'),
    secretText(of, 'PASSWORD'),
    secretFile(of, 'CA_FILE'),
  ];
  return {
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(ca === undefined ? {} : { ca }),
  };
}

/** Longest id that brokers are told [characters]. */
const LONGEST_ID = 60;

/** A broker throws out whoever came before with the same id: whoever only tries the source has one of its own. */
const clientIdOf = (source: string, isTrial: boolean): string => {
  const own = isTrial ? `-${process.pid}-test-${randomUUID().slice(0, 8)}` : `-${process.pid}`;
  return `${`remelt-${source}`.slice(0, LONGEST_ID - own.length)}${own}`;
};

/** From try to try, and until a broker that says nothing counts as gone [ms, s]. */
const TRY_MS = 2000;
const KEEP_ALIVE_S = 5;
const CONNECT_MS = 8000;

/**
 * Subscribes at a broker with a clean session and MQTT 3.1.1, QoS 1, and leaves no last message with the broker: nothing is published, not even when the connection breaks.
 * A broker that is gone is tried again until it is there.
 */
export function subscribed(
  {
    id,
    address,
    isTrial = false,
  }: { readonly id: string; readonly address: SourceAddress | null; readonly isTrial?: boolean },
  topics: readonly string[],
  { message, up, down, try_ms = TRY_MS }: BrokerPort & { readonly try_ms?: number },
): Subscription {
  if (address?.reach !== 'broker') throw new ConflictError('the source has no address of a broker');
  const { host, port, isSecure } = address;
  const client: MqttClient = connect({
    ...{ host, port, protocol: isSecure ? 'mqtts' : 'mqtt', clean: true, resubscribe: false },
    ...{ reconnectPeriod: try_ms, keepalive: KEEP_ALIVE_S, connectTimeout: CONNECT_MS },
    clientId: clientIdOf(id, isTrial),
    ...secretsOf(id),
  });
  let last = '';
  const tell = (words: string): void => {
    if (words !== last) down(words);
    last = words;
  };
  client.on('connect', () => {
    client.subscribe([...topics], { qos: 1 }, (error, granted = []) => {
      const refused = granted.filter(({ qos }) => (qos as number) > 2).map(({ topic }) => topic);
      if (error || refused.length > 0) tell(`the broker refuses ${refused.join(', ') || topics.join(', ')}`);
      else {
        last = '';
        up();
      }
    });
  });
  client.on('message', (topic, payload, { retain, dup }) => {
    message({ topic, payload, isRetained: retain, isAgain: dup });
  });
  client.on('error', (error) => tell(wordsOf(error)));
  client.on('close', () => tell(last === '' ? 'the broker is gone' : last));
  return {
    end: async () => {
      await client.endAsync(true);
    },
  };
}

function wordsOf(error: Error & { readonly code?: string | number }): string {
  const { code, message } = error;
  if (code === 'ECONNREFUSED') return 'no broker listens at its address';
  if (code === 4 || code === 5 || code === 134 || code === 135)
    return 'the broker does not know this name and password';
  if (/certificate|self-signed|unable to verify/i.test(message))
    return 'the certificate of the broker is not trusted: name its authority in the CA file';
  return `the broker cannot be read (${String(code ?? message).slice(0, 80)})`;
}
