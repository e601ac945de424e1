import { resolve } from 'node:path';
import type { QuarterTurns } from '../../../shared/domain/photo.ts';
import type { LabelFacts } from '../../../shared/photos/label-facts.ts';
import { formatDay } from '../../../shared/text/format-day.ts';
import { createLabelService, type ReadLabel } from '../../photos/label-service.ts';
import { startLabelWorkerChild } from '../../workers/create-photo-worker-child.ts';
import { fillWords, type CliWords } from '../cli-words.ts';
import { optionKinds, type Command, type JsonValue } from '../command.ts';
import { UsageError } from '../usage-error.ts';

const TURNS: Readonly<Record<string, QuarterTurns>> = { '0': 0, '90': 1, '180': 2, '270': 3 };

/** Needs no library: one picture, read where it lies. */
export const readLabelCommand: Command = {
  name: 'read-label',
  options: { turn: optionKinds.text },
  positionals: ['ẢNH'],
  run: async ({ values, positionals, words, io }) => {
    const [file = ''] = positionals;
    const { turn = '0' } = values;
    const turns = TURNS[String(turn)];
    if (turns === undefined) {
      const choices = Object.keys(TURNS).join(', ');
      throw new UsageError('badValue', { value: String(turn), option: '--turn', choices });
    }
    const labels = createLabelService({ startWorker: startLabelWorkerChild });
    try {
      io.signal.addEventListener('abort', () => labels.close(), { once: true });
      const label = await labels.readFile(resolve(io.currentFolder, file), turns);
      return { ok: true, json: toJson(file, label), lines: sentences(label.facts, words) };
    } finally {
      labels.close();
    }
  },
};

function toJson(file: string, { facts, lines, codes, ms }: ReadLabel): Record<string, JsonValue> {
  const { netWeight, madeOn, expiresOn, shelfLife, certificates, gtin } = facts;
  return {
    file,
    net: netWeight && { value: netWeight.value, unit: netWeight.unit, text: netWeight.text },
    madeOn: madeOn?.date ?? null,
    expiresOn: expiresOn?.date ?? null,
    expiryIsReckoned: expiresOn?.isReckoned ?? false,
    shelfLife: shelfLife && { count: shelfLife.count, unit: shelfLife.unit },
    certificates: certificates.map(({ number, kind }) => ({ number, kind })),
    gtin: gtin?.digits ?? null,
    codes: codes.map(({ format, text }) => ({ format, text })),
    lines: lines.map(({ text, confidence }) => ({ text, confidence })),
    ms,
  };
}

function sentences(facts: LabelFacts, words: CliWords): string[] {
  const { netWeight, madeOn, expiresOn, certificates, gtin } = facts;
  const say = words.label;
  const lines = [
    netWeight && fillWords(say.net, { net: netWeight.text }),
    madeOn && fillWords(say.madeOn, { day: formatDay(madeOn.date) }),
    expiresOn &&
      fillWords(expiresOn.isReckoned ? say.expiresReckoned : say.expiresOn, {
        day: formatDay(expiresOn.date),
      }),
    ...certificates.map(({ number }) => fillWords(say.certificate, { number })),
    gtin && fillWords(say.gtin, { digits: gtin.digits }),
  ].filter((line) => line !== null);
  return lines.length === 0 ? [say.nothing] : [...lines, say.lookAgain];
}
