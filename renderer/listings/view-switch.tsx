import { IconLayoutGrid, IconList } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import classes from './view-switch.module.css';

/** The same listings as a list, or against the marketplaces. */
export function ViewSwitch() {
  const { t } = useTranslation();
  return (
    <nav className={classes['switch']} aria-label={t('matrix.views')}>
      <NavLink to="/listings" end className={classes['view'] ?? ''}>
        <IconList size="1.125rem" stroke={1.6} aria-hidden />
        {t('matrix.view.list')}
      </NavLink>
      <NavLink to="/listings/matrix" className={classes['view'] ?? ''}>
        <IconLayoutGrid size="1.125rem" stroke={1.6} aria-hidden />
        {t('matrix.view.matrix')}
      </NavLink>
    </nav>
  );
}
