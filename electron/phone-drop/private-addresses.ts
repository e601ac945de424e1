import type { NetworkInterfaceInfo } from 'node:os';

type Interfaces = Readonly<
  Record<
    string,
    readonly Pick<NetworkInterfaceInfo, 'address' | 'family' | 'internal'>[] | undefined
  >
>;

/** RFC 1918: what no router passes on to the internet. */
const PRIVATE = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/;
/** Networks between programs of this computer and tunnels to elsewhere: no phone is there. */
const NO_PHONE =
  /^(?:docker|br-|veth|virbr|vmnet|vboxnet|lxc|tun|tap|utun|wg|ppp|zt|tailscale)|vEthernet|VirtualBox|VMware|WSL|Hyper-V|VPN/i;
/**
 * What the laptop is called on a hotspot it makes itself: Windows' connection sharing (ScopeAddress, 192.168.137.1) and
 * NetworkManager's "shared" method (nm-settings: 10.42.x.1).
 */
const OWN_HOTSPOT = /^(?:192\.168\.137\.1|10\.42\.\d{1,3}\.1)$/;
const WIRELESS = /^(?:wl|wi-?fi|ath|en0)|không dây|wireless/i;

/** The laptop's own private IPv4 addresses, the likeliest to be the phone's network first. */
export function privateAddresses(interfaces: Interfaces): string[] {
  const found = Object.entries(interfaces).flatMap(([name, entries = []]) =>
    NO_PHONE.test(name)
      ? []
      : entries
          .filter(
            ({ family, internal, address }) =>
              family === 'IPv4' && !internal && PRIVATE.test(address),
          )
          .map(({ address }) => ({ address, rank: rankOf(name, address) })),
  );
  return found.toSorted((a, b) => a.rank - b.rank).map(({ address }) => address);
}

function rankOf(name: string, address: string): number {
  if (OWN_HOTSPOT.test(address)) return 0;
  return WIRELESS.test(name) ? 1 : 2;
}
