import type { PhotoFlagCode } from '../../../shared/photos/photo-judgement.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { oneDecimal } from './number-words.ts';

type Unit = 'percent' | 'degrees' | 'pixels' | 'one-decimal' | 'count';

/** What the numbers of each flag count: parts of the picture, brightness levels, stops of light, bits that differ. */
const UNITS = {
  blurred: 'percent',
  dark: 'count',
  bright: 'percent',
  'low-contrast': 'count',
  'colour-cast': 'one-decimal',
  tilted: 'degrees',
  'too-small': 'pixels',
  'subject-small': 'percent',
  screenshot: 'percent',
  'text-over': 'count',
  border: 'percent',
  collage: 'percent',
  duplicate: 'count',
  face: 'count',
} as const satisfies Record<PhotoFlagCode, Unit>;

/** A flag's number with its unit, as a person reads it. A lean says how far, not to which side. */
export function flagNumber(code: PhotoFlagCode, value: number): string {
  switch (UNITS[code]) {
    case 'percent':
      return `${oneDecimal(value * 100)}\u00a0%`;
    case 'degrees':
      return `${oneDecimal(Math.abs(value))}°`;
    case 'pixels':
      return `${formatNumber(value)}\u00a0px`;
    case 'one-decimal':
      return oneDecimal(value);
    case 'count':
      return formatNumber(value);
  }
}
