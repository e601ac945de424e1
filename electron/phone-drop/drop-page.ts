import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type PageLanguage = 'vi' | 'en';

/** What the page's script is told. */
export interface PageData {
  readonly path: string;
  readonly secret: string;
  readonly mostFileBytes: number;
}

export interface DropPages {
  /** The page that sends. `nonce` is what its policy names. */
  sending(language: PageLanguage, data: PageData, nonce: string): string;
  /** Said to whoever comes too late or from elsewhere. */
  refusing(language: PageLanguage, nonce: string): string;
}

type Words = Readonly<Record<string, string>>;

/** Reads the page's parts (resources/phone-drop) once. @throws what reading throws: they come with the application. */
export async function readDropPages(folder: string): Promise<DropPages> {
  const read = (name: string) => readFile(join(folder, name), 'utf8');
  const [page, refused, style, script, vi, en] = await Promise.all(
    ['page.html', 'refused.html', 'page.css', 'page.js', 'words.vi.json', 'words.en.json'].map(
      read,
    ),
  );
  const words: Record<PageLanguage, Words> = {
    vi: JSON.parse(vi ?? '{}') as Words,
    en: JSON.parse(en ?? '{}') as Words,
  };
  const fill = (template: string, language: PageLanguage, parts: Words) =>
    template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) =>
      name in parts ? (parts[name] ?? '') : escaped(words[language][name] ?? ''),
    );

  return {
    sending: (language, data, nonce) =>
      fill(page ?? '', language, {
        language,
        nonce,
        style: style ?? '',
        script: script ?? '',
        data: inScript({ ...data, words: words[language] }),
      }),
    refusing: (language, nonce) =>
      fill(refused ?? '', language, { language, nonce, style: style ?? '' }),
  };
}

/** Vietnamese unless the phone would rather have English. */
export function pageLanguage(acceptLanguage: string | undefined): PageLanguage {
  const wanted = (acceptLanguage ?? '').toLowerCase().split(',');
  const first = wanted
    .map((each) => each.trim().slice(0, 2))
    .find((each) => each === 'vi' || each === 'en');
  return first === 'en' ? 'en' : 'vi';
}

export function pagePolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** JSON that no text in it can end the element of. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
}
