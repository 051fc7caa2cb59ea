import type { Response } from 'express';

import type { SessionKind } from '../app/session-kind';
import type { AccessTokens } from './access-tokens';
import { setSessionCookies } from './session-cookies';
import type { Family } from './token-families';
import { visitOf } from './visits';
import type { Xsrf } from './xsrf';

/** What a sign-in and a refresh answer: new tokens, in the body or in cookies. */
export class Grants {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly xsrf: Xsrf,
  ) {}

  async make(response: Response, family: Family, refreshToken: string) {
    const visit = visitOf(response);
    visit.meet(family.id);
    const expiresIn = visit.accessTokenSeconds;
    return { accessToken: await this.accessTokens.issue(family, expiresIn, visit.time), refreshToken, expiresIn };
  }

  async answer(response: Response, kind: SessionKind, family: Family, refreshToken: string): Promise<void> {
    const grant = await this.make(response, family, refreshToken);
    if (kind === 'tokens') return void response.json(grant);
    const { accessToken, expiresIn } = grant;
    const inCookies = kind === 'cookies' ? grant : { refreshToken, expiresIn };
    setSessionCookies(response, { ...inCookies, xsrfToken: this.xsrf.tokenFor(family.id) });
    response.json(kind === 'cookies' ? { expiresIn } : { accessToken, expiresIn });
  }
}
