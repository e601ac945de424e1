import { setImmediate as breathe } from 'node:timers/promises';
import { photoIdSchema, type ListingId, type PhotoId } from '../../shared/domain/ids.ts';
import { SCREEN_RENDITIONS } from '../../shared/domain/rendition.ts';
import { isAppError } from '../../shared/errors.ts';
import { JUDGEMENT_REVISION } from '../../shared/photos/judge-photo.ts';
import { readCard } from '../../shared/photos/photo-cards.ts';
import { NO_EDITS } from '../../shared/photos/photo-edits.ts';
import type { PhotoJudgement } from '../../shared/photos/photo-judgement.ts';
import { relatePhotosInSteps, type Relations } from '../../shared/photos/relate-photos.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import { unlessChanged } from '../database/unless-changed.ts';
import { eachAtOnce } from './each-at-once.ts';
import { openOldHeics } from './open-old-heics.ts';
import type { ComparablePhoto, UnjudgedPhoto } from './judgement-repository.ts';
import type { PhotoParts } from './photo-parts.ts';

export interface Judged {
  readonly judged: number;
  /** Small chat copies that were hidden behind their originals. */
  readonly twins: number;
}

/** Looks at photos once they are in: what is wrong with each, what they show, and which belong together. */
export interface JudgeService {
  /** Judges all that wait, then compares. */
  run(
    signal: AbortSignal,
    onProgress: (done: number, total: number, file: string) => void,
  ): Promise<Judged>;
  /** Starts a job when photos wait and none is at it. */
  wake(): void;
}

const AT_ONCE = 4;
/** So many judgements are written together, so that the window fills while the work goes on. */
const TOGETHER = 24;
/** Thousands are compared beside a window that wants to be answered: never longer than this at one go. */
const LONGEST_MS = 8;
/** Read in a millisecond or two. */
const READ_TOGETHER = 100;

