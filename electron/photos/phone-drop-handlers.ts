import type { Handlers, Output } from '../../shared/ipc/contract.ts';

type PhoneDropChannel = 'phone-drop:start' | 'phone-drop:stop' | 'phone-drop:state';

const OFF: Output<'phone-drop:state'> = {
  isOn: false,
  addresses: [],
  hasPhone: false,
  received: 0,
  receivedBytes: 0,
  offAt: null,
};

export function createPhoneDropHandlers(): Handlers<PhoneDropChannel> {
  return {
    'phone-drop:start': () => OFF,
    'phone-drop:stop': () => OFF,
    'phone-drop:state': () => OFF,
  };
}
