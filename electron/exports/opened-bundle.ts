import { basename } from 'node:path';
import { AppError } from '../../shared/errors.ts';

export interface BundleEntry {
  /** Path inside the bundle, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
}

/** Memory used again and again; grows with the largest entry. */
export interface Scratch {
  buffer: Buffer;
}

/** A bundle opened for reading. Nothing is ever unpacked onto the disk. */
export interface OpenedBundle {
  readonly format: 'zip' | 'folder';
  readonly entries: readonly BundleEntry[];
  /**
   * The whole content of one entry; in a zip its CRC32 has been compared. With a `scratch` the result may lie in it
   * and lasts until the next read with the same one: hundreds of pictures without hundreds of buffers.
   */
  read(path: string, scratch?: Scratch): Promise<Buffer>;
  close(): Promise<void>;
}

/** Bounds for bundles of unknown origin. A bundle of ours has at most a few thousand files of some megabytes. */
export const BUNDLE_LIMITS = {
  entries: 20_000,
  entryBytes: 64 * 1024 * 1024,
  totalBytes: 8 * 1024 * 1024 * 1024,
  /** Text and HTML shrink to a tenth; a hundredth is a bomb. */
  ratio: 100,
} as const;

export function unreadable(path: string, detail: string, cause?: unknown): AppError {
  return new AppError('bundle.unreadable', { file: basename(path), detail }, { cause });
}
