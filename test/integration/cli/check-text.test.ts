import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../../electron/cli/run-cli.ts';
import { RESOURCES, temporaryFolder } from '../library/temporary-library.ts';

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly span: { readonly start: number; readonly end: number };
  readonly found: string;
  readonly source: string;
}

interface Answer {
  readonly ok: boolean;
  readonly violations?: readonly Found[];
  readonly lines?: readonly { line: number; text: string; violations: readonly Found[] }[];
}

async function checkText(
  content: string | Buffer,
  ...options: string[]
): Promise<{ code: number; json: Answer }> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'text.txt'), content);
  let stdout = '';
  const code = await runCli(
    ['check-text', '--file', 'text.txt', '--json', ...options],
    {
      stdout: (text) => (stdout += text),
      stderr: () => undefined,
      readStdin: () => Promise.resolve(''),
      currentFolder: folder,
      env: {},
      signal: new AbortController().signal,
    },
    RESOURCES,
  );
  return { code, json: JSON.parse(stdout) as Answer };
}

describe('len-san check-text', () => {
  it('gives every place with its span in the NFC line, one array per line', async () => {
    const { code, json } = await checkText(
      '\ufeffTrà chữa bệnh, ngon nhất, ngọt nhất\r\n\r\nGạo nếp nương\n'.normalize('NFD'),
      '--lines',
    );
    expect(code).toBe(1);
    expect(json.lines?.map(({ line, violations }) => [line, violations.length])).toEqual([
      [1, 3],
      [2, 0],
      [3, 0],
    ]);
    for (const { text, violations } of json.lines ?? []) {
      expect(text).toBe(text.normalize('NFC'));
      for (const { span, found, source } of violations) {
        expect(text.slice(span.start, span.end)).toBe(found);
        expect(source).not.toBe('');
      }
    }
    expect(json.lines?.[0]?.violations.map(({ code: one, found }) => [one, found])).toEqual([
      ['claim.medical', 'chữa bệnh'],
      ['claim.superlative', 'ngon nhất'],
      ['claim.superlative', 'ngọt nhất'],
    ]);
  });

  it('ends with 0 when nothing blocks, and counts the whole text without --lines', async () => {
    const { code, json } = await checkText('Gạo nếp.\nNgon nhất vùng.');
    expect([code, json.ok]).toEqual([0, true]);
    expect(json.violations?.map(({ span }) => span)).toEqual([{ start: 9, end: 18 }]);
  });

  it('knows rules of a title', async () => {
    const { json } = await checkText('GẠO NẾP NƯƠNG ĐIỆN BIÊN', '--field', 'title');
    expect(json.violations?.map(({ code }) => code)).toEqual(['name.shouted']);
  });

  it('follows the day of upload', async () => {
    expect((await checkText('Gạo', '--day', '2027-01-01')).code).toBe(0);
    expect((await checkText('Gạo', '--day', 'tomorrow')).code).toBe(2);
  });

  it('calls wrong usage wrong usage', async () => {
    expect((await checkText('Gạo', '--field', 'price')).code).toBe(2);
    expect((await checkText(Buffer.from([0xff, 0xfe, 0x41]))).code).toBe(2);
  });
});
