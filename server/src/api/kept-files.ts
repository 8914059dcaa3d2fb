import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const compress = promisify(brotliCompress);

/** Scripts and style sheets; what else never changes, such as fonts and pictures, is compressed already. */
const COMPRESSIBLE = /^(application\/javascript|text\/css)\b/;
/** Where the scripts, styles and letters of the pages are: most requests of a page, and nothing that opens in a window or a frame. */
export const FILES = '/_next/static/';
/** Several times what one build of the pages has; what comes after that is served as everything else. */
const MOST_BYTES = 16_000_000;

type KeptFile = { type: string; cacheControl: string; body: Buffer };

/**
 * The scripts and style sheets of the pages, which never change under their address, in the best compression there is: a seventh smaller than
 * what can be made while somebody waits. It takes up to a second for a file, so it is made once, after the file was first asked for.
 */
export class KeptFiles {
  private readonly files = new Map<string, KeptFile>();
  /** Addresses that were looked at, so that nothing is made twice. */
  private readonly seen = new Set<string>();
  private bytes = 0;
  private work: Promise<void> = Promise.resolve();

  /** @param webUrl where the pages are served inside */
  constructor(private readonly webUrl: string) {}

  /** The file that is asked for, if it is kept and the browser takes it as it is kept. */
  find({ method, url, headers }: FastifyRequest): KeptFile | null {
    if (method !== 'GET' || headers.range !== undefined) return null;
    const takesBrotli = /(^|,)\s*br\s*(,|$)/.test(String(headers['accept-encoding'] ?? ''));
    return takesBrotli ? (this.files.get(url) ?? null) : null;
  }

  /** Takes note of an answer of the pages: a file that never changes will be kept. One file is made at a time. */
  note({ method, url }: FastifyRequest, reply: FastifyReply): void {
    const cacheControl = String(reply.getHeader('cache-control') ?? '');
    const type = String(reply.getHeader('content-type') ?? '');
    const isFile = method === 'GET' && reply.statusCode === 200 && cacheControl.includes('immutable') && COMPRESSIBLE.test(type);
    // An address may end with anything after a question mark, and each would be kept.
    if (!isFile || !url.startsWith(FILES) || url.includes('?') || this.seen.has(url)) return;
    this.seen.add(url);
    this.work = this.work.then(() => this.keep(url, type, cacheControl)).catch(() => undefined); // then it stays as it is
  }

  /** Ready when all that was noted is kept. */
  async settled(): Promise<void> {
    await this.work;
  }

  private async keep(url: string, type: string, cacheControl: string): Promise<void> {
    if (this.bytes > MOST_BYTES) return;
    const response = await fetch(new URL(url, this.webUrl), { headers: { 'accept-encoding': 'identity' } });
    if (!response.ok) return;
    const plain = Buffer.from(await response.arrayBuffer());
    const body = await compress(plain, {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
    });
    this.bytes += body.length;
    this.files.set(url, { type, cacheControl, body });
  }
}
