import { lstat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { QuarterTurns } from '../../shared/domain/photo.ts';
import type { LabelFacts, LabelLine } from '../../shared/photos/label-facts.ts';
import type { FoundCode } from '../../shared/photos/photo-judgement.ts';
import { readLabel } from '../../shared/photos/read-label.ts';
import {
  createLabelWorkerClient,
  type LabelPicture,
  type LabelWorkerOptions,
} from '../workers/label-worker-client.ts';
import type { StartWorkerProcess } from '../workers/photo-worker-client.ts';

export interface ReadLabel {
  readonly facts: LabelFacts;
  /** All that was read, for a person to look at. */
  readonly lines: readonly LabelLine[];
  readonly codes: readonly FoundCode[];
  /** From asking to answering, the start of the reader included. */
  readonly ms: number;
}

export interface LabelService {
  /** Reads the label on a photo of the library: its original, turned as the officer turned it. */
  read(photo: LabelPicture): Promise<ReadLabel>;
  /**
   * Reads the label on a picture anywhere on this machine. `quarterTurns`: clockwise, on top of EXIF.
   * @throws AppError 'photo.refused' | 'photo.worker-stopped', as `read` does
   */
  readFile(path: string, quarterTurns?: QuarterTurns): Promise<ReadLabel>;
  /** Ends the reader. */
  close(): void;
}

export interface LabelServiceParts {
  /** startLabelWorkerChild on the command line, startLabelWorker in the window. */
  readonly startWorker: StartWorkerProcess;
  readonly options?: LabelWorkerOptions;
}

/** The reader starts with the first label and ends by itself when nobody asks. */
export function createLabelService({ startWorker, options }: LabelServiceParts): LabelService {
  const worker = createLabelWorkerClient(startWorker, options);
  const read: LabelService['read'] = async (photo) => {
    const begun = performance.now();
    const { lines, codes } = await worker.read(photo);
    const ms = Math.round(performance.now() - begun);
    return { facts: readLabel(lines, codes), lines, codes, ms };
  };
  return {
    read,
    readFile: async (path, quarterTurns = 0) => {
      const file = basename(path);
      const status = await lstat(path).catch(() => null);
      if (status?.isFile() !== true) {
        throw new AppError('photo.refused', { file, refusal: 'photo.unreadable' });
      }
      return await read({ path, quarterTurns, file });
    },
    close: () => worker.close(),
  };
}
