import type { Profile } from './profile-schema.ts';

/** Is the shop's own workbook to be given at every export? A learned form keeps an empty one. */
export function needsWorkbook({ file }: Pick<Profile, 'file'>): boolean {
  return file.kind === 'workbook' && !file.keepsTemplate;
}