export function createJudgeService(parts: PhotoParts, jobs: JobRunner): JudgeService {
  const { context, repository, inbox, judgements, cache, worker } = parts;
  /** Stopped the worker, or could not be drawn: not looked at again before the next start, whoever asks. */
  const givenUp = new Set<PhotoId>();
  let hasOpenedHeics = false;
  /** Judging is asked for from many sides; it runs once, and what came meanwhile is done after it. */
  let running: Promise<unknown> | null = null;
  /** A job begins a turn of the loop after it is started. */
  let isStarting = false;

  async function judge(photo: UnjudgedPhoto): Promise<PhotoJudgement | null> {
    const record = repository.get(photo.id);
    if (record === null) return null;
    const { path } = await cache.get(record, {
      edits: NO_EDITS,
      editsKey: '',
      spec: SCREEN_RENDITIONS.preview,
    });
    const { widthPx, heightPx, format, hasCamera } = photo;
    const facts = { widthPx, heightPx, format, hasCamera };
    const answer = await worker.run({ kind: 'judge', path, facts }, photo.originalName);
    return 'done' in answer ? answer.done.judgement : null;
  }

  /** A picture that cannot be looked at stays unjudged; the others do not wait for it. */
  async function judgeOrNull(photo: UnjudgedPhoto): Promise<PhotoJudgement | null> {
    try {
      return await judge(photo);
    } catch (error) {
      if (isAppError(error) && ['photo.refused', 'photo.worker-stopped'].includes(error.code))
        return null;
      throw error;
    }
  }

  function keep(found: Map<PhotoId, PhotoJudgement>): void {
    if (found.size === 0) return;
    const cards = [...found].flatMap(([id, { codes }]) => {
      const listingId = codes.map(({ text }) => readCard(text)).find((each) => each !== null);
      return listingId === undefined || listingId === null ? [] : [[id, listingId] as const];
    });
    // Cards first: after a cut between the two they are found once more, the other way round never again.
    markCards(cards);
    judgements.save(found);
    found.clear();
    context.publish('library:changed', { topics: ['photos'] });
  }

  function markCards(cards: readonly (readonly [PhotoId, ListingId])[]): void {
    const known = cards.filter(([, listingId]) => inbox.isCardOf(listingId));
    if (known.length === 0) return;
    const name = { key: 'photos-cards-found', params: { count: known.length } };
    context.journal.batch(name, (write) => {
      for (const [id, listingId] of known)
        write.update('photo', id, { card_listing_id: listingId });
    });
  }

  async function readComparable(): Promise<ComparablePhoto[]> {
    const photos: ComparablePhoto[] = [];
    for (;;) {
      const part = judgements.comparable(photos.at(-1)?.id ?? '', READ_TOGETHER);
      photos.push(...part);
      if (part.length < READ_TOGETHER) return photos;
      await breathe();
    }
  }

  /** An undo may have come while thousands were compared. */
  const isStillThere = (id: string): boolean => repository.get(photoIdSchema.parse(id)) !== null;

  /** @returns how many chat copies were newly hidden. */
  async function compare(): Promise<number> {
    const photos = await readComparable();
    const { twins, duplicates, bursts } = await relate(photos);
    const uncompared = photos.filter(({ isCompared }) => !isCompared).map(({ id }) => id);
    const isNew = new Set<string>(uncompared);
    // A photo that a listing shows stays there: somebody chose it. So does a copy that was brought back.
    const fresh = [...twins].filter(
      ([twinId, originalId]) =>
        (isNew.has(twinId) || isNew.has(originalId)) &&
        isStillThere(twinId) &&
        isStillThere(originalId) &&
        repository.placesOf(photoIdSchema.parse(twinId)).length === 0,
    );
    if (fresh.length > 0) {
      const name = { key: 'photos-twins-hidden', params: { count: fresh.length } };
      context.journal.batch(name, (write) => {
        for (const [twinId, originalId] of fresh)
          write.update('photo', twinId, { twin_of: originalId });
      });
    }
    await breathe();
    // Last: after a cut before this they are compared once more.
    judgements.saveRelations({ duplicates, bursts }, uncompared);
    return fresh.length;
  }

  const listWaiting = (): UnjudgedPhoto[] =>
    judgements.unjudged(JUDGEMENT_REVISION).filter(({ id }) => !givenUp.has(id));

  async function run(
    signal: AbortSignal,
    onProgress: (done: number, total: number, file: string) => void,
  ): Promise<Judged> {
    if (!hasOpenedHeics) await openOldHeics(parts);
    hasOpenedHeics = true;
    const waiting = listWaiting();
    if (waiting.length === 0 && !judgements.hasUncompared()) return { judged: 0, twins: 0 };
    const found = new Map<PhotoId, PhotoJudgement>();
    let done = 0;
    let judged = 0;
    try {
      await eachAtOnce(waiting, AT_ONCE, async (photo) => {
        signal.throwIfAborted();
        onProgress(done, waiting.length, photo.originalName);
        const judgement = await judgeOrNull(photo);
        done += 1;
        onProgress(done, waiting.length, photo.originalName);
        if (judgement === null) {
          givenUp.add(photo.id);
          return;
        }
        judged += 1;
        found.set(photo.id, judgement);
        if (found.size >= TOGETHER) keep(found);
      });
    } finally {
      keep(found);
    }
    const twins = await compare();
    context.publish('library:changed', { topics: ['photos'] });
    return { judged, twins };
  }

  const hasRowsToDo = unlessChanged(
    context.database,
    () =>
      judgements.hasUnjudged(JUDGEMENT_REVISION, givenUp) ||
      judgements.hasUncompared() ||
      (!hasOpenedHeics && repository.refusedAs('photo.heic').length > 0),
  );
  /** Asked with every page of photos that is shown. */
  const hasWork = () => hasRowsToDo(`${givenUp.size} ${hasOpenedHeics}`);

  /** After one another: two rounds at once would judge everything twice. */
  const runAlone: JudgeService['run'] = async (signal, onProgress) => {
    while (running !== null) await running;
    const mine = run(signal, onProgress);
    const free = () => {
      running = null;
    };
    // Whoever waits only wants to know that it is over.
    running = mine.then(free, free);
    return await mine;
  };

  return {
    run: runAlone,
    wake: () => {
      if (running !== null || isStarting || !hasWork()) return;
      jobs.start('judge-photos', {}, async ({ signal, progress }) => {
        isStarting = false;
        const { judged, twins } = await runAlone(signal, (done, total, file) =>
          progress('judge', { file }, done, total),
        );
        return { judged, twins };
      });
      isStarting = true;
    },
  };
}

async function relate(photos: readonly ComparablePhoto[]): Promise<Relations> {
  const work = relatePhotosInSteps(photos);
  let since = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < LONGEST_MS) continue;
    await breathe();
    since = performance.now();
  }
}
