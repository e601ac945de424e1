import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import type { ListingId, PhotoId } from '../../shared/domain/ids.ts';
import type { ListingFields } from '../../shared/domain/listing.ts';
import type { LabelRow, LabelView } from '../../shared/ipc/contract-studio.ts';
import {
  compareLabel,
  type LabelComparison,
  type LabelFinding,
} from '../../shared/photos/compare-label.ts';
import {
  labelFactsSchema,
  labelLineSchema,
  type LabelFacts,
} from '../../shared/photos/label-facts.ts';
import { formatDay } from '../../shared/text/format-day.ts';
import type { LabelService } from './label-service.ts';
import type { PhotoParts } from './photo-parts.ts';

/** Raised when the same photo may be read otherwise than before. */
const READING_REVISION = 1;

const readingSchema = z.object({ facts: labelFactsSchema, lines: z.array(labelLineSchema) });
type Reading = z.infer<typeof readingSchema>;

export interface ListingDesk {
  /** @throws AppError 'listing.not-found' */
  fieldsOf(id: ListingId): ListingFields;
  update(id: ListingId, fields: ListingFields): void;
}

/** What the labels in photos say, held against the listings they are of. Read once, kept, and read again when lost. */
export interface PhotoLabels {
  /** @throws AppError 'photo.not-found' | 'photo.refused' | 'photo.worker-stopped' | 'listing.not-found' */
  read(photoId: PhotoId, listingId: ListingId | null): Promise<LabelView>;
  /** Takes one row over into the listing. @throws AppError 'photo.label-unusable' when the form has no place for it */
  use(
    photoId: PhotoId,
    listingId: ListingId,
    field: LabelRow['field'],
    label: string,
  ): Promise<void>;
}

export function createPhotoLabels(
  { repository, judgements, store }: Pick<PhotoParts, 'repository' | 'judgements' | 'store'>,
  labels: LabelService,
  listings: ListingDesk,
  today: () => string,
): PhotoLabels {
  async function readingOf(photoId: PhotoId): Promise<Reading> {
    const kept = judgements.labelReading(photoId, READING_REVISION);
    if (kept !== null) return readingSchema.parse(JSON.parse(kept));
    const photo = repository.get(photoId);
    if (photo === null) throw new AppError('photo.not-found', { id: photoId });
    const { sha256, format, originalName, edits } = photo;
    const { facts, lines } = await labels.read({
      path: store.originalPath(sha256, format),
      quarterTurns: edits.quarterTurns,
      file: originalName,
    });
    judgements.saveLabelReading(photoId, READING_REVISION, JSON.stringify({ facts, lines }));
    return { facts, lines: [...lines] };
  }

  return {
    read: async (photoId, listingId) => {
      const { facts, lines } = await readingOf(photoId);
      const fields = listingId === null ? null : listings.fieldsOf(listingId);
      const compared = fields === null ? null : compareLabel(facts, fields, today());
      return {
        listingId,
        rows: toRows(facts, compared),
        lines: lines.map(({ text }) => text),
      };
    },
    use: async (photoId, listingId, field, label) => {
      const { facts } = await readingOf(photoId);
      const fields = listings.fieldsOf(listingId);
      const { proposals } = compareLabel(facts, fields, null);
      const proposal = proposals.find(
        (each) =>
          each.field === FORM_FIELD[field] &&
          (each.field !== 'certificates' || each.value.number === label),
      );
      if (proposal === undefined) throw new AppError('photo.label-unusable', { field });
      listings.update(listingId, {
        ...fields,
        ...(proposal.field === 'certificates'
          ? { certificates: [...fields.certificates, proposal.value] }
          : { [proposal.field]: proposal.value }),
      });
    },
  };
}

const FORM_FIELD: Readonly<Record<LabelRow['field'], LabelFinding['field'] | null>> = {
  'net-weight': 'netWeightGrams',
  'shelf-life': 'shelfLifeDays',
  certificate: 'certificates',
  'made-on': null,
  'expires-on': null,
  gtin: null,
};
const VERDICTS: Readonly<Record<LabelFinding['verdict'], LabelRow['verdict']>> = {
  same: 'same',
  differs: 'differs',
  missing: 'new',
  unclear: 'shown',
};

/** Labels are read in Vietnamese, whatever language the window speaks. */
const PRINTED = { day: 'ngày', month: 'tháng', year: 'năm' } as const;

function toRows(facts: LabelFacts, compared: LabelComparison | null): LabelRow[] {
  const row = (field: LabelRow['field'], label: string, confidence: number): LabelRow => {
    const about = compared?.findings.filter((each) => each.field === FORM_FIELD[field]) ?? [];
    const finding =
      field === 'certificate'
        ? about.find(({ params }) => params['label'] === label)
        : about.find(({ key }) => key !== 'expired');
    const canUse =
      compared?.proposals.some(
        (each) =>
          each.field === FORM_FIELD[field] &&
          (each.field !== 'certificates' || each.value.number === label),
      ) ?? false;
    const written = finding?.params['listing'];
    return {
      field,
      label,
      listing: written === undefined || written === '' ? null : String(written),
      verdict: finding === undefined ? 'shown' : VERDICTS[finding.verdict],
      canUse,
      confidence,
    };
  };
  const { netWeight, madeOn, expiresOn, shelfLife, certificates, gtin } = facts;
  const isExpired = compared?.findings.some(({ key }) => key === 'expired') ?? false;
  return [
    ...(netWeight ? [row('net-weight', netWeight.text, netWeight.confidence)] : []),
    ...(madeOn ? [row('made-on', formatDay(madeOn.date), madeOn.confidence)] : []),
    ...(expiresOn
      ? [
          {
            ...row('expires-on', formatDay(expiresOn.date), expiresOn.confidence),
            ...(isExpired ? { verdict: 'differs' as const } : {}),
          },
        ]
      : []),
    ...(shelfLife
      ? [row('shelf-life', `${shelfLife.count} ${PRINTED[shelfLife.unit]}`, shelfLife.confidence)]
      : []),
    ...certificates.map((each) => row('certificate', each.number, each.confidence)),
    ...(gtin ? [row('gtin', gtin.digits, gtin.confidence)] : []),
  ];
}
