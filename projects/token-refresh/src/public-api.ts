export { provideTokenRefresh } from './lib/provide-token-refresh';
export { provideTokenService } from './lib/provide-token-service';
export type { TokenRefreshOptions } from './lib/options';
export { tokenRefreshInterceptor } from './lib/token-refresh-interceptor';
export { SKIP_TOKEN_REFRESH } from './lib/skip-token-refresh';

export { TokenService } from './lib/token-service';
export type { Active, Flight, RefreshCause, RefreshFailure, Refreshing, Session, SignedOut } from './lib/session';
export type { JwtClaims } from './lib/jwt-claims';
export type { TokenGrant, Tokens } from './lib/tokens';
export type { TokenRefreshEvent } from './lib/token-refresh-event';
export { TokenRefreshError } from './lib/token-refresh-error';

export { signedInGuard } from './lib/signed-in-guard';
export { signedOutGuard } from './lib/signed-out-guard';
export { injectReturnUrl } from './lib/inject-return-url';

export type { RefreshFn, RefreshStrategy } from './lib/refresh-strategy';
export { jsonRefresh } from './lib/json-refresh';
export { cookieRefresh } from './lib/cookie-refresh';
export { oauth2Refresh, type OAuth2RefreshOptions } from './lib/oauth2-refresh';

export type { TokenStorage } from './lib/token-storage';
export { webStorage } from './lib/web-storage';
export { memoryStorage } from './lib/memory-storage';
