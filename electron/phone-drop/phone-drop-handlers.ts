import type { Handlers } from '../../shared/ipc/contract.ts';
import type { PhoneDropView } from '../../shared/ipc/contract-phone-drop.ts';
import { qrMatrix } from '../sheets/qr-matrix.ts';
import type { PhoneDrop, PhoneDropState } from './phone-drop.ts';

type PhoneDropChannel = 'phone-drop:start' | 'phone-drop:stop' | 'phone-drop:state';

export function createPhoneDropHandlers(drop: PhoneDrop): Handlers<PhoneDropChannel> {
  return {
    'phone-drop:start': async ({ address }) => toView(await drop.start(address)),
    'phone-drop:stop': async () => {
      await drop.stop();
      return toView(drop.state());
    },
    'phone-drop:state': () => toView(drop.state()),
  };
}

function toView(state: PhoneDropState): PhoneDropView {
  if (!state.isOn)
    return {
      isOn: false,
      addresses: [],
      otherAddresses: [],
      problem: null,
      hasPhone: false,
      received: 0,
      receivedBytes: 0,
      offAt: null,
    };
  return {
    isOn: true,
    addresses: [{ url: state.url, matrix: qrMatrix(state.url) }],
    otherAddresses: state.addresses.filter((address) => address !== state.address),
    problem: state.problem,
    hasPhone: state.phone === 'connected',
    received: state.files,
    receivedBytes: state.bytes,
    offAt: state.expiresAt,
  };
}
