// From the answers given to what a service must offer. Pure.
import type { NeedCode } from '#db/vocabulary/needs.ts';
import type { PublicCode } from '#db/vocabulary/publics.ts';
import type { ResponseCode } from '#db/vocabulary/responses.ts';
import type { GuideQuery } from './guide-query.ts';
import { HOUSINGS, RESPONSE_ORDER, SITUATIONS, URGENCIES } from './guide-questions.ts';

export type GuideMeaning = {
  /** Any of them; the most urgent first. */
  needs: NeedCode[];
  /** Any of them; empty = whoever it is. */
  publics: PublicCode[];
  /** Kinds of answer, in the order to show. */
  responses: ResponseCode[];
  advice: string[];
};

/** `understood`: needs found in the free line. */
export function meaningOf(query: GuideQuery, understood: NeedCode[] = []): GuideMeaning {
  const situations = SITUATIONS.filter(({ value }) => query.situations.includes(value));
  const urgencies = URGENCIES.filter(({ value }) => query.urgencies.includes(value));
  const housing = HOUSINGS.find(({ value }) => value === query.housing);
  // An urgency that names a need comes before what was ticked; « fragile » only adds to it.
  const pressing = urgencies.filter(({ value }) => value !== 'fragile').flatMap(({ needs }) => needs);
  const adding = urgencies.filter(({ value }) => value === 'fragile').flatMap(({ needs }) => needs);
  const meant = situations.map(({ needs }) => needs[0]);
  const helping = situations.flatMap(({ needs }) => needs.slice(1));
  return {
    needs: unique([...pressing, ...meant, ...understood, ...helping, ...adding]),
    publics: housing ? unique([...housing.publics, ...urgencies.flatMap(({ publics }) => publics)]) : [],
    responses: unique([...urgencies.flatMap(({ first }) => first), ...RESPONSE_ORDER]),
    advice: urgencies.map(({ advice }) => advice),
  };
}

function unique<T>(values: (T | undefined)[]): T[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
