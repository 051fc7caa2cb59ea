import { HttpClient } from '@angular/common/http';
import { inject } from '@angular/core';
import { TokenService, type TokenGrant } from 'ngx-token-refresh';

export function wrapped(person: object): void {
  const http = inject(HttpClient);
  const tokens = inject(TokenService);
  // #region wrapped
  // no, where the server answers { data: { token, refresh } }: a type argument is a promise, not a check
  http.post<TokenGrant>('/api/sign-in', person).subscribe((answer) => tokens.signIn(answer));
  // #endregion
}

export function unwrapped(person: object): void {
  const http = inject(HttpClient);
  const tokens = inject(TokenService);
  // #region unwrapped
  http
    .post<{ data: { token: string; refresh: string } }>('/api/sign-in', person)
    .subscribe(({ data }) => tokens.signIn({ accessToken: data.token, refreshToken: data.refresh }));
  // #endregion
}
