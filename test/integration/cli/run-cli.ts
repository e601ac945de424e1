import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

/** The built command line, or the one LEN_SAN_TEST_CLI names. Builds first when the sources are newer. */
export async function builtCli(): Promise<string> {
  const named = process.env['LEN_SAN_TEST_CLI'];
  if (named !== undefined) return named;
  const { ensureBuild } = (await import(join(ROOT, 'scripts/setup/build-output.mjs'))) as {
    ensureBuild: (options: { quiet: boolean }) => Promise<void>;
  };
  await ensureBuild({ quiet: true });
  return join(ROOT, 'out/main/cli.js');
}

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What --json printed; throws when stdout is not exactly one JSON document. */
  json(): Record<string, unknown>;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly stdin?: string;
  /** SIGKILL after so many milliseconds. */
  readonly killAfterMs?: number;
  /** Ctrl+C as soon as this is so: how long a start takes, no machine promises. */
  readonly interruptWhen?: () => boolean;
}

export async function runCli(
  cli: string,
  args: readonly string[],
  options: CliOptions = {},
): Promise<CliRun> {
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.stdin ?? '');
  const kill =
    options.killAfterMs === undefined
      ? null
      : setTimeout(() => child.kill('SIGKILL'), options.killAfterMs);
  const { interruptWhen } = options;
  const looking = setInterval(() => {
    if (interruptWhen?.() !== true) return;
    clearInterval(looking);
    child.kill('SIGINT');
  }, 20);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (kill) clearTimeout(kill);
  clearInterval(looking);
  return { code, stdout, stderr, json: () => JSON.parse(stdout) as Record<string, unknown> };
}
