import { AppError } from '../../shared/errors.ts';
import { readPictureBase } from '../../shared/marketplace/picture-addresses.ts';

/** See readPictureBase. @throws AppError 'export.picture-base-invalid'. */
export function normalizePictureBase(typed: string): string {
  const base = readPictureBase(typed, (text) => (URL.canParse(text) ? new URL(text) : null));
  if (base === null)
    throw new AppError('export.picture-base-invalid', { value: typed.slice(0, 200) });
  return base;
}
