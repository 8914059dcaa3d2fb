// @ts-check
/** Ports of this machine. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Failure, exitCode } from './failure.mjs';

/** @returns {Promise<number>} a loopback port that nobody uses now */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * @param {number} port
 * @param {string} host
 * @throws {Failure} when the port cannot be used
 */
export async function mustBeFree(port, host) {
  const problem = await whyNot(port, host);
  // "localhost" may mean ::1 to a browser: whoever listens there would get our visitors.
  const beside = host === '127.0.0.1' ? await whyNot(port, '::1') : undefined;
  if (problem === 'EADDRINUSE' || beside === 'EADDRINUSE') {
    throw new Failure(`Port ${port} is in use by another program: choose another with --port.`, exitCode.inUse);
  }
  if (problem === 'EACCES') {
    throw new Failure(`Port ${port} needs more rights than you have: choose one above 1023 with --port.`, exitCode.inUse);
  }
  if (problem) throw new Failure(`Port ${port} of ${host} cannot be used (${problem}).`, exitCode.inUse);
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>} the code of the error that comes of listening there
 */
async function whyNot(port, host) {
  const server = createServer().listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code;
  }
  server.close();
  await once(server, 'close');
  return undefined;
}
