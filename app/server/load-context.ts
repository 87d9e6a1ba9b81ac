import type { Actor } from '#db/actor.ts';
import type { Parts } from './parts.ts';

declare module '@remix-run/node' {
  interface AppLoadContext {
    parts: Parts;
    /** Of this one answer, for `<script>` and `<style>`. */
    nonce: string;
    actor: Actor;
    /** Where the request comes from, an IPv6 one shortened to its /64: for limits only, never kept. */
    address: string;
    /** Where loaders put markup that travels as part of the page, and not in its data; absent when only data is asked for. */
    markup?: Map<string, string>;
  }
}

export type { Parts };
