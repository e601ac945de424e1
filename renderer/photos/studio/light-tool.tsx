import { Button } from '@mantine/core';
import { IconColorPicker, IconRotate } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NO_EDITS } from '../../../shared/photos/photo-edits.ts';
import { announce } from '../../components/live-region.tsx';
import { balanceFromWhite, MOST_WARMTH, warmthOf, withWarmth } from './colour-balance.ts';
import { oneDecimal, percentOf, signedDecimal } from './number-words.ts';
import type { Place } from './region-geometry.ts';
import { spotColour } from './spot-colour.ts';
import { StudioRange } from './studio-range.tsx';
import { ToolLayout, type ToolProps } from './tool-layout.tsx';
import { WhiteSpot } from './white-spot.tsx';
import classes from './tool-layout.module.css';

const MOST_STOPS = 2;
const { lightStops, balance, sharpen } = NO_EDITS;
const AS_TAKEN = { lightStops, balance, sharpen };

export function LightTool(props: ToolProps) {
  const { session } = props;
  const { t } = useTranslation();
  const { edits, change } = session;
  const image = useRef<HTMLImageElement>(null);
  const [isPicking, setPicking] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const warmth = warmthOf(edits.balance);
  // A spot's colour tells the light it stood in only while nothing has been done to it.
  const shown = isPicking ? { ...edits, lightStops, balance } : edits;
  const pick = (place: Place) => {
    const colour = image.current === null ? null : spotColour(image.current, place);
    const found = colour === null ? null : balanceFromWhite(colour);
    setFailed(found === null);
    if (found === null) return;
    setPicking(false);
    change({ balance: found });
    announce(t('photo-studio.light.picked'));
  };
  return (
    <ToolLayout
      {...props}
      shown={shown}
      image={image}
      overlay={isPicking && <WhiteSpot onPick={pick} />}
    >
      <StudioRange
        label={t('photo-studio.light.light')}
        value={edits.lightStops}
        least={-MOST_STOPS}
        most={MOST_STOPS}
        step={0.1}
        words={t('photo-studio.light.stops', { stops: signedDecimal(edits.lightStops) })}
        onChange={(value) => change({ lightStops: value }, 'light')}
        onEnd={session.endGesture}
      />
      <StudioRange
        label={t('photo-studio.light.warmth')}
        value={warmth}
        least={-MOST_WARMTH}
        most={MOST_WARMTH}
        step={0.05}
        words={warmthWords(t, warmth)}
        onChange={(value) => change({ balance: withWarmth(edits.balance, value) }, 'warmth')}
        onEnd={session.endGesture}
      />
      <Button
        variant={isPicking ? 'light' : 'default'}
        aria-pressed={isPicking}
        leftSection={<IconColorPicker size="1.0625rem" aria-hidden />}
        onClick={() => {
          setPicking(!isPicking);
          setFailed(false);
        }}
      >
        {isPicking ? t('photo-studio.light.pick-stop') : t('photo-studio.light.pick-white')}
      </Button>
      {isPicking && <p className={classes['hint']}>{t('photo-studio.light.pick-hint')}</p>}
      {hasFailed && (
        <output className={classes['warning']}>{t('photo-studio.light.pick-failed')}</output>
      )}
      <StudioRange
        label={t('photo-studio.light.sharpen')}
        value={edits.sharpen}
        least={0}
        most={1}
        step={0.05}
        words={t('photo-studio.light.percent', { percent: percentOf(edits.sharpen) })}
        onChange={(value) => change({ sharpen: value }, 'sharpen')}
        onEnd={session.endGesture}
      />
      <Button
        variant="subtle"
        leftSection={<IconRotate size="1.0625rem" aria-hidden />}
        onClick={() => change(AS_TAKEN)}
      >
        {t('photo-studio.light.reset')}
      </Button>
    </ToolLayout>
  );
}

function warmthWords(t: ReturnType<typeof useTranslation>['t'], warmth: number): string {
  const number = oneDecimal(Math.abs(warmth) * 10);
  if (Math.abs(warmth) < 0.005) return t('photo-studio.light.neutral');
  return warmth < 0
    ? t('photo-studio.light.cold', { number })
    : t('photo-studio.light.warm', { number });
}
