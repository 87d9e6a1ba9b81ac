import { LIGHT_STYLES } from './page-frame.ts';
import styles from './theme.css?inline';

/** The styles of the house, for a page that brings them along. */
export function bringStyles(markup: Map<string, string> | undefined): void {
  markup?.set(LIGHT_STYLES, styles);
}
