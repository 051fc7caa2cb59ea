import { HttpClient } from '@angular/common/http';
import { inject } from '@angular/core';
import { TokenService, type TokenGrant } from 'ngx-token-refresh';

export function accessTokenOnly(person: object): void {
  const http = inject(HttpClient);
  const tokens = inject(TokenService);
  // #region accessTokenOnly
  http
    .post<{ accessToken: string; refreshToken: string }>('/api/sign-in', person)
    .subscribe(({ accessToken }) => tokens.signIn({ accessToken })); // no: where is the refresh token?
  // #endregion
}

export function wholeAnswer(person: object): void {
  const http = inject(HttpClient);
  const tokens = inject(TokenService);
  // #region wholeAnswer
  http.post<TokenGrant>('/api/sign-in', person).subscribe((answer) => tokens.signIn(answer));
  // #endregion
}
