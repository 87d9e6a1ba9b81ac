import { personLook } from '../person-look.ts';

/** The caret of somebody else: drawn for the eye; screen readers hear of people in the list above. */
export function drawCaret(user: Record<string, unknown>): HTMLElement {
  const caret = document.createElement('span');
  caret.className = `note-caret ${personLook(Number(user.colour)).caret}`;
  caret.setAttribute('aria-hidden', 'true');
  const label = document.createElement('span');
  label.className = 'note-caret-name';
  label.textContent = String(user.name ?? '');
  caret.append(label);
  return caret;
}

export function selectionLook(user: Record<string, unknown>): { class: string } {
  return { class: `note-selection ${personLook(Number(user.colour)).tint}` };
}
