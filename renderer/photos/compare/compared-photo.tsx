import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { StudioPhoto } from '../../../shared/domain/studio-photo.ts';
import { photoAddress } from '../../api/photo-address.ts';
import { formatBytes } from '../../i18n/formats.ts';
import { takenWords } from '../inbox/taken-at.ts';
import { photoQuery } from '../studio/studio-queries.ts';
import { tileChips } from '../inbox/tile-words.ts';
import { spotAt, zoomScale, type Spot, type Zoom } from './zoom.ts';
import classes from './compare-dialog.module.css';

interface ComparedPhotoProps {
  readonly photo: StudioPhoto;
  readonly zoom: Zoom;
  readonly spot: Spot;
  /** The spot under the pointer: both pictures show it. */
  readonly onSpot: (spot: Spot) => void;
}

/** Sharpness tells two pictures apart in its first two decimals. */
const twoDecimals = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/** A picture with its facts. The pointer leads the enlarged part, in both pictures alike. */
export function ComparedPhoto({ photo, zoom, spot, onSpot }: ComparedPhotoProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState({ naturalPx: 0, shownPx: 0 });
  const { data } = useQuery(photoQuery(photo.id));
  const judgement = data?.judgement ?? null;
  const follow = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (zoom !== 'fit' && box !== undefined)
      onSpot(spotAt({ x: event.clientX, y: event.clientY }, box));
  };
  const chips = tileChips(t, photo);
  const facts: readonly (readonly [string, string])[] = [
    [
      t('photo-inbox.compare.size'),
      `${photo.widthPx}×${photo.heightPx} · ${formatBytes(photo.sizeBytes)}`,
    ],
    [t('photo-inbox.compare.taken'), takenWords(t, photo)],
    [
      t('photo-inbox.compare.sharpness'),
      judgement === null
        ? t('photo-inbox.compare.unknown')
        : twoDecimals.format(judgement.sharpness),
    ],
    [
      t('photo-inbox.compare.light'),
      judgement === null
        ? t('photo-inbox.compare.unknown')
        : t('photo-inbox.compare.percent', { percent: Math.round(judgement.exposure * 100) }),
    ],
    [
      t('photo-inbox.compare.found'),
      chips.length === 0
        ? t('photo-inbox.compare.nothing')
        : chips.map(({ words }) => words).join(', '),
    ],
  ];
  return (
    <figure className={classes['figure']}>
      <div ref={frame} className={classes['frame']} onPointerMove={follow} onPointerDown={follow}>
        <img
          className={classes['picture']}
          src={photoAddress(photo.id, 'preview', photo.key)}
          alt={photo.originalName}
          draggable={false}
          style={{
            transform: `scale(${zoomScale(zoom, shown.naturalPx, shown.shownPx)})`,
            transformOrigin: `${spot.x * 100}% ${spot.y * 100}%`,
          }}
          onLoad={({
            currentTarget: { naturalWidth, naturalHeight, clientWidth, clientHeight },
          }) => {
            // "contain" leaves a border on one pair of sides.
            const fitted = Math.min(clientWidth / naturalWidth, clientHeight / naturalHeight);
            setShown({ naturalPx: naturalWidth, shownPx: naturalWidth * fitted });
          }}
        />
      </div>
      <figcaption>
        <p className={classes['name']}>{photo.originalName}</p>
        <dl className={classes['facts']}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </figcaption>
    </figure>
  );
}
