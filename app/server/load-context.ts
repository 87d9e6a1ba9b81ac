import type { Parts } from './parts.ts';

declare module '@remix-run/node' {
  interface AppLoadContext {
    parts: Parts;
    /** Of this one answer, for `<script>` and `<style>`. */
    nonce: string;
  }
}

export type { Parts };
