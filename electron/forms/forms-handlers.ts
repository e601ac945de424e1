import { marketplaceIdSchema } from '../../shared/domain/ids.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { FormsService } from './forms-service.ts';

/** All but picking a sample and saving a form as a file: those need the desktop. */
export function createFormsHandlers(
  forms: FormsService,
): Handlers<
  | 'forms:read-sample'
  | 'forms:open'
  | 'forms:propose'
  | 'forms:preview'
  | 'forms:save'
  | 'forms:remove'
> {
  return {
    'forms:read-sample': async ({ path }) => ({ form: await forms.read(path) }),
    'forms:open': ({ marketplaceId }) => ({ form: forms.open(marketplaceId) }),
    'forms:propose': ({ token, ...place }) => ({ proposal: forms.propose(token, place) }),
    'forms:preview': ({ token, choices }) => ({ preview: forms.preview(token, choices) }),
    'forms:save': ({ token, choices }) => ({
      marketplaceId: marketplaceIdSchema.parse(forms.save(token, choices)),
    }),
    'forms:remove': ({ marketplaceId }) => {
      forms.remove(marketplaceId);
      return {};
    },
  };
}
