import { Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../components/panel.tsx';
import { SHORTCUTS } from '../components/shortcuts.ts';
import classes from './shortcuts-panel.module.css';

export function ShortcutsPanel() {
  const { t } = useTranslation();
  return (
    <Panel title={t('settings.shortcut.title')}>
      <dl className={classes['list']}>
        {SHORTCUTS.map((shortcut) => (
          <div key={shortcut.name} className={classes['row']}>
            <dt>{t(`settings.shortcut.${shortcut.name}`)}</dt>
            <dd className={classes['keys']}>
              {shortcut.keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
