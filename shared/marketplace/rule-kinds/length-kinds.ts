import { z } from 'zod';
import { shortenDescription } from '../../text/shorten-description.ts';
import { shortenTitle } from '../../text/shorten-title.ts';
import { textLength, textUnitSchema } from '../../text/text-length.ts';
import type { MarketListing } from '../market-listing.ts';
import { TEXT_FIELDS } from '../rule-field.ts';
import { defineRuleKind } from '../rule-kind.ts';
import { checkTexts } from './text-findings.ts';

const mostParams = z.strictObject({ most: z.number().int().min(1), unit: textUnitSchema });

export const lengthKinds = [
  /** A limit is one marketplace's own, so what is proposed is a text for that marketplace; the master stays long. */
  defineRuleKind({
    kind: 'length-most',
    params: mostParams,
    fields: TEXT_FIELDS,
    placeholders: ['most', 'length'],
    fixesAtMarketplace: true,
    prepare: (field, params) =>
      checkTexts(field, ({ path, text }, { listing }) => {
        const length = textLength(text, params.unit);
        if (length <= params.most) return null;
        return {
          params: { most: params.most, length },
          after: shorten(path, text, listing, params),
        };
      }),
  }),
  defineRuleKind({
    kind: 'length-least',
    params: z.strictObject({ least: z.number().int().min(1), unit: textUnitSchema }),
    fields: TEXT_FIELDS,
    placeholders: ['least', 'length'],
    prepare: (field, { least, unit }) =>
      checkTexts(field, ({ text }) => {
        const length = textLength(text.trim(), unit);
        return length >= least ? null : { params: { least, length }, after: null };
      }),
  }),
];

/** Brand and origin are names: half of one is another. */
function shorten(
  path: string,
  text: string,
  listing: MarketListing,
  { most, unit }: z.infer<typeof mostParams>,
): string | null {
  switch (path) {
    case 'name':
      return shortenTitle(text, { most, unit, keep: [listing.brand, ...placesOf(listing)] });
    case 'packing':
    case 'storage':
      return shortenTitle(text, { most, unit });
    case 'description':
      return shortenDescription(text, most, unit);
    default:
      return null;
  }
}

/** "Xã Mường Phăng, Điện Biên" stands in names as "Mường Phăng" and "Điện Biên". */
function placesOf({ origin, producerPlace }: MarketListing): readonly string[] {
  return `${origin},${producerPlace}`
    .split(',')
    .map((place) => place.trim().replace(/^(?:xã|phường|thị trấn|đặc khu|tỉnh|thành phố)\s+/iu, ''))
    .filter((place) => place !== '');
}
