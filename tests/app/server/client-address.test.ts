import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { clientAddress, shortened } from '#app/server/client-address.ts';

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s counts as %s', (address, counted) => expect(shortened(address)).toBe(counted));

it('believes as many proxies as it was told, from the right', () => {
  const request = {
    headers: { 'x-forwarded-for': '203.0.113.9, 198.51.100.4' },
    socket: { remoteAddress: '127.0.0.1' },
  } as unknown as IncomingMessage;
  expect([0, 1, 2, 3].map((hops) => clientAddress(request, hops))).toEqual([
    '127.0.0.1',
    '198.51.100.4',
    '203.0.113.9',
    '127.0.0.1',
  ]);
});
