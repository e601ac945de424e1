import { useTranslation } from 'react-i18next';
import type { CatalogueEntry } from '../../shared/ipc/contract-marketplaces.ts';
import { StatePill, type Tone } from '../components/state-pill.tsx';

const TONES: Readonly<Record<CatalogueEntry['confidence'], Tone>> = {
  exact: 'ok',
  'from-others': 'info',
  experimental: 'warning',
  unknown: 'warning',
};

/** How far a profile may be trusted: a word and an icon, the colour only beside them. */
export function TrustPill({ confidence }: Pick<CatalogueEntry, 'confidence'>) {
  const { t } = useTranslation();
  return <StatePill tone={TONES[confidence]}>{t(`app.confidence.${confidence}`)}</StatePill>;
}
