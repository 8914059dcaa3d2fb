// @ts-check
/** As much of the Bolt protocol as it takes to tell whether a Neo4j answers and takes a password. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { connect as connectSecurely } from 'node:tls';

/**
 * @typedef {'ready' | 'refused' | 'silent'} Answer ready: signed in; refused: not with this password; silent: nothing
 *   there speaks Bolt 5, or not yet
 */

/** The magic number and one range of versions, 5.8 down to 5.1, in which HELLO and LOGON are messages of their own. */
const handshake = Buffer.from('6060b017' + '00070805' + '00000000'.repeat(3), 'hex');
const success = 0x70;

/**
 * Signs in once and hangs up.
 * @param {string} uri bolt://… or neo4j://…, with +s or +ssc for TLS
 * @param {{ username: string, password: string }} login
 * @param {number} [patience] milliseconds
 * @returns {Promise<Answer>}
 */
export async function signIn(uri, { username, password }, patience = 5000) {
  const socket = open(uri);
  socket.setTimeout(patience, () => socket.destroy(new Error('timeout')));
  try {
    const bytes = readerOf(socket);
    socket.write(handshake);
    const version = await bytes(4);
    if (version[3] !== 5) return 'silent';
    for (const [signature, fields] of messages(username, password)) {
      socket.write(chunk(Buffer.concat([Buffer.from([0xb1, signature]), packMap(fields)])));
      const answer = await readMessage(bytes);
      if (answer[1] !== success) return answer.includes('Neo.ClientError.Security') ? 'refused' : 'silent';
    }
    return 'ready';
  } catch {
    return 'silent'; // whatever broke the connection, nobody there speaks Bolt to us
  } finally {
    socket.destroy();
  }
}

/**
 * @param {string} username
 * @param {string} password
 * @returns {Array<[number, Record<string, string | Record<string, string>>]>}
 */
function messages(username, password) {
  return [
    [0x01, { user_agent: 'ozek-launcher/1', bolt_agent: { product: 'ozek-launcher/1' } }],
    [0x6a, { scheme: 'basic', principal: username, credentials: password }],
  ];
}

/** @param {string} uri */
function open(uri) {
  const { protocol, hostname, port } = new URL(uri);
  const to = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 7687) };
  if (!protocol.includes('+')) return connect(to);
  return connectSecurely({ ...to, servername: to.host, rejectUnauthorized: !protocol.includes('+ssc') });
}

/**
 * @param {import('node:net').Socket} socket
 * @returns {(count: number) => Promise<Buffer>} reads exactly so many bytes
 */
function readerOf(socket) {
  /** @type {Buffer} */
  let waiting = Buffer.alloc(0);
  return async (count) => {
    while (waiting.length < count) {
      const [data] = await Promise.race([once(socket, 'data'), once(socket, 'close').then(() => [])]);
      if (!data) throw new Error('closed');
      waiting = Buffer.concat([waiting, data]);
    }
    const wanted = waiting.subarray(0, count);
    waiting = waiting.subarray(count);
    return wanted;
  };
}

/** @param {(count: number) => Promise<Buffer>} bytes */
async function readMessage(bytes) {
  /** @type {Buffer[]} */
  const parts = [];
  for (;;) {
    const size = (await bytes(2)).readUInt16BE();
    if (size > 0) parts.push(await bytes(size));
    else if (parts.length > 0) return Buffer.concat(parts);
  }
}

/** @param {Buffer} message */
function chunk(message) {
  const size = Buffer.alloc(2);
  size.writeUInt16BE(message.length);
  return Buffer.concat([size, message, Buffer.alloc(2)]);
}

/** @param {Record<string, string | Record<string, string>>} map of fewer than 16 entries @returns {Buffer} */
function packMap(map) {
  const entries = Object.entries(map);
  const packed = entries.flatMap(([key, value]) => [
    packString(key),
    typeof value === 'string' ? packString(value) : packMap(value),
  ]);
  return Buffer.concat([Buffer.from([0xa0 + entries.length]), ...packed]);
}

/** @param {string} text */
function packString(text) {
  const bytes = Buffer.from(text);
  const head = Buffer.from([0xd1, 0, 0]);
  head.writeUInt16BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}
