import { open, type FileHandle } from 'node:fs/promises';
import { Readable, pipeline } from 'node:stream';
import { createInflateRaw, type InflateRaw } from 'node:zlib';

/** How much a zip file may hold. */
export type ZipLimits = {
  /** Bytes of the file itself. */
  fileBytes: number;
  /** Bytes of all that is packed in it. */
  unpackedBytes: number;
  /** Unpacked over packed bytes of one part, from 1 MB unpacked on. */
  ratio: number;
};

/** Why a zip file is not read. */
export class ZipRefused extends Error {
  constructor(readonly reason: 'damaged' | 'file too large' | 'unpacks to too much') {
    super(reason);
  }
}

type Entry = { packed: number; deflated: boolean; header: number };

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 65_535;
const RATIO_FROM_BYTES = 1024 * 1024;
const SLICE = 64 * 1024;
const METHODS = new Map([[0, false], [8, true]]);

const damaged = (): ZipRefused => new ZipRefused('damaged');

async function bytesAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
  if (bytesRead < length) throw damaged();
  return buffer;
}

/** The entries by their names, as the directory at the file's end lists them. */
async function directoryOf(file: FileHandle, size: number): Promise<Map<string, Entry>> {
  const tailStart = Math.max(0, size - END_BYTES - LONGEST_COMMENT);
  const tail = await bytesAt(file, tailStart, size - tailStart);
  let end = tail.length - END_BYTES;
  while (end >= 0 && tail.readUInt32LE(end) !== END_OF_DIRECTORY) end--;
  if (end < 0) throw damaged();
  const start = tail.readUInt32LE(end + 16);
  const length = tail.readUInt32LE(end + 12);
  if (start + length > size) throw damaged();
  const directory = await bytesAt(file, start, length);
  const entries = new Map<string, Entry>();
  for (let at = 0; at + ENTRY_BYTES <= directory.length; ) {
    const nameBytes = directory.readUInt16LE(at + 28);
    const deflated = METHODS.get(directory.readUInt16LE(at + 10));
    if (directory.readUInt32LE(at) !== DIRECTORY_ENTRY || deflated === undefined) throw damaged();
    const name = directory.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes);
    entries.set(name, { packed: directory.readUInt32LE(at + 20), deflated, header: directory.readUInt32LE(at + 42) });
    at += ENTRY_BYTES + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * A zip file of which every part can be read as a stream, as often as wanted. All of it is unpacked once when it is opened, and counted:
 * what the file says of its own sizes is not believed.
 */
export class Zip {
  private constructor(
    private readonly file: FileHandle,
    private readonly entries: Map<string, Entry>,
  ) {}

  /** Opens a file within limits; throws ZipRefused. */
  static async open(path: string, limits: ZipLimits): Promise<Zip> {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size > limits.fileBytes) throw new ZipRefused('file too large');
      const zip = new Zip(file, await directoryOf(file, size));
      await zip.mustBeWithin(limits);
      return zip;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The text of a part in UTF-8, never cut within a letter; nothing for a part that does not exist. */
  async *text(name: string): AsyncGenerator<string> {
    const entry = this.entries.get(name);
    if (entry === undefined) return;
    for await (const text of (await this.unpacked(entry)).setEncoding('utf8')) yield text as string;
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  private async mustBeWithin(limits: ZipLimits): Promise<void> {
    let left = limits.unpackedBytes;
    for (const entry of this.entries.values()) {
      const most = Math.min(left, Math.max(RATIO_FROM_BYTES, entry.packed * limits.ratio));
      let unpacked = 0;
      for await (const chunk of await this.unpacked(entry)) {
        unpacked += (chunk as Buffer).length;
        if (unpacked > most) throw new ZipRefused('unpacks to too much');
      }
      left -= unpacked;
    }
  }

  private async unpacked(entry: Entry): Promise<Readable> {
    const local = await bytesAt(this.file, entry.header, LOCAL_BYTES);
    if (local.readUInt32LE(0) !== LOCAL_HEADER) throw damaged();
    const start = entry.header + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28);
    const packed = Readable.from(this.slices(start, entry.packed), { objectMode: false });
    if (!entry.deflated || entry.packed === 0) return packed;
    const inflate: InflateRaw = createInflateRaw();
    pipeline(packed, inflate, () => undefined); // an error of either reaches the one who reads from `inflate`
    return inflate;
  }

  private async *slices(start: number, length: number): AsyncGenerator<Buffer> {
    for (let at = 0; at < length; at += SLICE) yield await bytesAt(this.file, start + at, Math.min(SLICE, length - at));
  }
}
