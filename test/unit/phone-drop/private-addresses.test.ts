import { describe, expect, it } from 'vitest';
import { privateAddresses } from '../../../electron/phone-drop/private-addresses.ts';

const ipv4 = (address: string, internal = false) => [
  { address, family: 'IPv4' as const, internal },
];

describe('addresses a phone may reach', () => {
  it('are private ones only', () => {
    expect(
      privateAddresses({
        lo: ipv4('127.0.0.1', true),
        wlan0: ipv4('192.168.1.20'),
        eth0: ipv4('14.225.0.9'),
        eth1: ipv4('172.32.0.4'),
        eth2: ipv4('169.254.3.4'),
        wwan0: ipv4('100.64.0.7'),
        wlan1: [{ address: 'fe80::1', family: 'IPv6', internal: false }],
      }),
    ).toEqual(['192.168.1.20']);
  });

  it('begin with a hotspot of the laptop itself, then wireless networks', () => {
    expect(
      privateAddresses({
        Ethernet: ipv4('10.0.0.5'),
        'Wi-Fi': ipv4('172.20.10.2'),
        'Local Area Connection* 10': ipv4('192.168.137.1'),
      }),
    ).toEqual(['192.168.137.1', '172.20.10.2', '10.0.0.5']);
    expect(privateAddresses({ enp3s0: ipv4('192.168.0.4'), wlp2s0: ipv4('10.42.0.1') })).toEqual([
      '10.42.0.1',
      '192.168.0.4',
    ]);
  });

  it('leave out networks between programs and tunnels', () => {
    expect(
      privateAddresses({
        docker0: ipv4('172.17.0.1'),
        'vEthernet (WSL)': ipv4('172.22.0.1'),
        'VirtualBox Host-Only Network': ipv4('192.168.56.1'),
        wg0: ipv4('10.8.0.2'),
      }),
    ).toEqual([]);
  });
});
