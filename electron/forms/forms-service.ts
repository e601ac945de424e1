import { basename } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type {
  FormChoices,
  FormPreview,
  FormProposal,
  FormView,
} from '../../shared/ipc/contract-forms.ts';
import type { FormMeanings } from '../../shared/marketplace/learn-form/form-meanings.ts';
import { formProfile } from '../../shared/marketplace/learn-form/form-profile.ts';
import { marketplaceIdSchema } from '../../shared/domain/ids.ts';
import type { MarketListing } from '../../shared/marketplace/market-listing.ts';
import { asciiSlug } from '../../shared/text/ascii-slug.ts';
import { readPickedFile } from '../imports/read-table.ts';
import type { ServiceContext } from '../library/service-context.ts';
import { localDay } from '../listings/local-day.ts';
import type { MarketplacesService } from '../marketplaces/marketplaces-service.ts';
import { firstProposal, formFromChoices, proposalAt } from './form-from-choices.ts';
import { previewForm, provenTemplate } from './form-preview.ts';
import type { FormRepository, StoredForm } from './form-repository.ts';
import { createSampleShelf, sampleOf, type OpenSample } from './form-samples.ts';
import { readSample } from './read-sample.ts';
import { readSharedForm, sharedFormText } from './shared-form.ts';

export interface FormsService {
  /** A sample, an empty template, or a form somebody shared. @throws AppError, see readSample and readSharedForm. */
  read(path: string): Promise<FormView>;
  /** A learned form, to be corrected. @throws AppError 'form.not-found'. */
  open(marketplaceId: string): FormView;
  /** @throws AppError 'form.gone' */
  propose(token: string, place: Pick<FormChoices, 'sheet' | 'headerRow' | 'dataRow'>): FormProposal;
  /** The file as it would be made from some of the library's products. @throws AppError, see formFromChoices. */
  preview(token: string, choices: FormChoices): FormPreview;
  /**
   * Keeps the form as a marketplace of this library, in use from now on. Journalled and undoable.
   * @returns its id. @throws AppError, see formFromChoices and provenTemplate.
   */
  save(token: string, choices: FormChoices): string;
  /** Journalled and undoable; bundles that were made for it stay. @throws AppError 'form.not-found'. */
  remove(marketplaceId: string): void;
  /** The form as a file for another library. @throws AppError 'form.not-found'. */
  share(marketplaceId: string): { readonly fileName: string; readonly text: string };
}

export interface FormsParts {
  readonly repository: FormRepository;
  readonly meanings: () => FormMeanings;
  readonly marketplaces: Pick<MarketplacesService, 'list' | 'inUse' | 'asView'>;
  readonly marketListings: (ids: readonly string[]) => readonly MarketListing[];
  /** Ids of all marketplaces that are in use from now on. */
  readonly choose: (ids: readonly string[]) => void;
}

const SHOWN_ROWS = 30;
const SHOWN_COLUMNS = 60;
const SHOWN_CHARACTERS = 80;
const PREVIEWED = 3;

export function createFormsService(
  context: Pick<ServiceContext, 'journal' | 'newId' | 'now'>,
  parts: FormsParts,
): FormsService {
  const { repository, marketplaces } = parts;
  const shelf = createSampleShelf(context.newId);

  function stored(marketplaceId: string): StoredForm {
    const found = repository.find(marketplaceId);
    if (found === null) throw new AppError('form.not-found', { id: marketplaceId });
    return found;
  }

  function show(one: OpenSample, name: string): FormView {
    const { sample, marketplaceId } = one;
    const meanings = parts.meanings();
    return {
      token: shelf.put(one),
      fileName: sample.fileName,
      kind: sample.content.kind,
      name,
      marketplaceId: marketplaceId === null ? null : marketplaceIdSchema.parse(marketplaceId),
      sheets: sample.sheets.map((sheet) => ({
        name: sheet.name,
        rows: sheet.rows
          .slice(0, SHOWN_ROWS)
          .map((row) => row.slice(0, SHOWN_COLUMNS).map((cell) => cell.slice(0, SHOWN_CHARACTERS))),
      })),
      meanings: meanings.meanings.map(({ id, label }) => ({ id, label })),
      proposal: firstProposal(one, meanings),
    };
  }

  const settle = (token: string, choices: FormChoices) => {
    const one = shelf.get(token);
    const form = formFromChoices(one, choices, localDay(context.now()));
    const id = one.marketplaceId ?? freeId(form.name);
    return { one, form, id, view: marketplaces.asView(formProfile(form, parts.meanings(), id)) };
  };

  function freeId(name: string): string {
    const taken = new Set<string>(marketplaces.list().map(({ profile }) => profile.id));
    const base = `mau_${asciiSlug(name, 30).replaceAll('-', '_') || 'rieng'}`;
    let id = base;
    for (let number = 2; taken.has(id); number += 1) id = `${base}_${number}`;
    return id;
  }

  const previewed = () => parts.marketListings(repository.listingIds(PREVIEWED));

  return {
    async read(path) {
      const bytes = await readPickedFile(path);
      const fileName = basename(path);
      const shared = readSharedForm(bytes, fileName);
      if (shared === null) {
        const sample = readSample(bytes, fileName);
        return show({ sample, known: null, marketplaceId: null }, nameFrom(fileName));
      }
      const { form, template } = shared;
      return show(
        { sample: sampleOf(form, template), known: form, marketplaceId: null },
        form.name,
      );
    },
    open(marketplaceId) {
      const { form } = stored(marketplaceId);
      const sample = sampleOf(form, repository.template(marketplaceId));
      return show({ sample, known: form, marketplaceId }, form.name);
    },
    propose: (token, place) => proposalAt(shelf.get(token), place, parts.meanings()),
    preview(token, choices) {
      const { view } = settle(token, choices);
      return previewForm(view, previewed(), localDay(context.now()));
    },
    save(token, choices) {
      const { one, form, id, view } = settle(token, choices);
      const proved = provenTemplate(one.sample, form, view, previewed());
      const row = {
        form: JSON.stringify(form),
        template: proved === null ? null : Buffer.from(proved).toString('base64'),
        updated_at: context.now().toISOString(),
      };
      const known = repository.find(id);
      const key = known === null ? 'form-learned' : 'form-corrected';
      context.journal.batch({ key, params: { name: form.name } }, (write) => {
        if (known !== null) {
          write.update('local_profile', known.id, row);
          return;
        }
        write.insert('local_profile', {
          id: context.newId(),
          marketplace_id: id,
          ...row,
          created_at: row.updated_at,
        });
      });
      parts.choose([
        ...new Set<string>([...marketplaces.inUse().map(({ profile }) => profile.id), id]),
      ]);
      return id;
    },
    remove(marketplaceId) {
      const { id, form } = stored(marketplaceId);
      context.journal.batch({ key: 'form-removed', params: { name: form.name } }, (write) => {
        write.remove('local_profile', id);
      });
    },
    share(marketplaceId) {
      const { form } = stored(marketplaceId);
      const template = repository.template(marketplaceId);
      return {
        fileName: `${asciiSlug(form.name, 60) || 'mau'}.len-san-mau.json`,
        text: sharedFormText({ form, template }),
      };
    },
  };
}

/** "mau-dang-san-pham_tiki.xlsx" → "mau dang san pham tiki": a person writes it better. */
function nameFrom(fileName: string): string {
  return fileName
    .replace(/\.[^.]*$/u, '')
    .replaceAll(/[-_]+/gu, ' ')
    .trim()
    .slice(0, 60);
}
