/** Who answers by a link has no account: the card and the history say how they came. */
export const LINK_AUTHOR = 'lien reçu par courriel';
