import type { Handlers } from '../../shared/ipc/contract.ts';
import type { SettingsService } from './settings-service.ts';

export function createSettingsHandlers(
  settings: SettingsService,
): Handlers<'settings:get' | 'settings:update'> {
  return {
    'settings:get': () => settings.get(),
    'settings:update': (patch) => settings.update(withoutUndefined(patch)),
  };
}

/** An optional field of a parsed input may be present and undefined; a patch has only what changes. */
function withoutUndefined<Shape extends object>(
  patch: Shape,
): { [Key in keyof Shape]?: Exclude<Shape[Key], undefined> } {
  const entries = Object.entries(patch).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Shape]?: Exclude<Shape[Key], undefined> };
}
