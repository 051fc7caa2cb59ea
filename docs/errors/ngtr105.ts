import { inject } from '@angular/core';
import { TokenService } from 'ngx-token-refresh';

/** What the sign-in was answered with. */
export interface Answer {
  readonly accessToken: string;
  readonly refreshToken: string;
}

export function aDate(answer: Answer): void {
  const tokens = inject(TokenService);
  // #region aDate
  tokens.signIn({ ...answer, expiresIn: Date.now() + 300_000 }); // no: a date
  // #endregion
}

export function milliseconds(answer: Answer): void {
  const tokens = inject(TokenService);
  // #region milliseconds
  tokens.signIn({ ...answer, expiresIn: 300_000 }); // no: milliseconds
  // #endregion
}

export function seconds(answer: Answer): void {
  const tokens = inject(TokenService);
  // #region seconds
  tokens.signIn({ ...answer, expiresIn: 300 }); // five minutes
  // #endregion
}
