// A plugin of typedoc: what Angular's compiler adds to a published class is nobody's API.
import { Converter } from 'typedoc';

export function load({ converter }) {
  converter.on(Converter.EVENT_CREATE_DECLARATION, ({ project }, reflection) => {
    if (reflection.name.startsWith('ɵ')) project.removeReflection(reflection);
  });
}
