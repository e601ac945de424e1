import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconExclamationCircle,
  IconInfoCircle,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoFlag } from '../../../shared/photos/photo-judgement.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { flagNumber } from './flag-number.ts';
import type { PhotoView } from './studio-queries.ts';
import classes from './findings.module.css';

interface FindingsProps {
  readonly view: PhotoView;
  readonly onBlurFaces: () => void;
  /** Null where no useful crop is left without them. */
  readonly onCropFaces: (() => void) | null;
}

/** What can be said of the photo: first what is good, then each flaw with why and what to do. */
export function Findings({ view, onBlurFaces, onCropFaces }: FindingsProps) {
  const { t } = useTranslation();
  const { photo, fits, judgement } = view;
  const good = goodWords(t, view);
  const tooSmall = fits.filter((one) => !one.fits);
  const largeEnough = fits.filter((one) => one.fits).map(({ name }) => name);
  const side = Math.min(photo.widthPx, photo.heightPx);
  return (
    <ul className={classes['findings']} aria-label={t('photo-studio.finding.title')}>
      <Finding tone="good">{good}</Finding>
      {!photo.isJudged && <Finding tone="info">{t('photo-studio.finding.not-judged')}</Finding>}
      {largeEnough.length > 0 && (
        <Finding tone="good">
          {t('photo-studio.finding.fits', { names: largeEnough.join(', ') })}
        </Finding>
      )}
      {tooSmall.map(({ marketplaceId, name, leastSidePx }) => (
        <Finding key={marketplaceId} tone="bad">
          {t('photo-studio.finding.too-small', {
            name,
            least: formatNumber(leastSidePx ?? 0),
            side: formatNumber(side),
          })}
        </Finding>
      ))}
      {photo.flags.map((flag) => (
        <FlagFinding key={flag.code} flag={flag}>
          {flag.code === 'face' && (
            <span className={classes['buttons']}>
              <Button variant="default" size="compact-sm" onClick={onBlurFaces}>
                {t('photo-studio.finding.blur-faces')}
              </Button>
              {onCropFaces !== null && (
                <Button variant="default" size="compact-sm" onClick={onCropFaces}>
                  {t('photo-studio.finding.crop-faces')}
                </Button>
              )}
            </span>
          )}
        </FlagFinding>
      ))}
      {photo.hasGps && <Finding tone="warning">{t('photo-studio.finding.gps')}</Finding>}
      {photo.twinOf !== null && <Finding tone="info">{t('photo-studio.finding.twin')}</Finding>}
      {judgement?.codes.map(({ format, text }) => (
        <Finding key={`${format} ${text}`} tone="info">
          {t('photo-studio.finding.code', { text })}
        </Finding>
      ))}
      {photo.isEdited && (
        <Finding tone="info">
          {t('photo-studio.finding.edited', {
            width: view.originalWidthPx,
            height: view.originalHeightPx,
          })}
        </Finding>
      )}
    </ul>
  );
}

/** "Rõ nét · đủ sáng · 4032×3024": only what was looked at and found good. */
function goodWords(t: ReturnType<typeof useTranslation>['t'], { photo }: PhotoView): string {
  const has = (...codes: readonly PhotoFlag['code'][]) =>
    photo.flags.some(({ code }) => codes.includes(code));
  return [
    photo.isJudged && !has('blurred') ? t('photo-studio.finding.sharp') : '',
    photo.isJudged && !has('dark', 'bright') ? t('photo-studio.finding.lit') : '',
    t('photo-studio.finding.size', { width: photo.widthPx, height: photo.heightPx }),
  ]
    .filter((words) => words !== '')
    .join(' · ');
}

function FlagFinding({
  flag,
  children,
}: {
  readonly flag: PhotoFlag;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const { code } = flag;
  const facts = {
    value: flagNumber(code, flag.value),
    threshold: flagNumber(code, flag.threshold),
  };
  return (
    <Finding tone="warning">
      <b>{t(`photo-flags.flag.${code}.name`)}</b>
      <span className={classes['why']}>{t(`photo-flags.flag.${code}.why`, facts)}</span>
      <span>{t(`photo-flags.flag.${code}.do`)}</span>
      {children}
    </Finding>
  );
}

const ICONS = {
  good: IconCircleCheck,
  info: IconInfoCircle,
  warning: IconAlertTriangle,
  bad: IconExclamationCircle,
} as const;

interface FindingProps {
  readonly tone: keyof typeof ICONS;
  readonly children: ReactNode;
}

function Finding({ tone, children }: FindingProps) {
  const Icon = ICONS[tone];
  return (
    <li className={classes['finding']} data-tone={tone}>
      <Icon size="1.0625rem" aria-hidden className={classes['icon']} />
      <div className={classes['words']}>{children}</div>
    </li>
  );
}
