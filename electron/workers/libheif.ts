import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { PhotoRefusal } from '../../shared/domain/photo.ts';

/**
 * libheif as WebAssembly, files of their own beside the application: whoever wants another build of it replaces
 * node_modules/libheif-js (LGPL-3.0; docs/decisions/heic.md).
 */

/** For one allocation and for all of libheif's: 50 MP of 4:2:0 at 16 bits are 150 MB, held twice at most. */
const MOST_BLOCK_BYTES = 160 * 1024 * 1024;
const MOST_MEMORY_BYTES = 320 * 1024 * 1024;
/** Profiles of cameras are some hundred bytes to a few kB. */
export const MOST_PROFILE_BYTES = 1024 * 1024;

/** Thrown when a HEIC itself is at fault. */
export class HeicRefused extends Error {
  readonly refusal: PhotoRefusal;

  constructor(refusal: PhotoRefusal, detail: string) {
    super(`${refusal}: ${detail}`);
    this.name = 'HeicRefused';
    this.refusal = refusal;
  }
}

/** The part of libheif's C interface that is used (heif.h). */
type CFunction =
  | 'malloc'
  | 'heif_context_alloc'
  | 'heif_context_get_primary_image_handle'
  | 'heif_context_get_security_limits'
  | 'heif_context_read_from_memory_without_copy'
  | 'heif_decode_image'
  | 'heif_image_get_bits_per_pixel_range'
  | 'heif_image_get_height'
  | 'heif_image_get_nclx_color_profile'
  | 'heif_image_get_plane_readonly'
  | 'heif_image_get_width'
  | 'heif_image_handle_get_color_profile_type'
  | 'heif_image_handle_get_height'
  | 'heif_image_handle_get_list_of_metadata_block_IDs'
  | 'heif_image_handle_get_metadata'
  | 'heif_image_handle_get_metadata_size'
  | 'heif_image_handle_get_metadata_type'
  | 'heif_image_handle_get_raw_color_profile'
  | 'heif_image_handle_get_raw_color_profile_size'
  | 'heif_image_handle_get_width';

export interface LibHeif {
  /** Addresses are numbers, structures go by address; what returns nothing gives 0. */
  call(name: CFunction, ...values: readonly number[]): number;
  /** All memory as it is now; a view taken before an allocation may be out of date. */
  heap(): Uint8Array;
}
type EmscriptenModule = { readonly HEAPU8: Uint8Array } & Readonly<
  Record<`_${CFunction}`, (...values: readonly number[]) => number | undefined>
>;
interface FactoryOptions {
  /** Given, so that nothing is fetched and everything happens before the call returns. */
  readonly wasmBinary: Uint8Array;
  print(): void;
  printErr(): void;
}

const requireFile = createRequire(import.meta.url);
let wasmBinary: Uint8Array | null = null;

/** A fresh instance for each picture: some 20 ms, and what one picture broke or took is gone with it. */
function freshLibHeif(): LibHeif {
  const factory = requireFile('libheif-js/libheif-wasm/libheif.js') as (
    options: FactoryOptions,
  ) => EmscriptenModule;
  wasmBinary ??= readFileSync(requireFile.resolve('libheif-js/libheif-wasm/libheif.wasm'));
  const module = factory({ wasmBinary, print: () => undefined, printErr: () => undefined });
  return {
    call: (name, ...values) => module[`_${name}`](...values) ?? 0,
    heap: () => module.HEAPU8,
  };
}

export interface OpenHeic {
  readonly lib: LibHeif;
  readonly handle: number;
  /** Address of twelve bytes for libheif's answers. */
  readonly error: number;
}

/** A trap inside WebAssembly, an address out of bounds, a refused growth: all of it is the picture's fault. */
export function guarded<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof HeicRefused) throw error;
    throw new HeicRefused('photo.damaged', error instanceof Error ? error.message : String(error));
  }
}

/** Reads the boxes of the file. @throws HeicRefused for a damaged one and one above `mostPixels` */
export function openHeic(bytes: Uint8Array, mostPixels: number): OpenHeic {
  const lib = freshLibHeif();
  const error = lib.call('malloc', 16);
  const context = lib.call('heif_context_alloc');
  tightenLimits(lib, lib.call('heif_context_get_security_limits', context), mostPixels);
  const copy = lib.call('malloc', bytes.byteLength);
  lib.heap().set(bytes, copy);
  lib.call('heif_context_read_from_memory_without_copy', error, context, copy, bytes.byteLength, 0);
  expectOk(lib, error);
  const out = lib.call('malloc', 4);
  lib.call('heif_context_get_primary_image_handle', error, context, out);
  expectOk(lib, error);
  const handle = read32(lib, out);
  const widthPx = lib.call('heif_image_handle_get_width', handle);
  const heightPx = lib.call('heif_image_handle_get_height', handle);
  if (widthPx < 1 || heightPx < 1) throw new HeicRefused('photo.damaged', 'no size');
  if (widthPx * heightPx > mostPixels) {
    throw new HeicRefused('photo.too-many-pixels', `${widthPx}x${heightPx}`);
  }
  return { lib, handle, error };
}

/** struct heif_security_limits, version 4 (libheif 1.23, heif_security.h): offsets of the fields that are narrowed. */
function tightenLimits(lib: LibHeif, limits: number, mostPixels: number): void {
  const view = new DataView(lib.heap().buffer, limits, 72);
  if (view.getUint8(0) < 2) throw new Error('another libheif than expected');
  view.setBigUint64(8, BigInt(mostPixels), true);
  view.setUint32(32, MOST_PROFILE_BYTES, true);
  view.setBigUint64(40, BigInt(MOST_BLOCK_BYTES), true);
  view.setBigUint64(64, BigInt(MOST_MEMORY_BYTES), true);
}

const SECURITY_LIMIT_EXCEEDED = 1000;

export function expectOk(lib: LibHeif, error: number): void {
  const code = read32(lib, error);
  if (code === 0) return;
  const detail = read32(lib, error + 4);
  const isTooLarge = detail === SECURITY_LIMIT_EXCEEDED;
  throw new HeicRefused(
    isTooLarge ? 'photo.too-many-pixels' : 'photo.damaged',
    `libheif ${code}.${detail}`,
  );
}

export function read32(lib: LibHeif, address: number): number {
  return new DataView(lib.heap().buffer).getUint32(address, true);
}
