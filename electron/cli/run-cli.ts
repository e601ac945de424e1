import { join, resolve } from 'node:path';
import { AppError, isAppError } from '../../shared/errors.ts';
import { openLibrary, type Library } from '../library/open-library.ts';
import { startPhotoWorkerChild } from '../workers/create-photo-worker-child.ts';
import { describeFailure, fillWords, wordsFor, type CliLanguage } from './cli-words.ts';
import type { CliIo, CommandResult, JsonValue } from './command.ts';
import { helpLines } from './commands/help-command.ts';
import { defaultLibraryFolder } from './default-library-folder.ts';
import {
  languageOf,
  likelyLanguage,
  parseCommandLine,
  wantsJson,
  type CommandLine,
} from './parse-command-line.ts';
import { createProgressLine } from './progress-line.ts';
import { UsageError } from './usage-error.ts';

export const EXIT = { done: 0, violations: 1, usage: 2, failed: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a person mistyped although the command line could be parsed. */
const MISTYPED = new Set([
  'export.picture-base-needed',
  'export.picture-base-invalid',
  'export.answer-needed',
  'export.answer-invalid',
  'export.upload-day',
  'export.workbook-needed',
  'export.workbook-columns',
  'export.picture-list-empty',
  'export.picture-list-unreadable',
  'marketplace.unknown',
  'household.commune-unknown',
]);

/** Runs one command line to its end. Everything it has to say goes through `io`; nothing is thrown. */
export async function runCli(
  args: readonly string[],
  io: CliIo,
  resourcesFolder: string,
): Promise<ExitCode> {
  const isJson = wantsJson(args);
  let language = likelyLanguage(args);
  const opened: Library[] = [];
  const line = createProgressLine(io.stderr);
  try {
    const commandLine = parseCommandLine(args);
    language = languageOf(commandLine.values['lang']);
    const words = wordsFor(language);
    const open = createOpener(commandLine, io, resourcesFolder, opened);
    const result = commandLine.wantsHelp
      ? helpResult(
          helpLines(
            words,
            commandLine.command.name === 'help' ? undefined : commandLine.command.name,
          ),
        )
      : await commandLine.command.run({
          ...commandLine,
          language,
          words,
          io,
          resourcesFolder,
          openLibrary: open,
          progress: line.show,
        });
    line.clear();
    await closeAll(opened);
    if (isJson) io.stdout(document({ ok: result.ok, ...result.json }));
    else io.stdout(result.lines.map((each) => `${each}\n`).join(''));
    return result.ok ? EXIT.done : EXIT.violations;
  } catch (caught) {
    line.clear();
    await closeAll(opened).catch(() => undefined);
    const error: unknown = io.signal.aborted ? new AppError('job.cancelled', {}) : caught;
    return sayFailure(error, language, isJson, io);
  }
}

function createOpener(
  { values }: CommandLine,
  io: CliIo,
  resourcesFolder: string,
  opened: Library[],
): (folder?: string) => Promise<Library> {
  return async (asked) => {
    const named = values['library'];
    const folder =
      asked ??
      (typeof named === 'string'
        ? resolve(io.currentFolder, named)
        : defaultLibraryFolder(io.env, io.currentFolder));
    const library = await openLibrary({
      folder,
      resourcesFolder,
      startPhotoWorker: startPhotoWorkerChild,
      acceptsUnsafePlace: values['any-drive'] === true,
      bundleFolder: join(folder, '..'),
      actorFallback: 'len-san',
      reportUnexpected: (reference, error) => io.stderr(`${reference} ${traceOf(error)}\n`),
    });
    opened.push(library);
    return library;
  };
}

/** For the person who helps: nobody else can act on it. */
function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function closeAll(opened: Library[]): Promise<void> {
  for (const library of opened.splice(0)) await library.close();
}

function helpResult(lines: readonly string[]): CommandResult {
  return { ok: true, json: { help: lines.join('\n') }, lines };
}

function sayFailure(error: unknown, language: CliLanguage, isJson: boolean, io: CliIo): ExitCode {
  if (!isAppError(error) && !(error instanceof UsageError)) io.stderr(`${traceOf(error)}\n`);
  const words = wordsFor(language);
  const failure = describeFailure(error, language);
  const isUsage = error instanceof UsageError || MISTYPED.has(failure.code);
  if (isJson) {
    const { code, params, what, more } = failure;
    io.stdout(document({ ok: false, error: { code, params, message: [what, ...more].join(' ') } }));
  } else {
    const lines = [
      failure.what,
      ...failure.more,
      fillWords(`${words.code}: {{code}}`, { code: failure.code }),
    ];
    io.stderr(lines.map((each) => `${each}\n`).join(''));
    if (isUsage) io.stderr(`${words.more}\n`);
  }
  return isUsage ? EXIT.usage : EXIT.failed;
}

function document(value: JsonValue): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
