/** Makes the connection to port 9 throw where nobody catches it, as a fault of a driver does. Loaded before the process of the links. */
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const { connect } = net;
net.connect = (...args) => {
  if (args[0]?.port === 9)
    setTimeout(() => {
      throw new Error('a fault of the driver');
    }, 20);
  return connect(...args);
};
syncBuiltinESMExports();
