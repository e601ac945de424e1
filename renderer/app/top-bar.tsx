import { Kbd, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { searchDialog } from '../components/search-store.ts';
import { JobsTray } from '../jobs/jobs-tray.tsx';
import { PhoneDropSign } from '../photos/phone-drop/phone-drop-sign.tsx';
import { SaveState } from './save-state.tsx';
import { UndoButton } from './undo-button.tsx';
import classes from './top-bar.module.css';

export function TopBar() {
  const { t } = useTranslation();
  return (
    <header className={`${classes['bar']} ls-screen-only`}>
      <UnstyledButton className={classes['search']} onClick={() => searchDialog.open()}>
        <IconSearch size="1.0625rem" aria-hidden className={classes['icon']} />
        <span className={classes['words']}>{t('search.button')}</span>
        <Kbd size="xs" className={classes['keys']} aria-hidden>
          {t('search.keys')}
        </Kbd>
      </UnstyledButton>
      <div className={classes['states']}>
        <PhoneDropSign />
        <JobsTray />
        <SaveState />
        <UndoButton />
      </div>
    </header>
  );
}
