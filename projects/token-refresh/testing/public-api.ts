export { provideTokenRefreshTesting } from './provide-token-refresh-testing';
export { provideTokenServiceTesting } from './provide-token-service-testing';
export { RefreshTestingController } from './refresh-testing-controller';
export type { TokenRefreshTestingOptions } from './testing-options';
