import { relative, resolve } from 'node:path';
import type { PhotoJudgement } from '../../../shared/photos/photo-judgement.ts';
import { inspectFolder, type InspectedPhoto } from '../../photos/inspect-folder.ts';
import { startPhotoWorkerChild } from '../../workers/create-photo-worker-child.ts';
import { createPhotoWorkerClient } from '../../workers/photo-worker-client.ts';
import { fillWords, type CliWords } from '../cli-words.ts';
import type { Command, JsonValue } from '../command.ts';

/** Needs no library and changes nothing: what a folder of pictures would come to. */
export const inspectPhotosCommand: Command = {
  name: 'inspect-photos',
  options: {},
  positionals: ['THƯ_MỤC'],
  run: async ({ positionals, words, io, progress }) => {
    const [asked = '.'] = positionals;
    const folder = resolve(io.currentFolder, asked);
    const worker = createPhotoWorkerClient(startPhotoWorkerChild);
    try {
      const photos = await inspectFolder(folder, worker, io.signal, (done, of) =>
        progress(fillWords(words.text.addingPhotos, { done, of })),
      );
      const named = (path: string) => relative(folder, path).replaceAll('\\', '/') || asked;
      return {
        ok: true,
        json: { photos: photos.map((photo) => toJson(photo, named)) },
        lines: toLines(photos, named, words),
      };
    } finally {
      worker.close();
    }
  },
};

type Named = (path: string) => string;

function toJson(photo: InspectedPhoto, named: Named): { readonly [key: string]: JsonValue } {
  const { judgement, facts } = photo;
  return {
    file: named(photo.path),
    status: photo.refusal === null ? 'ok' : 'refused',
    reason: photo.refusal,
    kind: photo.format,
    widthPx: facts?.widthPx ?? 0,
    heightPx: facts?.heightPx ?? 0,
    flags: [...flagsOf(photo)],
    codes: (judgement?.codes ?? []).map(({ format, text }) => ({ format, text })),
    twinOf: photo.twinOf === null ? null : named(photo.twinOf),
    burst: photo.burst === null ? null : named(photo.burst),
    takenAt: facts?.takenAt ?? null,
    camera: facts?.camera ?? '',
    hasGps: facts?.hasGps ?? false,
  };
}

function flagsOf(photo: InspectedPhoto): PhotoJudgement['flags'] {
  const found = photo.judgement?.flags ?? [];
  if (photo.duplicateOf === null) return found;
  return [...found, { code: 'duplicate', value: 1, threshold: 1 }];
}

function toLines(photos: readonly InspectedPhoto[], named: Named, words: CliWords): string[] {
  const refusals: Readonly<Record<string, string>> = words.refusal;
  const lines = photos.map((photo) => {
    const file = named(photo.path);
    const { text } = words;
    if (photo.refusal !== null)
      return fillWords(text.photoRefused, { file, reason: refusals[photo.refusal] ?? '' });
    if (photo.twinOf !== null)
      return fillWords(text.photoTwin, { file, original: named(photo.twinOf) });
    const size = { width: photo.facts?.widthPx ?? 0, height: photo.facts?.heightPx ?? 0 };
    const flags = flagsOf(photo).map(({ code }) => words.flag[code]);
    return flags.length === 0
      ? fillWords(text.photoSound, { file, ...size })
      : fillWords(text.photoFlagged, { file, ...size, flags: flags.join(', ') });
  });
  const usable = photos.filter(({ refusal }) => refusal === null);
  const flagged = usable.filter((photo) => flagsOf(photo).length > 0).length;
  const counts = {
    count: photos.length,
    sound: usable.length - flagged,
    flagged,
    refused: photos.length - usable.length,
  };
  return [...lines, fillWords(words.text.photosInspected, counts)];
}
