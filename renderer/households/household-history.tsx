import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HouseholdId } from '../../shared/domain/ids.ts';
import { HistoryList } from '../components/history-list.tsx';
import { Loaded } from '../components/loading-state.tsx';
import { Panel } from '../components/panel.tsx';
import { householdHistoryQuery } from './households-queries.ts';

export function HouseholdHistory({ id }: { readonly id: HouseholdId }) {
  const { t } = useTranslation();
  const history = useQuery(householdHistoryQuery(id));
  return (
    <Panel title={t('history.title')}>
      <Loaded query={history}>{({ entries }) => <HistoryList entries={entries} />}</Loaded>
    </Panel>
  );
}
