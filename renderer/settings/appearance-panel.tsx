import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/ipc/contract-app.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Panel } from '../components/panel.tsx';
import classes from './appearance-panel.module.css';

const TEXT_SIZES = [100, 115, 130, 150] as const satisfies readonly Settings['textSize'][];
const COLOR_SCHEMES = [
  'light',
  'dark',
  'auto',
] as const satisfies readonly Settings['colorScheme'][];

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const labelId = useId();
  return (
    <div className={classes['choice']}>
      <span id={labelId}>{label}</span>
      <SegmentedControl
        aria-labelledby={labelId}
        value={value}
        onChange={onChange}
        data={[...options]}
      />
    </div>
  );
}

/** Takes effect at once: one sees what one chose. */
export function AppearancePanel({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation();
  const update = useLibraryCall('settings:update');
  // What was just pressed, until main has answered.
  const pressed: typeof update.variables = update.isPending ? update.variables : {};
  const language = pressed?.language ?? settings.language;
  const colorScheme = pressed?.colorScheme ?? settings.colorScheme;
  const textSize = pressed?.textSize ?? settings.textSize;
  return (
    <Panel title={t('settings.appearance.title')}>
      <div className={classes['choices']}>
        <Choice
          label={t('settings.appearance.language')}
          value={language}
          options={[
            { value: 'vi', label: t('settings.appearance.vi') },
            { value: 'en', label: t('settings.appearance.en') },
          ]}
          onChange={(value) => update.mutate({ language: value === 'en' ? 'en' : 'vi' })}
        />
        <Choice
          label={t('settings.appearance.colors')}
          value={colorScheme}
          options={COLOR_SCHEMES.map((value) => ({
            value,
            label: t(`settings.appearance.${value}`),
          }))}
          onChange={(value) =>
            update.mutate({ colorScheme: COLOR_SCHEMES.find((one) => one === value) ?? 'auto' })
          }
        />
        <Choice
          label={t('settings.appearance.text-size')}
          value={String(textSize)}
          options={TEXT_SIZES.map((size) => ({
            value: String(size),
            label: t('settings.appearance.percent', { number: size }),
          }))}
          onChange={(value) =>
            update.mutate({ textSize: TEXT_SIZES.find((size) => String(size) === value) ?? 100 })
          }
        />
        <ErrorNotice error={update.error} />
      </div>
    </Panel>
  );
}
