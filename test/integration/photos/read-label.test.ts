import { afterEach, describe, expect, it } from 'vitest';
import { createLabelService, type LabelService } from '../../../electron/photos/label-service.ts';
import { startLabelWorkerChild } from '../../../electron/workers/create-photo-worker-child.ts';
import { createLabelWorkerClient } from '../../../electron/workers/label-worker-client.ts';
import { drawLabel, type LabelTruth } from '../../fixtures/make-labels.ts';
import { heicHead, put } from '../../fixtures/make-photos.ts';
import { temporaryFolder } from '../library/temporary-library.ts';

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

function openLabels(): LabelService {
  const labels = createLabelService({ startWorker: startLabelWorkerChild });
  opened.push(labels);
  return labels;
}

/** A second of work each: all of them with LEN_SAN_ALL_LABELS=1, whose figures stand in docs/decisions/label-reader.md. */
const [PRINTED, PHOTOGRAPHED] = process.env['LEN_SAN_ALL_LABELS'] === '1' ? [12, 32] : [4, 10];
const FIELDS = ['net', 'madeOn', 'expiresOn', 'certificates'] as const;

describe('reading labels', () => {
  it(
    `reads most fields of ${PRINTED + PHOTOGRAPHED} drawn labels, printed and photographed, and invents few`,
    { timeout: 900_000 },
    async () => {
      const folder = temporaryFolder();
      const labels = openLabels();
      const tables = { printed: tally(), photographed: tally() };
      let ms = 0;
      for (const [how, count] of [
        ['printed', PRINTED],
        ['photographed', PHOTOGRAPHED],
      ] as const) {
        for (let seed = 1; seed <= count; seed += 1) {
          const { truth, bytes } = await drawLabel(seed, how);
          const read = await labels.readFile(put(folder, `${how}-${seed}.jpg`, bytes));
          ms += read.ms;
          const { netWeight, madeOn, expiresOn, certificates } = read.facts;
          const got: Record<keyof LabelTruth, unknown> = {
            net: netWeight?.text ?? null,
            madeOn: madeOn?.date ?? null,
            expiresOn: expiresOn?.date ?? null,
            certificates: certificates.map(({ number }) => number),
          };
          for (const field of FIELDS) {
            const isRight = JSON.stringify(got[field]) === JSON.stringify(truth[field]);
            const isSilent = got[field] === null || certificates.length === 0;
            if (isRight) tables[how][field].right += 1;
            else if (field === 'certificates' ? isSilent : got[field] === null)
              tables[how][field].silent += 1;
            else tables[how][field].wrong += 1;
          }
        }
      }
      process.stdout.write(
        `labels: ${JSON.stringify(tables)}, ${(ms / (PRINTED + PHOTOGRAPHED)).toFixed(0)} ms each\n`,
      );
      for (const field of FIELDS) {
        expect(tables.printed[field].right).toBeGreaterThanOrEqual(PRINTED - 1);
        expect(tables.photographed[field].right).toBeGreaterThanOrEqual(
          Math.floor(PHOTOGRAPHED * 0.8),
        );
        expect(tables.photographed[field].wrong).toBeLessThanOrEqual(Math.ceil(PHOTOGRAPHED * 0.1));
      }
    },
  );

  it(
    'reads one that lies on its side when told how it was turned',
    { timeout: 120_000 },
    async () => {
      const { default: sharp } = await import('sharp');
      const { bytes, truth } = await drawLabel(4, 'printed');
      const lying = await sharp(bytes).rotate(270).jpeg().toBuffer();
      const read = await openLabels().readFile(put(temporaryFolder(), 'a.jpg', lying), 1);
      expect(read.facts.netWeight?.text).toBe(truth.net);
      expect(read.facts.madeOn?.date).toBe(truth.madeOn);
    },
  );

  it('gives a reason for what is no picture, and goes on', { timeout: 120_000 }, async () => {
    const folder = temporaryFolder();
    const labels = openLabels();
    const refusal = async (name: string, bytes: Buffer) =>
      await labels.readFile(put(folder, name, bytes)).catch((error: unknown) => error);
    expect(await refusal('a.heic', heicHead())).toMatchObject({
      code: 'photo.refused',
      params: { file: 'a.heic', refusal: 'photo.damaged' },
    });
    expect(await refusal('a.txt', Buffer.from('no picture'))).toMatchObject({
      params: { refusal: 'photo.not-a-picture' },
    });
    await expect(labels.readFile(folder)).rejects.toMatchObject({
      params: { refusal: 'photo.unreadable' },
    });
    const { bytes, truth } = await drawLabel(2, 'printed');
    const read = await labels.readFile(put(folder, 'b.jpg', bytes));
    expect(read.facts.madeOn?.date).toBe(truth.madeOn);
  });

  it(
    'says so when the reader hangs or dies, and starts another for the next label',
    { timeout: 120_000 },
    async () => {
      const folder = temporaryFolder();
      const { bytes } = await drawLabel(2, 'printed');
      const picture = {
        path: put(folder, 'a.jpg', bytes),
        quarterTurns: 0,
        file: 'a.jpg',
      } as const;
      const hasty = createLabelWorkerClient(startLabelWorkerChild, { watchdogMs: 20 });
      opened.push(hasty);
      await expect(hasty.read(picture)).rejects.toMatchObject({ code: 'photo.worker-stopped' });

      const worker = createLabelWorkerClient(startLabelWorkerChild);
      opened.push(worker);
      const dying = worker.read(picture);
      dying.catch(() => undefined);
      while (worker.stats().pid === undefined)
        await new Promise((resolve) => setTimeout(resolve, 5));
      process.kill(worker.stats().pid ?? 0, 'SIGKILL');
      await expect(dying).rejects.toMatchObject({ code: 'photo.worker-stopped' });
      expect((await worker.read(picture)).lines.length).toBeGreaterThan(3);
      expect(worker.stats().started).toBe(2);
      expect(worker.stats().peakRssBytes).toBeLessThan(500e6);
    },
  );
});

function tally() {
  const each = () => ({ right: 0, silent: 0, wrong: 0 });
  return { net: each(), madeOn: each(), expiresOn: each(), certificates: each() };
}
