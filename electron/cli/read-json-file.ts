import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CliIo } from './command.ts';
import { UsageError } from './usage-error.ts';

/** A JSON file in UTF-8, with or without a byte-order mark; "-" is stdin. @throws UsageError. */
export async function readJsonFile(file: string, io: CliIo): Promise<unknown> {
  let text: string;
  try {
    text =
      file === '-' ? await io.readStdin() : await readFile(resolve(io.currentFolder, file), 'utf8');
  } catch (error) {
    throw new UsageError('unreadableFile', {
      file,
      detail: error instanceof Error ? error.message : '',
    });
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new UsageError('notJson', { file, detail: error instanceof Error ? error.message : '' });
  }
}
