import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import sharp from 'sharp';

/** Seconds of the least that makes the same files: one decode for both outputs, two at once, nothing synced. */
export async function bareSharpLoop(sources: readonly string[], folder: string): Promise<number> {
  mkdirSync(folder);
  sharp.cache(false);
  sharp.concurrency(1);
  const started = performance.now();
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let source = sources[next++]; source !== undefined; source = sources[next++]) {
      const bytes = await readFile(source);
      const name = createHash('sha256').update(bytes).digest('hex');
      const [{ data, info }] = await Promise.all([
        sharp(bytes)
          .autoOrient()
          .resize(1200, 1200, { fit: 'inside' })
          .raw()
          .toBuffer({ resolveWithObject: true }),
        writeFile(join(folder, `${name}.jpg`), bytes),
      ]);
      const raw = { width: info.width, height: info.height, channels: info.channels };
      await Promise.all([
        sharp(data, { raw })
          .jpeg({ quality: 82 })
          .toFile(join(folder, `${name}-1200.jpg`)),
        sharp(data, { raw })
          .resize(320, 320)
          .jpeg({ quality: 78 })
          .toFile(join(folder, `${name}-320.jpg`)),
      ]);
    }
  };
  await Promise.all([lane(), lane()]);
  return (performance.now() - started) / 1000;
}

export interface PictureTool {
  readonly name: string;
  readonly program: string;
  /** Arguments before the files, for the large output and for the small one. */
  readonly large: (folder: string) => readonly string[];
  readonly small: (folder: string) => readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const LARGE = 'large';
const SMALL = 'small';

/**
 * Each with the outputs of ours and what makes it fastest: the small picture from the large one, so that it decodes an
 * original once, too. Neither copies, hashes or remembers anything.
 */
export const PICTURE_TOOLS: readonly PictureTool[] = [
  {
    name: 'vipsthumbnail',
    program: 'vipsthumbnail',
    large: (folder) => ['--size', '1200x1200', '-o', join(folder, LARGE, '%s.jpg[Q=82,strip]')],
    small: (folder) => [
      '--size',
      '320x320',
      '--smartcrop',
      'centre',
      '-o',
      join(folder, SMALL, '%s.jpg[Q=78,strip]'),
    ],
    env: { VIPS_CONCURRENCY: '1' },
  },
  {
    name: 'mogrify of ImageMagick',
    program: 'mogrify',
    large: (folder) => [
      // Lets the decoder leave out what a smaller picture does not show, as libvips does by itself.
      '-define',
      'jpeg:size=2400x2400',
      '-auto-orient',
      '-thumbnail',
      '1200x1200',
      '-quality',
      '82',
      '-path',
      join(folder, LARGE),
    ],
    small: (folder) => [
      '-define',
      'jpeg:size=640x640',
      '-thumbnail',
      '320x320^',
      '-gravity',
      'center',
      '-extent',
      '320x320',
      '-quality',
      '78',
      '-path',
      join(folder, SMALL),
    ],
    env: { MAGICK_THREAD_LIMIT: '1' },
  },
];

export function isInstalled({ program }: PictureTool): boolean {
  const found = spawnSync(program, ['--version'], { stdio: 'ignore' });
  return found.error === undefined;
}

/** Seconds for all pictures and both outputs, a process per core with its share of the files. */
export async function runTool(
  tool: PictureTool,
  sources: readonly string[],
  folder: string,
): Promise<number> {
  for (const each of [LARGE, SMALL]) mkdirSync(join(folder, each), { recursive: true });
  const lanes = Math.min(sources.length, availableParallelism());
  const started = performance.now();
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      const mine = sources.filter((__, index) => index % lanes === lane);
      await run(tool, [...tool.large(folder), ...mine]);
      const made = mine.map((source) => join(folder, LARGE, basename(source)));
      await run(tool, [...tool.small(folder), ...made]);
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  if (readdirSync(join(folder, SMALL)).length !== sources.length)
    throw new Error(`${tool.name} left pictures out`);
  return seconds;
}

function run({ program, env }: PictureTool, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'ignore', env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${code}`));
    });
  });
}
