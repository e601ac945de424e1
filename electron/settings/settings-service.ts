import { NO_OWN_RATES } from '../../shared/domain/own-rates.ts';
import { settingsSchema, type Settings } from '../../shared/ipc/contract-app.ts';
import type { ServiceContext } from '../library/service-context.ts';
import type { SettingsRepository } from './settings-repository.ts';

export interface SettingsService {
  get(): Settings;
  /** Changes what is given, keeps the rest. Journalled like everything else. */
  update(patch: Partial<Settings>): Settings;
}

const DEFAULTS: Settings = {
  officerName: '',
  officerPhone: '',
  communeCode: '',
  language: 'vi',
  colorScheme: 'auto',
  textSize: 100,
  pictureBase: '',
  shownMarketplaces: [],
  rates: NO_OWN_RATES,
};

export function createSettingsService(
  context: Pick<ServiceContext, 'journal'>,
  repository: SettingsRepository,
): SettingsService {
  const get = (): Settings => {
    const stored = repository.all();
    const known = Object.keys(DEFAULTS).filter((key) => stored.has(key));
    const merged = {
      ...DEFAULTS,
      ...Object.fromEntries(known.map((key) => [key, stored.get(key)])),
    };
    const parsed = settingsSchema.safeParse(merged);
    // A value of a later build that this one does not know falls back alone, not all settings with it.
    return parsed.success ? parsed.data : { ...DEFAULTS, ...validOnly(merged) };
  };
  return {
    get,
    update(patch) {
      const checked = settingsSchema.partial().parse(patch);
      context.journal.batch({ key: 'settings-updated', params: {} }, (write) => {
        const stored = repository.all();
        for (const [id, value] of Object.entries(checked)) {
          if (value === undefined) continue;
          const text = JSON.stringify(typeof value === 'string' ? value.normalize('NFC') : value);
          if (stored.has(id)) write.update('setting', id, { value: text });
          else write.insert('setting', { id, value: text });
        }
      });
      return get();
    },
  };
}

function validOnly(values: Record<string, unknown>): Partial<Settings> {
  return Object.fromEntries(
    Object.entries(settingsSchema.shape).flatMap(([key, schema]) => {
      const parsed = schema.safeParse(values[key]);
      return parsed.success ? [[key, parsed.data]] : [];
    }),
  );
}
