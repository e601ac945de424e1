import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bareSharpLoop, isInstalled, PICTURE_TOOLS, runTool } from './bare-loops.ts';
import { median, type BenchResult } from './bench-result.ts';
import { pauseResult, type Pauses } from './loop-pauses.ts';
import { openTakingIn, type TakingInTimes } from './photo-library.ts';
import { judgingParts } from './photo-judging.ts';
import { makePhoneJpegs } from './photo-sources.ts';

const PHOTOS = 500;
/** Measured in turn, part by part, so that a machine that gets slower meanwhile is slower for all. */
const PART = 100;
/** The other programs are far enough away to be told apart by the first of two parts. */
const TOOL_PARTS = 2;
const TOOL_PHOTOS = 12;

/**
 * 500 JPEGs of 12 megapixels on their way into a library: copied, hashed, thumbnail 320, rendition 1200, journal; then
 * judged. Beside it, over the same files: the least that makes the same outputs, and programs that do nothing else.
 */
export async function measurePhotoIngest(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'len-san-bench-photos-'));
  try {
    const sources = await makePhoneJpegs(folder, PHOTOS);
    const library = await openTakingIn(join(folder, 'library'));
    const ours: TakingInTimes[] = [];
    const bare: number[] = [];
    const others = new Map<string, number[]>();
    try {
      for (let from = 0; from < PHOTOS; from += PART) {
        const part = sources.slice(from, from + PART);
        bare.push(await apart(folder, (place) => bareSharpLoop(part, place)));
        if (from < TOOL_PARTS * PART) {
          for (const tool of PICTURE_TOOLS.filter(isInstalled)) {
            const seconds = await apart(folder, (place) =>
              runTool(tool, part.slice(0, TOOL_PHOTOS), place),
            );
            others.set(tool.name, [...(others.get(tool.name) ?? []), seconds / TOOL_PHOTOS]);
          }
        }
        settle();
        ours.push(await library.takeIn(part));
      }
      return [
        ...ingestFigures(ours, bare),
        ...toolFigures(ours, others),
        await judgingFigure(ours, library.previews()),
        memoryFigure(library.peakRssBytes()),
        pauseFigure('taking in', ours, ({ intakePauses }) => intakePauses),
        pauseFigure('judging', ours, ({ judgingPauses }) => judgingPauses),
      ];
    } finally {
      await library.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs something in a folder of its own and clears up before the next is timed. */
async function apart(folder: string, work: (place: string) => Promise<number>): Promise<number> {
  const place = join(folder, 'apart');
  settle();
  const seconds = await work(place);
  rmSync(place, { recursive: true, force: true });
  return seconds;
}

/** What one left unwritten is not written in the time of the next. */
function settle(): void {
  spawnSync('sync');
}

const perSecond = (seconds: number) => PART / seconds;

function ingestFigures(ours: readonly TakingInTimes[], bare: readonly number[]): BenchResult[] {
  const ratios = ours.map(({ intakeSeconds }, index) => (bare[index] ?? 0) / intakeSeconds);
  const ratio = median(ratios);
  return [
    {
      name: `taking in ${PHOTOS} JPEGs of 12 MP`,
      value: median(ours.map(({ intakeSeconds }) => perSecond(intakeSeconds))),
      unit: 'photos/s',
      baseline: {
        name: 'bare sharp loop, one decode for both outputs, two at once',
        value: median(bare.map(perSecond)),
      },
      ratio,
      target: '≥ 0.9',
      met: ratio >= 0.9,
      note: `${ours.length} parts of ${PART} in turn, from ${shown(Math.min(...ratios))} to ${shown(Math.max(...ratios))}; ours syncs, reads back and journals`,
    },
  ];
}

function toolFigures(
  ours: readonly TakingInTimes[],
  others: ReadonlyMap<string, readonly number[]>,
): BenchResult[] {
  for (const tool of PICTURE_TOOLS) {
    if (!others.has(tool.name))
      process.stdout.write(`        not installed here, not compared: ${tool.program}\n`);
  }
  return [...others].map(([name, seconds]) => {
    const ratio = median(
      seconds.map((each, index) => (each * PART) / (ours[index]?.intakeSeconds ?? Infinity)),
    );
    return {
      name: `taking in, against ${name}`,
      value: median(ours.slice(0, TOOL_PARTS).map(({ intakeSeconds }) => perSecond(intakeSeconds))),
      unit: 'photos/s',
      baseline: {
        name: `${name}, a process per core`,
        value: median(seconds.map((each) => 1 / each)),
      },
      ratio,
      target: '> 1',
      met: ratio > 1,
      note: `${seconds.length} times ${TOOL_PHOTOS} of the same pictures in turn; the other makes the small picture from the large one, copies and hashes nothing`,
    };
  });
}

async function judgingFigure(
  ours: readonly TakingInTimes[],
  previews: readonly string[],
): Promise<BenchResult> {
  const { decode, flags, faces, codes } = await judgingParts(previews);
  const value = decode + flags + faces;
  const takingIn = ours.map(
    // Where the system does not say: as if all of it had run on one core, which is less than it took.
    ({ intakeCpuSeconds, intakeSeconds }) => ((intakeCpuSeconds ?? intakeSeconds) * 1000) / PART,
  );
  const clock = ours.map(({ judgingSeconds, intakeSeconds }) => judgingSeconds / intakeSeconds);
  const ratio = value / median(takingIn);
  return {
    name: 'flags and hash of a picture, by processor time',
    value,
    unit: 'ms',
    baseline: { name: 'taking it in, by processor time', value: median(takingIn) },
    ratio,
    target: '≤ 0.5',
    met: ratio <= 0.5,
    note: `decoding ${ms(decode)}, flags and hash ${ms(flags)}, faces ${ms(faces)}; codes ${ms(codes)} more; by the clock, with codes, rows and comparing: ${shown(median(clock))} of taking in, from ${shown(Math.min(...clock))} to ${shown(Math.max(...clock))}`,
  };
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}

function memoryFigure(peakRssBytes: number): BenchResult {
  const megabytes = peakRssBytes / 1024 / 1024;
  return {
    name: 'peak memory of the photo worker, taking in and judging',
    value: megabytes,
    unit: 'MB',
    baseline: null,
    ratio: null,
    target: '< 500 MB',
    met: megabytes < 500,
    note: 'largest resident set after any picture and twenty times a second',
  };
}

function pauseFigure(
  what: string,
  ours: readonly TakingInTimes[],
  of: (times: TakingInTimes) => Pauses,
): BenchResult {
  return pauseResult(`longest pause of the main process while ${what}`, ours.map(of));
}

function shown(value: number): string {
  return value.toFixed(2);
}
