import { open, type FileHandle } from 'node:fs/promises';
import { PassThrough, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { ZipFile } from 'yazl';

/**
 * The same content gives the same bytes, on any day and in any time zone: every entry carries this date. Zips keep
 * local time, so the date is made in the zone of the moment.
 */
const entryDate = () => new Date(2026, 0, 1);
const ENTRY_MODE = 0o100644;
/** Waiting to be written; beyond it the reader waits for the disk. */
const MOST_WAITING_BYTES = 16 * 1024 * 1024;
/** zlib's default: text shrinks to a fifth and smaller is not worth the wait. */
const COMPRESSION_LEVEL = 6;

export interface ZipWriter {
  /** Entries keep the order of these calls. Pictures are stored, since they are compressed already. */
  add(path: string, bytes: Buffer, kind: 'text' | 'picture'): Promise<void>;
  /** Writes the directory: the zip can be read afterwards. */
  finish(): Promise<void>;
  /** Waits for the disk and closes the file. */
  sync(): Promise<void>;
  /** Gives up; the file is left as it is. */
  abort(): Promise<void>;
}

/** Writes a zip at a path that does not exist yet. Errors of the file system come out of `add` or `finish`. */
export async function createZipWriter(path: string): Promise<ZipWriter> {
  const handle = await open(path, 'wx');
  const zip = new ZipFile();
  const sink = fileSink(handle);
  const { outputStream } = zip;
  // yazl types its output as any readable stream; what it makes is a PassThrough, whose queue can be watched.
  if (!(outputStream instanceof PassThrough)) throw new Error('yazl changed its output stream');
  const done = finished(outputStream.pipe(sink));
  let failure: Error | null = null;
  const fail = (error: unknown): void => {
    failure ??= error instanceof Error ? error : new Error(String(error));
    sink.destroy();
  };
  zip.on('error', fail);
  outputStream.on('error', fail);
  done.catch(fail);

  return {
    add: async (entryPath, bytes, kind) => {
      throwIfFailed(failure);
      const level = kind === 'text' ? COMPRESSION_LEVEL : 0;
      // addBuffer knows size and CRC beforehand, so old unzippers need no data descriptor.
      zip.addBuffer(bytes, entryPath, {
        mtime: entryDate(),
        mode: ENTRY_MODE,
        compressionLevel: level,
        compress: level > 0,
        forceDosTimestamp: true,
      });
      while (
        outputStream.writableLength + sink.writableLength > MOST_WAITING_BYTES &&
        failure === null
      ) {
        await wait(1);
      }
    },
    finish: async () => {
      throwIfFailed(failure);
      zip.end();
      try {
        await done;
      } catch (error) {
        throw failure ?? error;
      }
    },
    sync: async () => {
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    abort: async () => {
      sink.destroy();
      await done.catch(() => undefined);
      await handle.close();
    },
  };
}

function throwIfFailed(failure: Error | null): void {
  if (failure !== null) throw failure;
}

/** Gathers what yazl writes in small pieces and hands it on in large ones. */
function fileSink(handle: FileHandle): Writable {
  return new Writable({
    highWaterMark: 4 * 1024 * 1024,
    writev: (chunks, callback) => {
      void writeAll(
        handle,
        chunks.map(({ chunk }) => chunk as Buffer),
      ).then(() => callback(), callback);
    },
    write: (chunk: Buffer, _encoding, callback) => {
      void writeAll(handle, [chunk]).then(() => callback(), callback);
    },
  });
}

async function writeAll(handle: FileHandle, buffers: readonly Buffer[]): Promise<void> {
  // writeFile, unlike write, goes on after a short write; most pieces are whole pictures.
  for (const buffer of joinSmall(buffers)) await handle.writeFile(buffer);
}

const SMALL_BYTES = 64 * 1024;

function joinSmall(buffers: readonly Buffer[]): Buffer[] {
  const joined: Buffer[] = [];
  let small: Buffer[] = [];
  const flush = () => {
    if (small.length > 0) joined.push(Buffer.concat(small));
    small = [];
  };
  for (const buffer of buffers) {
    if (buffer.length < SMALL_BYTES) small.push(buffer);
    else {
      flush();
      joined.push(buffer);
    }
  }
  flush();
  return joined;
}
