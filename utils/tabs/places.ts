import type { BannerPlace } from '../contract/messages';
import type { Area } from '../platform/areas';

export interface Places {
  at(portalOrigin: string): Promise<BannerPlace | null>;
  put(portalOrigin: string, place: BannerPlace): Promise<void>;
}

const keyOf = (portalOrigin: string) => `place.${portalOrigin}`;
const CORNERS = ['ne', 'nw', 'se', 'sw'] as const;

/** Where people put the banner, by portal: kept over restarts, since a portal's own buttons stay where they are. */
export function createPlaces(local: Area): Places {
  return {
    async at(portalOrigin) {
      const stored = (await local.get(keyOf(portalOrigin))) as Partial<BannerPlace> | undefined;
      const corner = CORNERS.find((one) => one === stored?.corner);
      return corner ? { corner, collapsed: stored?.collapsed === true } : null;
    },
    put: (portalOrigin, place) => local.set(keyOf(portalOrigin), place),
  };
}
