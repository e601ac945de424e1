import { afterEach } from 'vitest';
import type { RenditionSpec } from '../../../shared/domain/rendition.ts';
import { NO_EDITS, type PhotoEdits } from '../../../shared/photos/photo-edits.ts';
import { startPhotoWorkerChild } from '../../../electron/workers/create-photo-worker-child.ts';
import {
  createPhotoWorkerClient,
  type PhotoAnswer,
  type PhotoWorkerClient,
  type PhotoWorkerOptions,
  type StartWorkerProcess,
} from '../../../electron/workers/photo-worker-client.ts';

const opened: PhotoWorkerClient[] = [];

afterEach(() => {
  for (const worker of opened.splice(0)) worker.close();
});

/** The real worker in a real child process; ended after the test. */
export function openWorker(
  options: PhotoWorkerOptions = {},
  start: StartWorkerProcess = startPhotoWorkerChild,
): PhotoWorkerClient {
  const worker = createPhotoWorkerClient(start, options);
  opened.push(worker);
  return worker;
}

/** 'ok', or why it was refused. */
function verdict(answer: PhotoAnswer): string {
  return 'refused' in answer ? answer.refused.refusal : 'ok';
}

export async function probe(worker: PhotoWorkerClient, path: string): Promise<string> {
  return verdict(await worker.run({ kind: 'probe', path }, path));
}

export async function render(
  worker: PhotoWorkerClient,
  path: string,
  outputPath: string,
  spec: Partial<RenditionSpec> = {},
  edits: Partial<PhotoEdits> = {},
): Promise<{ widthPx: number; heightPx: number; sizeBytes: number }> {
  const whole: RenditionSpec = {
    sidePx: 1200,
    fit: 'inside',
    format: 'jpeg',
    mostBytes: null,
    quality: 82,
    ...spec,
  };
  const answer = await worker.run(
    {
      kind: 'render',
      path,
      rendition: { outputPath, edits: { ...NO_EDITS, ...edits }, spec: whole },
    },
    path,
  );
  if ('refused' in answer) throw new Error(answer.refused.refusal);
  const [made] = answer.done.made;
  if (!made) throw new Error('nothing was made');
  return made;
}
