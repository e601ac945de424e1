import { AppError } from '../../shared/errors.ts';

/**
 * The public address under which pictures will be put, made ready for a file name to follow: https or http, no query,
 * no fragment, no name or password, ending in one slash.
 * @throws AppError 'export.picture-base-invalid'.
 */
export function normalizePictureBase(typed: string): string {
  const value = typed.trim();
  const url = URL.canParse(value) ? new URL(value) : null;
  const isPlain =
    url !== null &&
    /^https?:\/\//i.test(value) &&
    /^https?:$/.test(url.protocol) &&
    url.hostname !== '' &&
    url.username === '' &&
    url.password === '' &&
    // An empty query or fragment leaves no trace in URL.search and URL.hash.
    !/[?#\\\s]/.test(value);
  if (!isPlain) throw new AppError('export.picture-base-invalid', { value: typed.slice(0, 200) });
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}
