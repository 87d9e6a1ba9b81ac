// Names of the fields of the bilan, shared by its form and its reading.
export const textField = (id: string) => `texte-${id}`;
export const keepField = (id: string) => `garder-${id}`;
export const addField = (section: string) => `ajout-${section}`;
