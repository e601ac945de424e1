import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { photoRefusalSchema } from '../../../shared/domain/photo.ts';
import english from '../../../resources/help/cli.en.json' with { type: 'json' };
import vietnamese from '../../../resources/help/cli.vi.json' with { type: 'json' };
import windowEnglish from '../../../renderer/i18n/locales/en/photos.json' with { type: 'json' };
import windowVietnamese from '../../../renderer/i18n/locales/vi/photos.json' with { type: 'json' };
import { withRightSums } from '../../fixtures/png-sums.ts';
import { heicBytes, mutate, phoneJpeg, pictureAs, put } from '../../fixtures/make-photos.ts';
import { temporaryFolder } from '../library/temporary-library.ts';
import { openWorker } from './photo-worker-under-test.ts';

/** As many as a commit can wait for; LEN_SAN_MUTANTS=1000 for all that are looked at before a release. */
const MUTANTS = Number(process.env['LEN_SAN_MUTANTS'] ?? 320);
const MOST_MS = 5000;
/** Looking for faces is most of the time, and none is in a picture this small that would not be in a larger one. */
const SMALL = { widthPx: 160, heightPx: 120 } as const;

async function sound(): Promise<[kind: string, bytes: Buffer][]> {
  const others = (['webp', 'avif', 'tiff', 'gif'] as const).map(
    async (format) => [format, await pictureAs(format, SMALL)] as [string, Buffer],
  );
  return [
    ['jpeg', await phoneJpeg({ ...SMALL, gps: true })],
    ['progressive jpeg', await phoneJpeg({ ...SMALL, progressive: true, orientation: 5 })],
    ['png', await pictureAs('png', { widthPx: 220, heightPx: 220 })],
    ...(await Promise.all(others)),
    ['heic', heicBytes('turned')],
  ];
}

/** What a person reads, in the window and on the command line, in both languages. */
function wordsFor(refusal: string): (string | undefined)[] {
  const key = refusal.replace('photo.', '');
  const said = (texts: Readonly<Record<string, string>>, at: string) => texts[at];
  return [
    said(english.refusal, refusal),
    said(vietnamese.refusal, refusal),
    said(windowEnglish.refusal.photo, key),
    said(windowVietnamese.refusal.photo, key),
  ];
}

describe('damaged pictures', () => {
  it('have words for every reason, in both languages', () => {
    for (const refusal of photoRefusalSchema.options) {
      for (const words of wordsFor(refusal)) expect(words ?? `none for ${refusal}`).toMatch(/ /);
    }
  });

  it(
    `${MUTANTS} of them are looked at: no crash, no hang, each is sound or refused with a reason`,
    { timeout: 180_000 + MUTANTS * 400 },
    async () => {
      const folder = temporaryFolder();
      const worker = openWorker({ mostPictures: Infinity });
      const seeds = await sound();
      // Starting up and loading what looks for faces is not the pictures' doing.
      const warm = put(folder, 'warm', await phoneJpeg(SMALL));
      expect(await worker.run({ kind: 'inspect', path: warm }, 'warm')).toHaveProperty('done');
      const verdicts = new Map<string, Map<string, number>>();
      let slowest = { ms: 0, which: '' };
      const started = performance.now();
      for (let number = 0; number < MUTANTS; number += 1) {
        const [kind, bytes] = seeds[number % seeds.length] ?? ['', Buffer.alloc(0)];
        const changed = mutate(bytes, number);
        // Else every changed PNG would fall to the first of its sums, and nothing behind it would be tried.
        const path = put(folder, `${number}`, kind === 'png' ? withRightSums(changed) : changed);
        const look = async () => {
          const before = performance.now();
          const answer = await worker.run({ kind: 'inspect', path }, `${number}`);
          return { answer, ms: performance.now() - before };
        };
        let { answer, ms } = await look();
        // A machine that does other things is slow by chance; a picture is slow every time.
        if (ms > MOST_MS) ({ answer, ms } = await look());
        if (ms > slowest.ms) slowest = { ms, which: `${kind} ${number}` };
        const verdict = 'refused' in answer ? answer.refused.refusal : 'ok';
        if ('done' in answer) expect(answer.done.judgement).not.toBeNull();
        else expect(wordsFor(verdict)).not.toContain(undefined);
        const ofKind = verdicts.get(kind) ?? new Map<string, number>();
        verdicts.set(kind, ofKind.set(verdict, (ofKind.get(verdict) ?? 0) + 1));
        await rm(path);
      }
      const { peakRssBytes, started: workers } = worker.stats();
      for (const [kind, counts] of verdicts)
        process.stdout.write(`      ${kind}: ${JSON.stringify(Object.fromEntries(counts))}\n`);
      process.stdout.write(
        `      ${MUTANTS} in ${Math.round((performance.now() - started) / 1000)} s, slowest ${Math.round(slowest.ms)} ms (${slowest.which}), memory at most ${Math.round(peakRssBytes / 1024 / 1024)} MB, workers ${workers}\n`,
      );
      expect(workers).toBe(1);
      expect(slowest.ms).toBeLessThan(MOST_MS);
      expect(peakRssBytes).toBeLessThan(500 * 1024 * 1024);
    },
  );
});
