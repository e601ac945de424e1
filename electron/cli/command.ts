import type { ParseArgsOptionsConfig } from 'node:util';
import type { Library } from '../library/open-library.ts';
import type { CliLanguage, CliWords } from './cli-words.ts';

/** Where words go. stdout is for the answer, stderr for progress and failures. */
export interface CliIo {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly readStdin: () => Promise<string>;
  readonly currentFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
}

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

export interface CommandResult {
  /** False: the marketplace's rules are broken (exit code 1). Everything worse is thrown. */
  readonly ok: boolean;
  /** What --json prints, beside `ok`. */
  readonly json: { readonly [key: string]: JsonValue };
  /** What people read. */
  readonly lines: readonly string[];
}

export interface Invocation {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
  readonly language: CliLanguage;
  readonly words: CliWords;
  readonly io: CliIo;
  /** Resources folder, for commands that need no library. */
  readonly resourcesFolder: string;
  /** Opened once, closed by the caller. Another folder than the asked one only for the demonstration. */
  readonly openLibrary: (folder?: string) => Promise<Library>;
  /** One line on stderr that the next one replaces when a person watches. */
  readonly progress: (line: string) => void;
}

export interface Command {
  readonly name: keyof CliWords['command'];
  readonly options: ParseArgsOptionsConfig;
  /** Names of the arguments that are no options, as the help writes them; with … the last may repeat. */
  readonly positionals: readonly string[];
  readonly run: (invocation: Invocation) => Promise<CommandResult>;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
/** May be repeated; its values arrive as the lines of one text. */
const texts = { type: 'string', multiple: true } as const;
export const optionKinds = { text, flag, texts };
