import { z } from 'zod';
import consentText from '../../../resources/help/consent.vi.json' with { type: 'json' };
import { householdKindSchema } from '../../../shared/domain/household.ts';
import { parsePhone } from '../../../shared/text/parse-phone.ts';
import type { Library } from '../../library/open-library.ts';
import { badField, callLibrary } from '../call-library.ts';
import { fillWords } from '../cli-words.ts';
import { optionKinds, type Command, type Invocation } from '../command.ts';
import { readConsents } from '../read-consents.ts';
import { readJsonFile } from '../read-json-file.ts';
import { UsageError } from '../usage-error.ts';
import { foldVietnamese } from '../../../shared/text/fold-vietnamese.ts';

/** What may be typed, in a file or as options of the same names. */
const typedHouseholdSchema = z.strictObject({
  name: z.string(),
  phone: z.string(),
  commune: z.string(),
  hamlet: z.string(),
  oldAddress: z.string().default(''),
  kind: householdKindSchema.default('household'),
  cooperative: z.string().default(''),
  note: z.string().default(''),
  consent: z
    .union([z.string().transform((list) => list.split(',')), z.array(z.string())])
    .default([]),
});
type TypedHousehold = z.infer<typeof typedHouseholdSchema>;

const OPTIONS = {
  name: 'name',
  phone: 'phone',
  commune: 'commune',
  hamlet: 'hamlet',
  'old-address': 'oldAddress',
  kind: 'kind',
  cooperative: 'cooperative',
  note: 'note',
  consent: 'consent',
} as const;
const REQUIRED = ['name', 'phone', 'commune', 'hamlet'] as const;

export const addHouseholdCommand: Command = {
  name: 'add-household',
  options: {
    ...Object.fromEntries(Object.keys(OPTIONS).map((name) => [name, optionKinds.text])),
    file: optionKinds.text,
  },
  positionals: [],
  run: async (invocation) => {
    const typed = await readTyped(invocation);
    const phone = parsePhone(typed.phone);
    if (!phone.ok) throw new UsageError('phone', { value: typed.phone });
    const library = await invocation.openLibrary();
    const commune = await findCommune(library, typed.commune);
    // Before the household is saved: a mistyped consent must not leave one without.
    const grants = readConsents(library, typed.consent);
    const { id } = await callLibrary(library, 'households:create', {
      fields: {
        name: typed.name,
        phone: phone.phone,
        communeCode: commune,
        hamlet: typed.hamlet,
        oldAddress: typed.oldAddress,
        kind: typed.kind,
        cooperativeName: typed.cooperative,
        note: typed.note,
      },
    });
    if (grants.length > 0) {
      const { version } = consentText;
      await callLibrary(library, 'households:record-consent', {
        householdId: id,
        grants,
        textVersion: version,
      });
    }
    return {
      ok: true,
      json: {
        id,
        name: typed.name,
        communeCode: commune,
        consents: grants.map((grant) => ({
          purpose: grant.purpose,
          marketplaceId: grant.marketplaceId,
        })),
      },
      lines: [fillWords(invocation.words.text.householdAdded, { name: typed.name, id })],
    };
  },
};

async function readTyped({ values, io }: Invocation): Promise<TypedHousehold> {
  const file = values['file'];
  const fromFile = typeof file === 'string' ? await readJsonFile(file, io) : {};
  const fromOptions = Object.entries(OPTIONS).flatMap(([option, field]) => {
    const value = values[option];
    return value === undefined ? [] : [[field, value] as const];
  });
  const merged =
    typeof fromFile === 'object' && fromFile !== null
      ? { ...fromFile, ...Object.fromEntries(fromOptions) }
      : fromFile;
  const missing = REQUIRED.find(
    (name) => file === undefined && !fromOptions.some(([field]) => field === name),
  );
  if (missing !== undefined) throw new UsageError('missingOption', { option: `--${missing}` });
  const parsed = typedHouseholdSchema.safeParse(merged);
  if (!parsed.success) throw badField(parsed.error);
  return parsed.data;
}

const SHOWN_COMMUNES = 8;

/** Five digits, or a name that fits exactly one commune; "Xã Mường Phăng, Điện Biên" narrows by province. */
async function findCommune(library: Library, asked: string): Promise<string> {
  if (/^\d{5}$/.test(asked.trim())) return asked.trim();
  const [name = '', ...provinces] = asked.split(',').map((part) => part.trim());
  const { communes } = await callLibrary(library, 'places:search-communes', {
    query: name,
    limit: 50,
  });
  const province = foldVietnamese(provinces.join(' '));
  const inProvince = communes.filter((commune) =>
    foldVietnamese(commune.provinceName).includes(province),
  );
  const exact = inProvince.filter((commune) => sameName(commune.name, name));
  const fitting = exact.length > 0 ? exact : inProvince;
  const codes = [...new Set(fitting.map((commune) => commune.code))];
  const [only] = codes;
  if (only === undefined) throw new UsageError('noCommune', { value: asked });
  if (codes.length === 1) return only;
  const choices = fitting
    .slice(0, SHOWN_COMMUNES)
    .map((one) => `${one.code} (${one.name}, ${one.provinceName})`);
  throw new UsageError('manyCommunes', { value: asked, choices: choices.join('; ') });
}

function sameName(name: string, typed: string): boolean {
  const bare = (text: string) =>
    foldVietnamese(text).replace(/^(?:xa|phuong|dac khu|thi tran)\s+/, '');
  return bare(name) === bare(typed);
}
