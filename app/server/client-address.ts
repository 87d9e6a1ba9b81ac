// Where a request comes from, as far as our own proxies can be believed.
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/** IPv4 as it is; IPv6 as its /64, which is what one household or one office is given. */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const claimed = trustedProxies > 0 ? forwarded.at(-trustedProxies) : undefined;
  return shortened(claimed ?? request.socket.remoteAddress ?? '');
}

/** `2001:db8::1` and `2001:db8:0:0:ffff::2` are the same neighbour; `::ffff:192.0.2.1` is `192.0.2.1`. */
export function shortened(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address.slice(0, 64);
  const [before = '', after] = (address.split('%')[0] ?? '').split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const groups =
    after === undefined ? head : [...head, ...Array(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
