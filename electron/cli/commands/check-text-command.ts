import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  type CheckedTextField,
  checkText,
  rulesOfPacks,
  type TextViolation,
} from '../../../shared/marketplace/check-text.ts';
import { sourceTitle } from '../../../shared/marketplace/source-title.ts';
import { isBlocking } from '../../../shared/marketplace/violation.ts';
import { readShippedRules } from '../../marketplaces/load-profiles.ts';
import { askedDay } from '../asked-day.ts';
import { fillWords, type CliLanguage } from '../cli-words.ts';
import { optionKinds, type CliIo, type Command, type JsonValue } from '../command.ts';
import { UsageError } from '../usage-error.ts';

const FIELDS: Readonly<Record<string, CheckedTextField>> = {
  title: 'name',
  description: 'description',
};

/**
 * Needs no library: the shipped rules alone. Spans are [start, end) in UTF-16 code units of the NFC text
 * (of the NFC line with --lines).
 */
export const checkTextCommand: Command = {
  name: 'check-text',
  options: {
    file: optionKinds.text,
    lines: optionKinds.flag,
    field: optionKinds.text,
    day: optionKinds.text,
  },
  positionals: [],
  run: async ({ values, words, language, io, resourcesFolder }) => {
    const { file, field: asked = 'description' } = values;
    if (typeof file !== 'string' || file === '')
      throw new UsageError('missingOption', { option: '--file' });
    const field = FIELDS[String(asked)];
    if (field === undefined) {
      const choices = Object.keys(FIELDS).join(', ');
      throw new UsageError('badValue', { value: String(asked), option: '--field', choices });
    }
    const text = await readText(file, io);
    const { packs, messages } = readShippedRules(resourcesFolder);
    const view = rulesOfPacks([...packs.values()], messages);
    const context = { today: askedDay(values['day']) };
    const texts = values['lines'] === true ? linesOf(text) : [text.normalize('NFC')];
    const checked = texts.map((one, index) => ({
      line: index + 1,
      text: one,
      violations: checkText(one, field, view, context),
    }));
    const all = checked.flatMap(({ violations }) => violations);
    const json: Record<string, JsonValue> =
      values['lines'] === true
        ? {
            lines: checked.map(({ line, text: one, violations }) => ({
              line,
              text: one,
              violations: violations.map((violation) => toJson(violation, language)),
            })),
          }
        : { violations: all.map((violation) => toJson(violation, language)) };
    const lines = checked.flatMap(({ line, violations }) =>
      violations.map(
        (violation) =>
          `${values['lines'] === true ? `${line}:` : ''}${violation.span.start}-${violation.span.end} ` +
          `${violation.code} ${violation.officer[language]} (${sourceTitle(violation.source)[language]})`,
      ),
    );
    return {
      ok: !all.some(isBlocking),
      json,
      lines: [...lines, fillWords(words.text.textChecked, { count: all.length })],
    };
  },
};

function toJson(violation: TextViolation, language: CliLanguage): JsonValue {
  const { code, severity, span, source, edition, officer, farmer, fix } = violation;
  return {
    code,
    severity,
    span: { start: span.start, end: span.end },
    found: span.found,
    message: officer[language],
    farmer: farmer[language],
    source: sourceTitle(source)[language],
    sourceSeen: source.seen,
    confidence: source.confidence,
    rules: edition === undefined ? null : { id: edition.id, revision: edition.revision },
    proposal: typeof fix?.after === 'string' ? fix.after : null,
  };
}

/** UTF-8, with or without a byte-order mark; "-" is stdin. @throws UsageError 'unreadableFile'. */
async function readText(file: string, io: CliIo): Promise<string> {
  try {
    if (file === '-') return await io.readStdin();
    const bytes = await readFile(resolve(io.currentFolder, file));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const detail = error instanceof Error ? error.message : '';
    throw new UsageError('unreadableFile', { file, detail });
  }
}

/** A line end after the last line begins no other one. */
function linesOf(text: string): string[] {
  const lines = text.normalize('NFC').split(/\r\n|\n|\r/u);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
