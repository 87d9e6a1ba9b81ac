// What was said on a workshop page, once it is committed: the shape that minutes, bilan and proposals are made from.

export type ContentComment = {
  author: string;
  structure: string;
  text: string;
  /** Slugs of organisations. */
  mentions: string[];
};

export type ContentCard = {
  id: string;
  text: string;
  authorId: string;
  authorName: string;
  structure: string;
  /** Who said it, when somebody else wrote it down; '' otherwise. */
  onBehalfOf: string;
  theme: string;
  votes: number;
  /** Slugs of organisations. */
  mentions: string[];
  /** The card it stands under; null: by itself, or at the head of a group. */
  groupId: string | null;
  /** What was said below it, the oldest first. */
  comments: ContentComment[];
};

export type ContentColumn = { id: string; title: string; cards: ContentCard[] };
export type ContentBoard = { noteId: string; title: string; columns: ContentColumn[] };
/** `json`: the ProseMirror document of a rich note. */
export type ContentText = { noteId: string; title: string; json: unknown };

export type WorkshopContent = {
  page: { id: string; slug: string; title: string; theme: string };
  boards: ContentBoard[];
  texts: ContentText[];
};
