import { AppError } from '../../shared/errors.ts';
import type { FormPreview } from '../../shared/ipc/contract-forms.ts';
import { checkListing } from '../../shared/marketplace/check-listing.ts';
import { fillPlaceOf } from '../../shared/marketplace/fit-workbook.ts';
import type { LearnedForm } from '../../shared/marketplace/learn-form/learned-form.ts';
import { mapListings } from '../../shared/marketplace/map-listings.ts';
import type { MarketListing } from '../../shared/marketplace/market-listing.ts';
import type { ProfileView } from '../../shared/marketplace/profile-schema.ts';
import { isBlocking } from '../../shared/marketplace/violation.ts';
import { csvText } from '../../shared/table/csv-text.ts';
import { dataFileBytes } from '../../shared/table/data-file-bytes.ts';
import { withoutRowsFrom } from '../../shared/table/empty-rows.ts';
import { openWorkbook, recogniseWorkbook } from '../../shared/table/recognise-workbook.ts';
import type { Sample } from './read-sample.ts';

/** Stands for the address a person gives at export. */
const EXAMPLE_BASE = 'https://anh.example.com/';
/** Of the file's text. */
const SHOWN_CHARACTERS = 6000;
/** A template is kept in the library, and in its journal. */
const MOST_TEMPLATE_BYTES = 8 * 1024 * 1024;

/** The rows, and the text where it is one, as a bundle for this form would carry them. */
export function previewForm(
  view: ProfileView,
  listings: readonly MarketListing[],
  today: string,
): FormPreview {
  const { profile } = view;
  const [file] = mapped(view, listings);
  const headers = [...(file?.headers ?? [])];
  const rows = (file?.rows ?? []).map((row) => [...row]);
  return {
    headers,
    rows,
    text:
      profile.file.kind === 'csv'
        ? csvText(headers, rows, profile.file).slice(0, SHOWN_CHARACTERS)
        : null,
    products: listings.map((listing) => ({
      name: listing.name,
      problems: checkListing(listing, view, { today })
        .filter(isBlocking)
        .map(({ officer }) => officer),
    })),
  };
}

/**
 * The workbook emptied of its products, filled once and recognised again: what would fail at an export fails now.
 * Null for files of text. @throws AppError 'form.not-fillable' | 'form.template-too-large' | 'workbook.formula-in-the-way'.
 */
export function provenTemplate(
  { content, fileName }: Sample,
  { file }: LearnedForm,
  view: ProfileView,
  listings: readonly MarketListing[],
): Uint8Array | null {
  if (content.kind !== 'workbook' || file.kind !== 'workbook') return null;
  const format = view.profile.file;
  const sheet = openWorkbook(content.bytes).opened.sheets.find(({ name }) => name === file.sheet);
  if (sheet === undefined || format.kind !== 'workbook') {
    throw new AppError('form.not-fillable', { file: fileName, detail: file.sheet });
  }
  const template = withoutRowsFrom(content.bytes, sheet.path, file.dataRow);
  if (template.length > MOST_TEMPLATE_BYTES) {
    throw new AppError('form.template-too-large', { most: MOST_TEMPLATE_BYTES / (1024 * 1024) });
  }
  const recognised = recogniseWorkbook(openWorkbook(template), format);
  if (!('sheetPath' in recognised)) {
    const detail = recognised.missingKeys.slice(0, 3).join(', ');
    throw new AppError('form.not-fillable', { file: fileName, detail });
  }
  // Formulas that show something in rows without products would push every export below them.
  if (recognised.firstFreeRow !== file.dataRow) {
    throw new AppError('workbook.formula-in-the-way', {
      cell: `${recognised.firstFreeRow - 1}:${recognised.firstFreeRow - 1}`,
    });
  }
  for (const data of mapped(view, listings)) {
    dataFileBytes(view.profile, data, {
      bytes: template,
      place: fillPlaceOf(view.profile, recognised),
    });
  }
  return template;
}

function mapped({ profile }: ProfileView, listings: readonly MarketListing[]) {
  return mapListings(listings, profile, { pictures: { kind: 'base', base: EXAMPLE_BASE } })
    .dataFiles;
}
