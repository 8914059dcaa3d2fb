import { createHmac, timingSafeEqual } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** The header in which the pages hand back, with what they ask for a reader, whose address that is. */
export const READER_HEADER = 'x-ozek-reader';

/**
 * Whose network address a request counts for. The pages ask the API for the reader of a page; the front door gives them the reader's address
 * signed, so that they can hand it back and nobody else can make one up.
 */
export class ClientAddresses {
  constructor(private readonly secret: string) {}

  /** The address as it is given to the pages. */
  sign(address: string): string {
    return `${this.digest(address).toString('hex')} ${address}`;
  }

  /** The reader's address that the pages hand back, else the connection's own. */
  of(request: FastifyRequest): string {
    const handed = request.headers[READER_HEADER];
    if (typeof handed !== 'string') return request.ip;
    const [digest = '', address = ''] = handed.split(' ');
    const given = Buffer.from(digest, 'hex');
    const own = this.digest(address);
    return given.length === own.length && timingSafeEqual(given, own) ? address : request.ip;
  }

  private digest(address: string): Buffer {
    return createHmac('sha256', this.secret).update(`reader ${address}`).digest();
  }
}

/** One subscriber has 2^64 addresses of version 6: they count as one. */
export function subscriberOf(address: string): string {
  if (!isIPv6(address)) return address;
  if (address.includes('.')) return address.slice(address.lastIndexOf(':') + 1);
  const [head = [], tail] = address.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const zeros = tail === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...Array<string>(zeros).fill('0'), ...(tail ?? [])];
  return `${groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '').toLowerCase()).join(':')}::/64`;
}
