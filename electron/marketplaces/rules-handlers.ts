import type { Handlers } from '../../shared/ipc/contract.ts';
import type { RulePacksService } from './rule-packs-service.ts';

type RuleChannel = 'rules:list' | 'rules:start-impact' | 'rules:get-impact' | 'rules:switch';

export function createRulesHandlers(service: RulePacksService): Handlers<RuleChannel> {
  return {
    'rules:list': () => ({ packs: service.list() }),
    'rules:start-impact': ({ rowId }) => ({ jobId: service.startImpactOf(rowId) }),
    'rules:get-impact': ({ rowId }) => {
      const impact = service.impactOf(rowId);
      return {
        impact:
          impact === null
            ? null
            : {
                newlyFailing: [...impact.newlyFailing],
                newlyPassing: [...impact.newlyPassing],
                checked: impact.checked,
              },
      };
    },
    'rules:switch': ({ rowId, isOn }) => {
      service.switchTo(rowId, isOn);
      return {};
    },
  };
}
