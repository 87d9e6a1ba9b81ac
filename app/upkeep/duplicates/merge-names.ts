// Names of the radio buttons of a merge, written by the page and read by the form.

export function fieldName(name: string): string {
  return `champ-${name}`;
}

export function joinName(leftServiceId: string): string {
  return `service-${leftServiceId}`;
}

/** `<id of the right service>:left`: which service, and whose words stay, in one radio button. */
export function joinValue(rightServiceId: string, text: 'left' | 'right' | 'apart'): string {
  return `${rightServiceId}:${text}`;
}
