/** Calls `step` before each picture, until it answers `false`; never for people who want no motion. */
export function eachFrame(step: () => boolean): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  requestAnimationFrame(() => {
    if (step()) eachFrame(step);
  });
}
