/** Where an address names a service, one that is not written yet. No service may have it. */
export const NEW_SERVICE = 'nouveau';
